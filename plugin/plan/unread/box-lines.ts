/** Finds lines that look like tasks of a format whose tasks are boxes, and are none (FORMAT section 6a). */
import type { Nodes, Paragraph, RootContent } from 'mdast';
import { hasField, isOfTask } from '../field/field.ts';
import { inlineTextOf, pieceOf } from '../inline/inline-text.ts';
import { textOf } from '../inline/layout.ts';
import type { UnreadTask } from '../model.ts';
import type { Page } from '../page.ts';
import type { PhaseMap } from '../phases.ts';
import { ownContent } from '../sections.ts';
import { alphanumeric, hasLetter } from '../text/letters.ts';
import { filledLines, type Range } from '../text/range.ts';
import { preorderInLists } from '../walk.ts';
import { readTaskLike } from './task-like.ts';

/** The pattern that tasks start with, and the ids found so far. */
interface Known {
  begin: RegExp;
  ids: Set<string>;
}

/**
 * @param begin how the text of a task begins; see `Reader`
 * @param taken all tasks and containers
 */
export function unreadLines(
  page: Page,
  begin: RegExp | undefined,
  taken: readonly { id: string }[],
  { phaseAt }: PhaseMap,
): UnreadTask[] {
  if (!begin) return [];
  const { tree, boxes, source } = page;
  const known = { begin, ids: new Set(taken.map(({ id }) => id.toLowerCase())) };
  const boxed = new Set<Nodes>(boxes.map(({ node }) => node));
  const lines = tree.children.flatMap((root, index) =>
    paragraphsIn(root, boxed).flatMap(({ node, place }) => {
      const text = textOf(node.children);
      return filledLines(text).flatMap((range, number): UnreadTask[] => {
        const found = lostIn(text.slice(range.from, range.to), number === 0 ? place : 'text', known);
        if (!found) return [];
        known.ids.add(found.id.toLowerCase());
        const written = { from: range.from + found.from, to: range.from + found.to };
        const inlineText = inlineTextOf(node.children, source);
        return [
          { id: found.id, cause: found.cause, source: pieceOf(inlineText, written), phase: phaseAt(index), word: '' },
        ];
      });
    }),
  );
  return [...lines, ...headings(page, begin, phaseAt)];
}

/** `### Task 5: Title` over what only tasks have, and over no task. */
function headings({ sections, boxes, labels }: Page, begin: RegExp, phaseAt: PhaseMap['phaseAt']): UnreadTask[] {
  return sections.flatMap((section): UnreadTask[] => {
    const { index, end, inlineText } = section;
    const like = readTaskLike(inlineText.text);
    if (like?.word !== 'task' || !hasField(ownContent(section), labels, isOfTask)) return [];
    if (boxes.some((box) => box.index > index && box.index < end && begin.test(box.textAfter))) return [];
    return [{ id: like.id, cause: 'heading', source: pieceOf(inlineText, like), phase: phaseAt(index), word: '' }];
  });
}

type Lost = Range & Pick<UnreadTask, 'id' | 'cause'>;

/** The place of a line: the first of an item that has a box, whose siblings have one, or neither; or any other text. */
type Place = 'boxed' | 'beside boxes' | 'item' | 'text';

function paragraphsIn(root: RootContent, boxed: ReadonlySet<Nodes>): { node: Paragraph; place: Place }[] {
  const places = new Map<Nodes | undefined, Place>();
  const nodes = preorderInLists([root]);
  for (const node of nodes) {
    if (node.type !== 'list') continue;
    const others: Place = node.children.some((item) => boxed.has(item)) ? 'beside boxes' : 'item';
    for (const item of node.children) places.set(item.children[0], boxed.has(item) ? 'boxed' : others);
  }
  return nodes.flatMap((node) => (node.type === 'paragraph' ? { node, place: places.get(node) ?? 'text' } : []));
}

/** Allowed in front of an id: `[]`, `[ x ]`, `[✓]`, `(x)` or `☐` in place of a box, then `[P]` or the word Task. */
const lead =
  /^[\s*_]*(?:[-+•]\s?(?=\[))?(?:(?:\[\s{0,3}[^\s\][]{0,4}\s{0,3}\]|\(\s?[xX]?\s?\)|[☐☑☒✅✔✓]\uFE0F?)[\s*_]*)*(?:task\s+)?/iu;
/** Clearly meant as a box, even if no id follows: words do, and no punctuation such as that of code. */
const brokenBox = new RegExp(
  String.raw`^\s*(?:[-+•]\s?)?\[(?:|\s{1,3}[xX]?\s{1,3}|[xX ](?=\]\S))\][\s*_]*(?:${alphanumeric}|[\x60"“])`,
  'u',
);

function lostIn(line: string, place: Place, { begin, ids }: Known): Lost | null {
  const front = lead.exec(line)?.[0] ?? '';
  const rest = line.slice(front.length);
  const [whole, id = ''] = begin.exec(rest) ?? [];
  if (whole === undefined) return place === 'boxed' ? shortIn(rest, front.length, { begin, ids }) : null;
  if (id === '') {
    const isLost = place !== 'boxed' && brokenBox.test(line);
    return isLost ? { id, cause: causeOfBroken(place), from: 0, to: line.length } : null;
  }
  if (ids.has(id.toLowerCase())) return null;
  const cause = causeOf(front, rest.slice(whole.length), place, isNeighbour(id, ids));
  return cause && { id, cause, from: 0, to: front.length + whole.length };
}

/** `T13` beside T012. */
function shortIn(text: string, at: number, { begin, ids }: Known): Lost | null {
  const [written = '', letters = '', digits = ''] = /^(T-?)(\d{1,2})(?=[\s:*]+\S)/i.exec(text) ?? [];
  const [, id = ''] = begin.exec(`${letters}${digits.padStart(3, '0')} `) ?? [];
  const isLost = id !== '' && !ids.has(id.toLowerCase()) && isNeighbour(id, ids);
  return isLost ? { id, cause: 'other', from: at, to: at + written.length } : null;
}

/** @param isNext whether a task has the id before or after it: else a number may count anything */
function causeOf(front: string, title: string, place: Place, isNext: boolean): Lost['cause'] | null {
  if (place === 'boxed') return front.trim() === '' ? null : 'other';
  if (!isNext && !front.includes('[')) return null;
  if (/[^\s*_A-Za-z]/.test(front)) return causeOfBroken(place);
  return place === 'beside boxes' && hasLetter(title) ? 'no-box' : null;
}

function causeOfBroken(place: Place): Lost['cause'] {
  return place === 'text' ? 'no-list' : 'broken-box';
}

/** Whether the id is one more or one less than another: `T003` beside T004. */
function isNeighbour(id: string, ids: ReadonlySet<string>): boolean {
  return [-1, 1].some((step) => {
    const other = id.replace(/\d+(?=\D*$)/, (digits) => String(Number(digits) + step).padStart(digits.length, '0'));
    return ids.has(other.toLowerCase());
  });
}
