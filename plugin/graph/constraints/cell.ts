/**
 * The forms in which a constraint cell names tasks (FORMAT section 4): a list of names, with `MUST …` and a word of order
 * in a sequence constraint. A cell in any other form is prose, and names no task.
 */
import { isPlanPath } from '../../plan/dependency/other-plan.ts';
import type { Cell, InlineText, Span } from '../../plan/model.ts';
import { note } from '../../plan/text/note.ts';
import type { Range } from '../../plan/text/range.ts';
import { anyId, phaseId, phasesName, tasksName } from '../../plan/vocabulary.ts';
import { type Mention, mentionsIn, type Names, OPAQUE } from './mentions.ts';

/** A cell with the words in it that name tasks or phases, whether they bind it or not. */
export interface Reading {
  cell: Cell;
  mentions: readonly Mention[];
  /** Whether the whole cell has one of the forms. */
  isForm: boolean;
  /** Whether it speaks of another plan's tasks. */
  isForeign: boolean;
}

/** Why a sentence puts nothing of the plan in order. */
export type Unordered =
  /** It names no task and no phase. */
  | 'no-names'
  /** It holds no word such as `before`. */
  | 'no-order'
  /** Only one side of that word names something. */
  | 'one-side'
  /** It goes on to a third side: `1.1 → 1.2 → 1.3`. */
  | 'chain'
  /** It names tasks on both sides, and says more about them than their order. */
  | 'doubt';

/** The names of both sides of a sequence constraint, in the order of the work. */
export interface Order {
  before: readonly Mention[];
  after: readonly Mention[];
}

