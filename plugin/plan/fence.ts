/** Tells code blocks that were not meant: by what closes a fence, or by indentation. */
import type { Code, Nodes, Root } from 'mdast';
import type { Plan } from './model.ts';
import { readTaskLike } from './task-like.ts';
import type { Source } from './text/source.ts';

/** A fence that runs to the end of the file over what would be headings or tasks (FORMAT section 6a). */
export function unclosedFence(tree: Root, source: Source | null): Plan['unclosedFence'] {
  let last: Nodes | undefined = tree;
  while (last && 'children' in last) last = last.children.at(-1);
  if (last?.type !== 'code' || isIndented(last) || isClosed(last)) return null;
  const lines = last.value.split('\n');
  if (!lines.some((line) => hidden.test(line))) return null;
  const value = lines.filter((line) => boxOrHeading.test(line) && readTaskLike(line)?.word === 'task').length;
  return { value, position: openingLine(last, source) };
}

/** What would be a heading below the plan's title, or a box. */
const hidden = /^\s*(?:#{2,6}\s+\S|(?:[-*+]|\d+[.)])\s+\[.\]\s)/;
const boxOrHeading = /^\s*(?:#{2,5}\s|(?:[-*+]|\d+[.)])\s+\[.\]\s)/;

/** A fence takes at least one line more than the code in it. */
export function isIndented(code: Code): boolean {
  return linesOf(code) === valueLines(code);
}

function isClosed(code: Code): boolean {
  const endsOnLine = (code.position?.end.column ?? 0) > 1;
  return !code.position || (endsOnLine && linesOf(code) === valueLines(code) + 2);
}

function linesOf({ position }: Code): number {
  return position ? position.end.line - position.start.line + 1 : 0;
}

function valueLines({ value }: Code): number {
  return value === '' ? 0 : value.split('\n').length;
}

function openingLine({ position }: Code, source: Source | null) {
  const from = position?.start.offset;
  if (!source || from === undefined) return undefined;
  const [opening = ''] = source.text.slice(from).split(/[\r\n]/, 1);
  return source.positionOf(from, from + opening.trimEnd().length);
}
