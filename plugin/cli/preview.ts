import { randomUUID } from 'node:crypto';
import type { Checked } from '../check/checked.ts';
import { summarize } from '../check/checked.ts';
import { counted } from '../rules/support/wording.ts';
import type { FixedFile } from './fix.ts';
import type { Io } from './io.ts';
import { patchOf, printable } from './patch.ts';

/** Prints what would be fixed, as a diff, and how many findings would remain. */
export function printPreview(
  { fixed, checked }: { fixed: readonly FixedFile[]; checked: readonly Checked[] },
  colors: boolean,
  { env, stdout, stderr }: Io,
): void {
  const patches = fixed.map((file) => (stdout.isTTY ? printable(patchOf(file), colors) : patchOf(file)));
  for (const text of env.GITHUB_ACTIONS ? withoutCommands(patches) : patches) stdout.write(text);
  const { errors, warnings } = summarize(checked);
  const left = `${counted(errors, 'error')} and ${counted(warnings, 'warning')}`;
  stderr.write(`${counted(fixed.length, 'plan')} would be fixed; ${left} would remain.\n`);
}

/**
 * A workflow's runner obeys lines of the log that begin with `::`, and a diff holds an author's lines; it obeys none up to
 * a word that nobody can guess.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#stopping-and-starting-workflow-commands
 */
function withoutCommands(patches: readonly string[]): string[] {
  const word = randomUUID();
  return patches.length > 0 ? [`::stop-commands::${word}\n`, ...patches, `::${word}::\n`] : [];
}
