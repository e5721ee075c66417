import type { Position } from 'unist';
import type { Finding } from '../../rules/support/finding.ts';
import type { Checked } from '../checked.ts';
import { summarize } from '../checked.ts';
import type { Reporter } from './reporter.ts';
import { printableJson } from './visible.ts';

/** The whole check as JSON, version 1. Lines and columns are null without a position; `known` needs a baseline. */
export const json: Reporter = (checked) => {
  const findings = checked.flatMap(({ findings }) => findings);
  const { known, ...figures } = summarize(checked);
  const hasBaseline = findings.some((finding) => finding.known !== undefined);
  const summary = { ...figures, ...(hasBaseline && { known }) };
  const report = { version: 1, plans: checked.map(plan), findings: findings.map(finding), summary };
  return `${printableJson(report)}\n`;
};

function plan({ plan, graph }: Checked) {
  const { path, id, title } = plan;
  const { total, cancelled, done } = graph.progress;
  return { path, id, title: title?.value ?? null, tasks: total + cancelled, done };
}

function finding({ rule, severity, path, position, message, hint, url, related, known }: Finding) {
  return {
    rule,
    severity,
    path,
    ...start(position),
    endLine: position?.end.line ?? null,
    endColumn: position?.end.column ?? null,
    message,
    hint,
    url,
    related: related.map((place) => ({ path: place.path, ...start(place.position), message: place.message })),
    ...(known !== undefined && { known }),
  };
}

function start(position: Position | undefined) {
  return { line: position?.start.line ?? null, column: position?.start.column ?? null };
}
