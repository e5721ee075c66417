import pc from 'picocolors';
import type { Position } from 'unist';
import { textOfPart } from '../../plan/parts.ts';
import type { Finding, Related, Severity } from '../../rules/support/finding.ts';
import { counted } from '../../rules/support/wording.ts';
import { type Checked, summarize } from '../checked.ts';
import { codeFrame, linesOf } from './frame.ts';
import type { Reporter } from './reporter.ts';
import { visible, visiblePath } from './visible.ts';

const COLUMNS = 110;
const MAX_RELATED = 10;

type Colors = ReturnType<typeof pc.createColors>;

/** For people: each finding with the lines at fault, the hint and the related places. */
export const pretty: Reporter = (checked, { colors = false, verbose = false, columns = COLUMNS } = {}) => {
  const paint = pc.createColors(colors);
  const blocks = checked.flatMap(({ plan, findings, source }) => {
    const shown = findings.filter(({ severity, known }) => !known && (verbose || severity !== 'info'));
    const byFile = Map.groupBy(shown, ({ path }) => path);
    const lines = new Map(Array.from(byFile.keys(), (path) => [path, linesOf(textOfPart(plan.parts, source, path))]));
    return shown.map((finding) => block(finding, lines.get(finding.path) ?? [], paint, columns));
  });
  const known = checked.flatMap(({ findings }) =>
    findings.filter(({ known }) => verbose && known).map((one) => listed(one, paint)),
  );
  const more =
    blocks.length > 0 ? `\n${paint.dim('`planwright explain RULE` says more about a rule, with examples.')}` : '';
  const total = `${summary(checked, verbose, paint)}${more}`;
  return `${[...blocks, ...(known.length > 0 ? [known.join('\n')] : []), total].join('\n\n')}\n`;
};

/** A finding of the baseline, on a line of its own. */
function listed(finding: Finding, paint: Colors): string {
  return paint.dim(`${place(finding)}  known ${finding.severity}  ${visible(finding.message)}  ${finding.rule}`);
}

function block(finding: Finding, lines: readonly string[], paint: Colors, columns: number): string {
  const { rule, severity, position, message, hint, related } = finding;
  const tone = toneOf(severity, paint);
  const frame = position ? codeFrame(lines, position, { columns, paint: tone, dim: paint.dim }) : [];
  return [
    `${paint.bold(place(finding))}  ${tone(severity)}  ${visible(message)}  ${paint.dim(rule)}`,
    ...frame.map((line) => `  ${line}`),
    `    ${paint.cyan('hint')}  ${visible(hint)}`,
    ...relatedLines(related, paint),
  ].join('\n');
}

function relatedLines(related: readonly Required<Related>[], paint: Colors): string[] {
  const lines = related
    .slice(0, MAX_RELATED)
    .map((other) => `    ${paint.cyan('see')}   ${place(other)}  ${visible(other.message)}`);
  const left = related.length - MAX_RELATED;
  return left > 0 ? [...lines, `          and ${left} more`] : lines;
}

/** `path:line:column`, as editors and terminals link it. */
function place({ path, position }: { path: string | null; position: Position | undefined }): string {
  const start = position ? `:${position.start.line}:${position.start.column}` : '';
  return `${visiblePath(path ?? '(no path)')}${start}`;
}

function toneOf(severity: Severity, { red, yellow, blue }: Colors) {
  return { error: red, warning: yellow, info: blue }[severity];
}

function summary(checked: readonly Checked[], verbose: boolean, paint: Colors): string {
  const { plans, errors, warnings, known } = summarize(checked);
  if (plans === 0) return paint.yellow('No plan was checked.');
  const total = counted(plans, 'plan');
  const more = known > 0 ? `, ${known} known${verbose ? '' : ' (--verbose lists them)'}` : '';
  if (errors + warnings === 0) return paint.green(`✓ ${total} checked: no errors, no warnings${more}.`);
  const text = `✗ ${total} checked: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}${more}.`;
  return errors > 0 ? paint.red(text) : paint.yellow(text);
}
