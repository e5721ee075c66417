import { randomUUID } from 'node:crypto';
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import pc from 'picocolors';
import { type Checked, summarize } from '../check/checked.ts';
import { pictured } from '../check/reporters/visible.ts';
import { counted } from '../rules/support/wording.ts';
import type { FixedFile } from './fix.ts';
import type { Io } from './io.ts';

const CONTEXT = 3;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

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
 * Workflow runners execute log lines that begin with `::`, and a diff has the author's lines; until a token that cannot be
 * guessed, none are executed.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#stopping-and-starting-workflow-commands
 */
function withoutCommands(patches: readonly string[]): string[] {
  const word = randomUUID();
  return patches.length > 0 ? [`::stop-commands::${word}\n`, ...patches, `::${word}::\n`] : [];
}

/** A change as a unified diff, which `git apply` and `patch -p1` take. */
function patchOf({ path, before, after }: FixedFile): string {
  const [old, fixed] = [before, after].map((bytes) => decoder.decode(bytes));
  const options = { context: CONTEXT, headerOptions: FILE_HEADERS_ONLY };
  return createTwoFilesPatch(`a/${path}`, `b/${path}`, old ?? '', fixed ?? '', undefined, undefined, options);
}

/** A diff for a terminal: coloured, and with control characters made visible. */
function printable(patch: string, colors: boolean): string {
  const { bold, cyan, green, red } = pc.createColors(colors);
  const paints = { '-': red, '+': green, '@': cyan } as const;
  const lines = patch.split('\n').map((line) => {
    const text = pictured(line).replace(/␍$/, '');
    if (/^(?:---|\+\+\+) /.test(line)) return bold(text);
    const paint = paints[line[0] as keyof typeof paints];
    return paint ? paint(text) : text;
  });
  return lines.join('\n');
}
