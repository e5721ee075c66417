import type { Examined } from '../check/examine.ts';
import { findFile } from '../check/files.ts';
import { examineFiles } from '../check/read.ts';
import { printableJson, visible } from '../check/reporters/visible.ts';
import { toMermaid } from '../mermaid/text.ts';
import { toJson } from '../render/json.ts';
import type { ExitCode, Io } from './io.ts';
import { oneOf, parseOptions, UsageError } from './options.ts';

const options = { format: { type: 'string', default: 'json' } } as const;

/** What `planwright export --help` prints. */
export const help = `Usage: planwright export FILE [options]

Prints what was read of one plan, valid or not.

  --format json|mermaid|svg  what to print (default: json)

Exit code: 0 printed, 2 wrong use or a file that cannot be read.
`;

const formats = {
  json: ({ plan, graph }: Examined) => `${printableJson(toJson(plan, graph))}\n`,
  mermaid: ({ graph }: Examined) => toMermaid(graph, () => null),
};

/**
 * Prints one plan.
 *
 * @throws {UsageError} for wrong options, and for other than one file
 */
export async function run(args: readonly string[], { cwd, stdout, stderr }: Io): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, options);
  const format = oneOf('--format', values.format, ['json', 'mermaid']);
  const [name] = positionals;
  if (name === undefined || positionals.length > 1) {
    throw new UsageError(
      `Unexpected ${positionals.length} files.`,
      'Expected one, as in `planwright export plans/shop/tasks.md`.',
    );
  }
  const { checked, faults } = await examineFiles([await findFile(name, cwd)]);
  const failures = [...faults, ...checked.flatMap(({ plan }) => plan.faults)];
  for (const { message, hint } of failures) stderr.write(`planwright: ${visible(message)} ${visible(hint)}\n`);
  if (failures.length > 0) return 2;
  for (const examined of checked) stdout.write(formats[format](examined));
  return 0;
}
