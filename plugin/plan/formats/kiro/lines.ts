/** The numbered boxes of a Kiro file, as a tree by their numbers. */
import type { Nodes, PhrasingContent } from 'mdast';
import { textOf } from '../../inline/layout.ts';
import { type Box, type Page, sectionsAbove } from '../../page.ts';
import { firstParagraph } from '../../status.ts';
import type { Range } from '../../text/range.ts';
import { isMeta } from './requirements.ts';

const taskWord = '(?:Task|タスク|任务|任務|작업|Aufgabe|Tarea|Tarefa|Tâche|Задача)';

/** The start of a box's text: a number, which for `1.0` over 1.1 is 1, and after it the asterisk of cc-sdd. */
export const numbered = new RegExp(
  String.raw`^[\s*_]*(?:${taskWord}\s*)?(\d+(?:\.(?!0(?![\d.]))\d+)*)(?:\.0)?(\*)?(?:\.(?!\d)|[:：)])?(?=[\s*_(（]|$)`,
  'diu',
);
const parallelMark = /^[\s*_]*\(P\)/;
const parallelAtEnd = /\s*\(P\)[\s*_]*$/;

/** A box with a number, or without one at the top of a list. */
export interface Line {
  box: Box;
  /** Null where none is written. */
  number: string | null;
  written: Range | null;
  /** The start and end of the title, and the start of the text after it, in the text of the box. */
  after: number;
  titleTo: number;
  end: number;
  isParallel: boolean;
  isStarred: boolean;
}

/** All lines of a file, and what their numbers make of them. */
export interface Lines {
  /** In the order of the page. */
  tasks: readonly Line[];
  containers: readonly Line[];
  isOptional(line: Line): boolean;
}

/**
 * A number with numbers below it of which at least one is not optional is a container, and no task. What is below an
 * optional number is optional, too.
 */
export function linesOf(page: Page): Lines {
  const lines = page.boxes.flatMap((box) => lineOf(box) ?? []).filter((line) => isTask(line, page));
  const starred = new Set(lines.flatMap(({ number, isStarred }) => (isStarred && number ? [number] : [])));
  const isOptional = ({ number, isStarred }: Line) =>
    isStarred || (number !== null && above(number).some((one) => starred.has(one)));
  const holding = new Set(lines.flatMap((line) => (line.number && !isOptional(line) ? above(line.number) : [])));
  const isContainer = ({ number }: Line) => number !== null && holding.has(number);
  return {
    tasks: lines.filter((line) => !isContainer(line)),
    containers: lines.filter(isContainer),
    isOptional,
  };
}

/** `1.2` and `1` for 1.2.3. */
function above(number: string): string[] {
  const parts = number.split('.');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('.'));
}

/** The number at the top: `1` of 1.2.3. */
export function topOf(number: string): string {
  return number.split('.')[0] ?? number;
}

function lineOf(box: Box): Line | null {
  const text = box.textAfter;
  const match = numbered.exec(text);
  const [from, to] = match?.indices?.[1] ?? [0, 0];
  const mark = parallelMark.exec(text.slice(match?.[0].length ?? 0));
  const after = (match?.[0].length ?? 0) + (mark?.[0].length ?? 0);
  const end = metaFrom(box) - box.from;
  const title = text.slice(0, end).replace(/[\s–—-]+$/, '');
  const last = parallelAtEnd.exec(title);
  return {
    box,
    number: match?.[1] ?? null,
    written: match ? { from: box.from + from, to: box.from + to } : null,
    after: box.from + Math.min(after, end),
    titleTo: box.from + Math.max(after, last?.index ?? title.length),
    end: box.from + end,
    isParallel: mark !== null || last !== null,
    isStarred: box.isStarred || match?.[2] !== undefined,
  };
}

/** The start of a line such as `_Requirements: 1.1_` in the paragraph of a box, or the end of the paragraph. */
function metaFrom({ node }: Box): number {
  const content: readonly PhrasingContent[] = firstParagraph(node) ?? [];
  const at = content.findIndex((one: Nodes) => isMeta(one));
  return textOf(at < 0 ? content : content.slice(0, at)).length;
}

/** A box without a number is a task where no other box is around it and its list is none of conditions. */
function isTask({ number, box }: Line, { sections }: Page): boolean {
  if (number !== null) return true;
  return box.parent === null && !sectionsAbove(sections, box.index).some(({ title }) => conditions.test(title));
}

const conditions =
  /\b(?:criteria|checklist|definition of done|dod|verification|validation|acceptance|legend|notes?)\b/i;