const word = (list: string) => `(?<![\\p{L}\\p{N}])(?:${list})(?![\\p{L}\\p{N}])`;
const joiner = String.raw`[,;&+/、，；和→]|->|(?<!\p{L})(?:and|plus|as well as|or)(?!\p{L})`;
/** What may stand between two names of a list; the first may have its title behind a colon. */
const gap = new RegExp(String.raw`^\s*(?::\s[^,;:]{1,200})?(?:\s*(?:${joiner})){0,2}\s*$`, 'iu');
const choice = new RegExp(word('or|either|whichever'), 'iu');
/** What may follow the last name: nothing, or its title. */
const titleOnly = /^[\s.]*$|^\s*[:–—]\s/u;
const anotherPlan = /(?:another|other) plan|plan(?:[’']s)?\s{1,9}task|(?:of|in|from) the [\p{L}\p{N}._-]{1,60} plan/iu;

/** Makes what is said of a task hold only in some case. */
const condition = new RegExp(word('if|unless|except|only|not|but|when|while|instead|or'), 'iu');
/** What may be in front of the names of a liveness cell, and what makes it speak of a task that is not to be done. */
const occasion = /^(?:.*,\s+)?\s*(?:(?:after|once|when|all of)\s+)?$/iu;
const givenUp = new RegExp(
  `${word('(?:is|are|was|were|gets?) (?:cancell?ed|dropped|skipped|removed|replaced|superseded)')}|^\\s*${word('or')}`,
  'iu',
);

/** A word of order: with what comes first on its left, or on its right. */
const orderWord =
  /(?<![\p{L}\p{N}_-])(?:(before|precedes?|then)|(after|until|depends?\s{1,9}on|follows?))(?![\p{L}\p{N}_-])|(?<![<←↔-])(?:→|-{1,9}>)/iu;
const verb = String.raw`(?:\s+(?!${word('running|progress|begun|under|wait|delayed|held|blocked|postponed|not|only')})\p{L}+){0,3}`;
const obligation = new RegExp(
  String.raw`^\s*(?:(?:must|shall|should|will|has to|have to|needs? to)${verb}|can${verb}\s+only|comes?)\s*$`,
  'iu',
);
const refusal = new RegExp(
  String.raw`^\s*(?:(?:must|shall|should)(?:\s+not|n['’]t)|(?:must\s+)?never|can\s?not|can['’]t)${verb}\s*$`,
  'iu',
);
const waiting = /^\s*(?:waits?|(?:is|are) blocked)\s*$/iu;
const separator = /^[\s,]*$/u;
const beginning = /^(?:\s+(?:can|may))?\s+(?:starts?|begins?|(?:is|are) started)\s*\.?\s*$/iu;
const ending = /^(?:\s+(?:is|are|has|have|been)){0,2}\s+(?!start|begin|begun)\p{L}+\s*\.?\s*$/iu;

/** Whether the words behind the names of a cell leave it a form of its table. */
const isTailOf = {
  exclusion: (tail: string) => titleOnly.test(tail) || !condition.test(tail),
  liveness: (tail: string) => !givenUp.test(tail),
  atomicity: (tail: string) => titleOnly.test(tail),
} as const;

/**
 * Reads a cell that names what its row is about.
 *
 * @returns beside the reading, the names that bind the row: none where the cell is prose
 */
export function readNames(
  cell: Cell,
  names: Names,
  table: keyof typeof isTailOf,
): { reading: Reading; names: readonly Mention[] } {
  const text = maskedText(cell.inlineText);
  const whole = { from: 0, to: text.length };
  const mentions = mentionsIn(text, whole, names);
  const isLiveness = table === 'liveness';
  const list = listIn(text, whole, mentions, isLiveness ? occasion : separator);
  const isForeign = anotherPlan.test(text);
  const isForm =
    list !== null && !isForeign && (table === 'exclusion' || !list.hasChoice) && isTailOf[table](list.tail);
  return { reading: { cell, mentions, isForm, isForeign }, names: isForm ? mentions : [] };
}

/**
 * Reads a sequence constraint such as `2.1 MUST NOT start before 1.1`. It is cut at its first word of order; MUST NOT,
 * never and cannot reverse that word, but for `until`.
 */
export function readSequence(cell: Cell, names: Names): { reading: Reading; order: Order | Unordered } {
  const text = maskedText(cell.inlineText);
  const cut = orderWord.exec(text);
  const left = { from: 0, to: cut?.index ?? text.length };
  const right = cut && { from: cut.index + cut[0].length, to: text.length };
  const [one, other] = [mentionsIn(text, left, names), right ? mentionsIn(text, right, names) : []];
  const order = cut && right ? orderOf(text, cut, { left, right }, one, other) : null;
  const isForm = order !== null && typeof order !== 'string';
  const unordered = one.length > 0 ? 'no-order' : 'no-names';
  const isForeign = anotherPlan.test(text);
  return { reading: { cell, mentions: [...one, ...other], isForm, isForeign }, order: order ?? unordered };
}

function orderOf(
  text: string,
  cut: RegExpExecArray,
  { left, right }: { left: Range; right: Range },
  one: readonly Mention[],
  other: readonly Mention[],
): Order | Unordered {
  if (one.length === 0 || other.length === 0) return one.length + other.length > 0 ? 'one-side' : 'no-names';
  const [first, second] = [listIn(text, left, one, separator), listIn(text, right, other, separator)];
  if (isChain(text, right, other)) return 'chain';
  if (!first || !second || anotherPlan.test(text)) return 'doubt';
  const isLeftFirst = isLeftEarlier(first.tail, cut);
  if (isLeftFirst === null) return 'doubt';
  const earlier = isLeftFirst ? first : second;
  const isEnd = titleOnly.test(second.tail) || (isLeftFirst ? beginning : ending).test(second.tail);
  if (!isEnd || earlier.hasChoice || choice.test(earlier.tail)) return 'doubt';
  return isLeftFirst ? { before: one, after: other } : { before: other, after: one };
}

/** Whether the names in front of a word of order come first; null where what is said of them is no order. */
function isLeftEarlier(said: string, [, leftWord, rightWord]: RegExpExecArray): boolean | null {
  const isRight = rightWord !== undefined && leftWord === undefined;
  const isUntil = /^until$/i.test(rightWord ?? '');
  if (refusal.test(said)) return /^depend/i.test(rightWord ?? '') ? null : isRight && !isUntil;
  const isPlain = separator.test(said) || /^\s*:\s/.test(said);
  const isPositive = isUntil ? waiting.test(said) : obligation.test(said);
  return isPlain || isPositive ? !isRight : null;
}

/** Whether a further word of order follows, with names behind it. */
function isChain(text: string, { from, to }: Range, mentions: readonly Mention[]): boolean {
  const next = orderWord.exec(text.slice(from, to));
  return next !== null && mentions.some((mention) => mention.from > from + next.index);
}

/** A list of names: what follows the last of them, and whether one of several is meant. */
interface List {
  tail: string;
  hasChoice: boolean;
}

/** Reads all names of a range as one list; null where other words are in front of them or between them. */
function listIn(text: string, { from, to }: Range, mentions: readonly Mention[], head: RegExp): List | null {
  const [first] = mentions;
  const last = mentions.at(-1);
  if (!first || !last || !head.test(text.slice(from, first.from).replace(marks, ''))) return null;
  const gaps = mentions.slice(1).map((mention, index) => text.slice(mentions[index]?.to, mention.from));
  if (!gaps.every((between) => gap.test(between))) return null;
  return { tail: text.slice(last.to, to), hasChoice: gaps.some((between) => choice.test(between)) };
}

/** Quotes, brackets and status emoji say nothing. */
const marks = /["“”‘’'()[\]]|\p{Extended_Pictographic}|\uFE0F/gu;

const id = `(?:${anyId}|${phaseId})`;
const nameWord = `(?:${tasksName}|${phasesName})`;
const furtherIds = `(?:\\s*(?:[,;&+–—-]|and\\s|to\\s|through\\s)\\s*(?:${nameWord})?${id}){0,50}`;
const onlyIds = new RegExp(`^\\s*(?:${nameWord})?${id}${furtherIds}\\s*$`, 'iu');
const wordedIds = `(?:${nameWord}|(?=TASK-))${id}${furtherIds}`;
const noTitle =
  'not|no|never|without|avoid|if|unless|when|once|like|unlike|and|or|before|after|until|then|must|task|tasks|phase';
/** `the migration (Task 1.1)` names the task in brackets. */
const titled = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?!(?:${noTitle})\\s)\\p{L}[\\p{L}\\p{N}’'-]*\\s+){1,6}\\((${wordedIds})\\)`,
  'giu',
);

/**
 * A cell's text with everything that names nothing blanked out: what is struck through, code that is no id, links to other
 * plans, and notes in brackets. Every character keeps its place.
 */
function maskedText({ text, spans }: InlineText): string {
  const pieces: string[] = [];
  let end = 0;
  for (const span of spans.filter((one) => isOpaque(one, text))) {
    if (span.from < end) continue;
    pieces.push(text.slice(end, span.from), OPAQUE.repeat(span.to - span.from));
    end = span.to;
  }
  const masked = [...pieces, text.slice(end)].join('');
  if (!/[(（]/.test(masked)) return masked;
  const blank = (part: string) => ' '.repeat(part.length);
  const untitled = masked.replace(titled, (all, inner: string) => `${blank(all.slice(0, -inner.length - 1))}${inner} `);
  return untitled.replace(note, blank);
}

function isOpaque({ kind, from, to, url }: Span, text: string): boolean {
  if (kind === 'code') return to - from > 500 || !onlyIds.test(text.slice(from, to));
  const [target = ''] = (url ?? '').split('#', 1);
  return kind === 'delete' || (kind === 'link' && target !== '' && isPlanPath(target));
}
