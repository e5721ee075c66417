/** Finds code blocks that were not intended: by what closes a fence, or by indentation. */
import type { Code, Nodes } from 'mdast';
import type { Plan } from './model.ts';
import type { Page } from './page.ts';
import type { Source } from './text/source.ts';
import { readTaskLike } from './unread/task-like.ts';

/**
 * A fence that nothing closes before the end of the file, or before the next fence, over what would be headings or tasks
 * (FORMAT section 6a).
 */
export function unclosedFence({ tree, source }: Page): Plan['unclosedFence'] {
  for (const node of tree.children) {
    const lines = node.type === 'code' ? linesBeforeFence(node, source) : [];
    const value = tasksIn(lines);
    if (node.type === 'code' && value > 0) return { value, isLast: false, position: openingLine(node, source) };
  }
  let last: Nodes | undefined = tree;
  while (last && 'children' in last) last = last.children.at(-1);
  if (last?.type !== 'code' || isIndented(last) || isClosed(last)) return null;
  const lines = last.value.split('\n');
  if (!lines.some((line) => hidden.test(line))) return null;
  return { value: tasksIn(lines), isLast: true, position: openingLine(last, source) };
}

/** The lines in a code block before the last one that would open another; none in Markdown, which may show plans. */
function linesBeforeFence(code: Code, source: Source | null): string[] {
  const marks = source
    ? /^(?:`{3,}|~{3,})/.exec(source.text.slice(code.position?.start.offset))?.[0]
    : likelyMarks(code);
  if (marks === undefined || /^(?:md|mdx|markdown)$/i.test(code.lang ?? '')) return [];
  const lines = code.value.split('\n');
  const next = lines.findLastIndex((line) => line.startsWith(marks) && /^[`~]+ ?[A-Za-z][\w+-]*$/.test(line));
  return lines.slice(0, Math.max(0, next));
}

/** Of a fence whose source is not there: most have three. */
function likelyMarks(code: Code): string | undefined {
  return code.position && !isIndented(code) ? '```' : undefined;
}

function tasksIn(lines: readonly string[]): number {
  return lines.filter((line) => boxOrHeading.test(line) && readTaskLike(line)?.word === 'task').length;
}

/** A line that would be a heading below the plan's title, or a checkbox. */
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
