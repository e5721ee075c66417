import type { Position } from 'unist';
import type { Finding } from '../../rules/support/finding.ts';
import { fromTop } from './address.ts';
import type { Reporter } from './reporter.ts';
import { pictured, visible } from './visible.ts';

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const satisfies Record<
  Finding['severity'],
  string
>;

/**
 * Workflow commands, which GitHub shows as annotations on the lines at fault. Findings of the baseline are included with
 * `verbose` only.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export const github: Reporter = (checked, { verbose = false, base = '' } = {}) =>
  checked
    .flatMap(({ findings }) => findings)
    .filter(({ severity, known }) => verbose || (severity !== 'info' && !known))
    .map((finding) => `${command(finding, base)}\n`)
    .join('');

function command({ rule, severity, path, position, message, hint, known }: Finding, base: string): string {
  const file = path === null ? {} : { file: fromTop(path, base) };
  const properties = Object.entries({ ...file, ...region(position), title: `planwright: ${rule}` });
  const list = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',');
  return `::${known ? 'notice' : commands[severity]} ${list}::${escapeData(`${visible(message)}\n${visible(hint)}`)}`;
}

/** The runner accepts columns only for a fault on a single line. */
function region(position: Position | undefined) {
  if (position === undefined) return {};
  const { start, end } = position;
  if (start.line !== end.line) return { line: start.line, endLine: end.line };
  return { line: start.line, col: start.column, endLine: end.line, endColumn: end.column };
}

/** Escapes what would end a command's text. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** Escapes what would end a property, too; control characters become pictures, since the log is a terminal. */
function escapeProperty(text: string): string {
  const escaped = escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
  return pictured(escaped);
}
