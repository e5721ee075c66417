/** Finds what looks like the heading of a phase and was not read as one (FORMAT section 6a). */
import leven from 'leven';
import type { Heading, ListItem, Paragraph, Root, RootContent } from 'mdast';
import { inlineTextOf, pieceOf } from '../inline/inline-text.ts';
import { textOf } from '../inline/layout.ts';
import type { UnreadTask } from '../model.ts';
import { hasPhaseLevel, type Outline, phaseLineOf } from '../outline.ts';
import type { Page } from '../page.ts';
import type { PhaseMap } from '../phases.ts';
import { hasLetter, letter, nonAlphanumeric, startOfWords } from '../text/letters.ts';
import { firstAfter, type Range } from '../text/range.ts';
import { inDigits, numberWords, phaseId, phaseWordIn, phaseWords } from '../vocabulary.ts';
import { preorderInLists } from '../walk.ts';
import { isMisspelling, marks } from './task-like.ts';

/** A line above tasks, and the phase of the first of them. */
interface Caption {
  node: Heading | Paragraph;
  phase: string | null;
  /** Whether it holds the tasks, so that it is not a remark in front of them. */
  isClose: boolean;
  /** Of a heading, the id of the first task below it. */
  task?: string | undefined;
}

/** Headings, paragraphs and list items above tasks that read like another phase than the one that the tasks are in. */
export function unreadPhases(page: Page, outline: Outline, { phaseAt }: PhaseMap): UnreadTask[] {
  const words = new Map(outline.phases.map(({ line, section }) => [line.id, phaseWordIn(section.inlineText.text)]));
  const depths = new Set<number>(outline.phases.map(({ section }) => section.heading.depth));
  const isAnother = ({ id, word }: PhaseLike, phase: string) =>
    words.get(phase) === word.toLowerCase() && !id.startsWith(phase);
  return captionsIn(page, outline, phaseAt).flatMap(({ node, phase, isClose, task }): UnreadTask[] => {
    const text = textOf(node.children);
    const isBeside = node.type === 'heading' && depths.has(node.depth);
    const like = readPhaseLike(text) ?? readNumbered(text, task, words, isBeside);
    if (!like) return [];
    const isTitle = isEmphasizedLine(node) || (like.isTitle && (isClose || phase === null));
    const isMeant =
      phase === null ? isTitle || node.type === 'heading' : isTitle && !isOuter(node) && isAnother(like, phase);
    if (!isMeant) return [];
    const cause = node.type === 'paragraph' ? 'phase-text' : hasPhaseLevel(node) ? 'phase' : 'phase-level';
    const { id, word } = like;
    return [{ id, word, source: pieceOf(inlineTextOf(node.children, page.source), like), cause, phase }];
  });
}

function captionsIn({ tree, sections }: Page, outline: Outline, phaseAt: PhaseMap['phaseAt']): readonly Caption[] {
  const places = outline.tasks.map(({ index }) => index).sort((a, b) => a - b);
  const strays = places.filter((index) => phaseAt(index) === null);
  const headings = sections.flatMap((section): Caption[] => {
    const { heading, index, end } = section;
    const first = firstAfter(places, index);
    if (first >= end || phaseLineOf(section)) return [];
    const task = outline.tasks.find((one) => one.index === first)?.id;
    return [{ node: heading, phase: firstAfter(strays, index) < end ? null : phaseAt(first), isClose: true, task }];
  });
  const tasks = new Set<RootContent>(outline.tasks.map(({ node }) => node));
  const items = tree.children.flatMap((node, index) =>
    node.type === 'list' ? itemsAbove(node.children, tasks, phaseAt(index)) : [],
  );
  return [...withoutTitle(headings, tree, places), ...paragraphsAbove(tree, places, phaseAt), ...items];
}

