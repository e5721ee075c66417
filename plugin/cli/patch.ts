import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import pc from 'picocolors';
import { pictured } from '../check/reporters/visible.ts';
import type { FixedFile } from './fix.ts';

const CONTEXT = 3;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A change as a unified diff, which `git apply` and `patch -p1` take. */
export function patchOf({ path, before, after }: FixedFile): string {
  const [old, fixed] = [before, after].map((bytes) => decoder.decode(bytes));
  const options = { context: CONTEXT, headerOptions: FILE_HEADERS_ONLY };
  return createTwoFilesPatch(`a/${path}`, `b/${path}`, old ?? '', fixed ?? '', undefined, undefined, options);
}

/** A diff for a terminal: coloured, and with control characters that show instead of acting. */
export function printable(patch: string, colors: boolean): string {
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
