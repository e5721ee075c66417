import type { Finding } from '../../rules/support/finding.ts';
import { counted } from '../../rules/support/wording.ts';
import { type Checked, summarize } from '../checked.ts';
import type { ReportOptions } from './reporter.ts';
import { visible } from './visible.ts';

/** GitHub drops a summary of more than 1 MiB. */
const MAX_FINDINGS = 200;
const MAX_CHARACTERS = 600;

/** The findings in Markdown, for the summary page of a workflow run. */
export function githubSummary(checked: readonly Checked[], { verbose = false }: ReportOptions = {}): string {
  const { plans, errors, warnings } = summarize(checked);
  const findings = checked
    .flatMap((one) => one.findings)
    .filter(({ severity, known }) => verbose || (severity !== 'info' && !known));
  const left = findings.length - MAX_FINDINGS;
  return [
    `## Planwright: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}`,
    '',
    `Plans checked: ${plans}, tasks done: ${progress(checked)}.`,
    '',
    ...(findings.length > 0 ? ['| | Place | Finding | Rule |', '|---|---|---|---|'] : []),
    ...findings.slice(0, MAX_FINDINGS).map(row),
    ...(left > 0 ? ['', `And ${left} more.`] : []),
    '',
    '',
  ].join('\n');
}

function progress(checked: readonly Checked[]): string {
  const done = checked.reduce((sum, { graph }) => sum + graph.progress.done, 0);
  const total = checked.reduce((sum, { graph }) => sum + graph.progress.total, 0);
  return `${done} of ${total}`;
}

function row({ rule, severity, path, position, message, hint, url }: Finding): string {
  const place = `${path ?? '(no path)'}${position ? `:${position.start.line}:${position.start.column}` : ''}`;
  const text = `${literal(message)}<br>${literal(hint)}`;
  const name = url === null ? literal(rule) : `[${literal(rule)}](${url})`;
  return `| ${severity} | ${literal(place)} | ${text} | ${name} |`;
}

/** Text with every character escaped that Markdown could interpret. */
function literal(text: string): string {
  const line = [...visible(text)];
  const shown = line.length > MAX_CHARACTERS ? [...line.slice(0, MAX_CHARACTERS - 1), '…'] : line;
  return shown
    .join('')
    .replace(/[!-/:-@[-`{-~]/g, '\\$&')
    .replaceAll('\\@', '&#64;');
}