/** Above each task the nearest paragraph in bold or italics that reads like a phase. */
function paragraphsAbove({ children }: Root, places: readonly number[], phaseAt: PhaseMap['phaseAt']): Caption[] {
  const breaks = children.flatMap(({ type }, index) => (type === 'heading' || type === 'list' ? index : []));
  const above = new Map<number, Caption>();
  children.forEach((node, index) => {
    const first = firstAfter(places, index);
    if (node.type !== 'paragraph' || !isEmphasized(node) || first !== firstAfter(breaks, index)) return;
    if (readPhaseLike(textOf(node.children))) above.set(first, { node, phase: phaseAt(first), isClose: false });
  });
  above.delete(Number.POSITIVE_INFINITY);
  return [...above.values()];
}

/** Inside a phase, a heading of such a level is prose. */
function isOuter(node: Caption['node']): boolean {
  return node.type === 'heading' && node.depth < 5;
}

/** Leaves out the plan's title, which may say of which phase it is the plan. */
function withoutTitle(captions: readonly Caption[], { children }: Root, places: readonly number[]): readonly Caption[] {
  const tops = captions.filter(({ node }) => node.type === 'heading' && node.depth === 1);
  const named = tops.filter(({ node }) => readPhaseLike(textOf(node.children)));
  const first = children.findIndex((node) => node.type === 'heading' && node.depth === 1);
  const [title] = named;
  return title?.node === children[first] && named.length === 1 && firstAfter(places, -1) > first
    ? captions.filter((caption) => caption !== title)
    : captions;
}

function isEmphasized({ children: [first] }: Paragraph): boolean {
  return first?.type === 'strong' || first?.type === 'emphasis';
}

/** Whether all of a paragraph's first line is in bold or italics, but for marks and figures after it. */
function isEmphasizedLine(node: Caption['node']): boolean {
  if (node.type !== 'paragraph' || !isEmphasized(node)) return false;
  const [line = ''] = textOf(node.children.slice(1)).split(/[\r\n]/, 1);
  return !hasLetter(line.replace(/\([^()]*\)/g, ''));
}

/** The first lines of items that hold a task or are right before one. */
function itemsAbove(items: readonly ListItem[], tasks: ReadonlySet<RootContent>, phase: string | null): Caption[] {
  const nodes = preorderInLists(items);
  const lists = [items, ...nodes.flatMap((node) => (node.type === 'list' ? [node.children] : []))];
  const holders = new Set<RootContent>();
  // Children come before their parents.
  for (const node of nodes.reverse()) {
    const children: readonly RootContent[] = node.type === 'list' || node.type === 'listItem' ? node.children : [];
    if (children.some((child) => tasks.has(child) || holders.has(child))) holders.add(node);
  }
  return lists.flatMap((list) =>
    list.flatMap((item, index): Caption[] => {
      const next = list[index + 1];
      const [node] = item.children;
      if (node?.type !== 'paragraph' || tasks.has(item)) return [];
      const isClose = holders.has(item);
      return isClose || (next && tasks.has(next)) ? [{ node, phase, isClose }] : [];
    }),
  );
}

/** A text that begins like a phase's heading; its range is that of word and id. */
interface PhaseLike extends Range {
  id: string;
  /** The word for a phase that was meant. */
  word: string;
  /** Whether nothing but a name after a colon or the like follows. */
  isTitle: boolean;
}

/** In any case, but spelled out, since ids have capitals only. */
const anyCase = (words: readonly string[]) =>
  words.flatMap((word) => [word, word.toUpperCase(), word.charAt(0).toUpperCase() + word.slice(1)]).join('|');
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

