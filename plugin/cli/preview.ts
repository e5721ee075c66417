import type { Checked } from '../check/checked.ts';
import { summarize } from '../check/summary.ts';
import { counted } from '../rules/words.ts';
import type { FixedFile } from './fix.ts';
import type { Io } from './io.ts';
import { patchOf, printable } from './patch.ts';

/** Prints what would be mended as a diff, and says what would still be wrong then. */
export function printPreview(
  { fixed, checked }: { fixed: readonly FixedFile[]; checked: readonly Checked[] },
  colors: boolean,
  { stdout, stderr }: Io,
): void {
  for (const patch of fixed.map(patchOf)) stdout.write(stdout.isTTY ? printable(patch, colors) : patch);
  const { errors, warnings } = summarize(checked);
  const left = `${counted(errors, 'error')} and ${counted(warnings, 'warning')}`;
  stderr.write(`${counted(fixed.length, 'plan')} would be mended; ${left} would remain.\n`);
}