const numbering = String.raw`(?:\d{1,2}(?:\.\d{1,2})*[.)]\s+)?`;
const numberSign = `(?:(?:${anyCase(['no', 'nr', 'number'])})(?!${letter})\\.?\\s*)?[#№]?\\s?`;
const wordFirst = new RegExp(
  String.raw`^(${marks}${numbering})(?<word>${letter}{3,10})[\s_.:#–—([{"'“‘«-]{0,3}${numberSign}(?<id>${phaseId}(?:[-–]\d+)?|(?:${anyCase(numberWords)})(?!${letter}))`,
  'u',
);
const numberFirst = new RegExp(
  String.raw`^(${marks})(?<number>\d{1,2}(?:st|nd|rd|th|\.)|${anyCase(ordinals)})\s+(?<word>${letter}{3,10})(?!${letter})`,
  'u',
);
const titleAfter = /^[\])}"'”’»*_]*\s*(?:$|[:：([–—|-]|\.(?=\s|$)|\p{Extended_Pictographic})/u;
const LONGEST = 400;

/** Null for a text that begins with neither a word like Phase and a number nor a number and the word. */
function readPhaseLike(text: string): PhaseLike | null {
  const begun = text.slice(0, LONGEST);
  const match = wordFirst.exec(begun) ?? numberFirst.exec(begun);
  if (!match?.groups) return null;
  const [whole, front = ''] = match;
  const { word: written = '', id, number = '' } = match.groups;
  const isTitle = titleAfter.test(begun.slice(whole.length));
  const word = phaseWords.find((known) => isPhaseWord(written.toLowerCase(), known.toLowerCase()));
  if (word === undefined || (!isTitle && (id === undefined || (isPlural(written, word) && !/\d/.test(id)))))
    return null;
  return { id: inFigures(id ?? number), word, isTitle, from: front.length, to: whole.length };
}

const numbered = new RegExp(
  String.raw`^([${nonAlphanumeric}]*)(?:(${letter}{3,12})\s+)?(\d{1,2})(?=\s*[:：.)–—-])`,
  'u',
);

/**
 * Above Task 2.1, in a plan that has other phases: `2. Core`, or `Wafe 2: Core` for a wave; beside them any heading with that number,
 * or with their word.
 *
 * @param words the words of its phases, by their ids
 */
function readNumbered(
  text: string,
  task: string | undefined,
  words: ReadonlyMap<string, string | null>,
  isBeside: boolean,
): PhaseLike | null {
  const id = /^\d{1,2}(?=\.)/.exec(task ?? '')?.[0];
  const used = [...words.values()].find((one) => one !== null);
  if (!used || id === undefined || words.has(id)) return null;
  const word = phaseWords.find((one) => one.toLowerCase() === used) ?? 'Phase';
  const whole = { id, word, isTitle: true, from: startOfWords(text), to: text.trimEnd().length };
  const begun = text.slice(0, LONGEST);
  if (isBeside) return phaseWordIn(begun) === used || hasNumber(begun, id) ? whole : null;
  const [found = '', front = '', written, number] = numbered.exec(begun) ?? [];
  if (number !== id || written === undefined) return number === id ? whole : null;
  return isMisspelling(written.toLowerCase(), used) ? { ...whole, from: front.length, to: found.length } : null;
}

function hasNumber(text: string, number: string): boolean {
  return new RegExp(`(?<![\\d.])${number}(?!\\d|\\.\\d)`).test(text.normalize('NFKC'));
}

/** `2` for `two`, `second` or `2nd` */
function inFigures(number: string): string {
  const word = number.toLowerCase();
  const index = [numberWords, ordinals].map((words) => words.indexOf(word)).find((found) => found >= 0);
  return index === undefined ? inDigits(number.replace(/^(\d+)(?:st|nd|rd|th|\.)$/, '$1')) : String(index + 1);
}

/** In a short word, another letter makes another word: `Path` is not Part. */
function isPhaseWord(word: string, known: string): boolean {
  if (word === known || isPlural(word, known)) return true;
  return isMisspelling(word, known) && (known.length > 4 || word.length !== known.length || leven(word, known) > 1);
}

function isPlural(word: string, known: string): boolean {
  const plural = word.toLowerCase();
  return [`${known}s`, `${known}es`].some((form) => form.toLowerCase() === plural);
}
