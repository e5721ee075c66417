/**
 * The forms in which a constraint cell names tasks (FORMAT section 4): a list of names, with `MUST …` and a word of order
 * in a sequence constraint. A cell in any other form is prose, and names no task.
 */
import { isPlanPath } from '../../plan/dependency/other-plan.ts';
import type { Cell, InlineText, Span } from '../../plan/model.ts';
import { alphanumeric, inPlainWidth, letter, wordEnd, wordStart } from '../../plan/text/letters.ts';
import { blankNotes } from '../../plan/text/note.ts';
import { pattern } from '../../plan/text/pattern.ts';
import type { Range } from '../../plan/text/range.ts';
import { anyId, phaseId, phasesName, tasksName } from '../../plan/vocabulary.ts';
import { type Mention, mentionsIn, type Names, OPAQUE } from './mentions.ts';
import type { CellMentions, Unordered } from './model.ts';

/** A cell with the words in it that name tasks or phases, whether they bind it or not. */
export interface Reading extends CellMentions {
  /** Whether the whole cell has one of the forms; then the words bind it. */
  isForm: boolean;
}

/** The names of both sides of a sequence constraint, in the order of the work. */
export interface Order {
  before: readonly Mention[];
  after: readonly Mention[];
}

/** Replaces each name when the form of a text is matched. */
const NAME = '\uFFFC';
const word = (list: string) => `${wordStart}(?:${list})${wordEnd}`;
/** Quotes, brackets and status emoji say nothing. */
const marks = String.raw`(?:[\s,"“”‘’'()[\]\uFE0F]|\p{Extended_Pictographic})*`;
const joiner = String.raw`\s*(?:[,;&+/、，；和]|(?<!${letter})(?:and|plus|as well as)(?!${letter}))`;
/** Names with what joins them; any may have its title after a colon. */
const list = String.raw`${NAME}(?:(?::\s[^,;:${NAME}]{1,200})?(?:${joiner}){1,2}\s*${NAME})*`;
/** All tasks of a phase may be called that. */
const listed = pattern`^${marks}(?:all\s+(?:(?:of|tasks\s+(?:of|in))\s+)?)?${list}(?:\s+tasks)?([^${NAME}]*)$`;
/** A requirement may begin with an occasion: `After Task 1.1, …`. */
const occasion = pattern`^(?:[^${NAME}]*,\s)?${marks}(?:(?:after|once|when|all of)\s+)?${list}([^${NAME}]*)$`;
/** Allowed after the last name: nothing, or its title. */
const titleOnly = /^[\s.]*$|^\s*[:–—]\s/u;
const anotherPlan = pattern`(?:another|other) plan|plan(?:[’']s)?\s{1,9}task|(?:of|in|from) the (?:${alphanumeric}|[._-]){1,60} plan`;

/** Words that limit a statement about a task to some case. */
const condition = new RegExp(word('if|unless|except|only|not|but|when|while|instead|or'), 'iu');
/** Words by which a requirement is about a task that is not to be done. */
const givenUp = pattern`${word('(?:is|are|was|were|gets?) (?:cancell?ed|dropped|skipped|removed|replaced|superseded)')}|^\s*${word('or')}`;

/** Whether the words after the names of a cell leave it a form of its table. */
const isTailOf = {
  exclusion: (tail: string) => titleOnly.test(tail) || !condition.test(tail),
  liveness: (tail: string) => !givenUp.test(tail),
  atomicity: (tail: string) => titleOnly.test(tail),
} as const;

/** A word of order: with what comes first on its left, or on its right. */
const orderWord = pattern`(?<!${alphanumeric}|[_-])(?:(before|precedes?|then)|(after|until|depends?\s{1,9}on|follows?))(?!${alphanumeric}|[_-])|(?<![<←↔=-])(?:[→⇒⟶]|[=-]{1,9}>)`;
const verb = String.raw`(?:\s+(?!${word('running|progress|begun|under|wait|delayed|held|blocked|postponed|not|only')})${letter}+){0,3}`;
/** Allowed before a word of order. */
const obligation = pattern`^\s*(?:(?:must|shall|should|will|has to|have to|needs? to)${verb}|(?:can|may)(?:${verb}\s+only|\s+only${verb})|comes?)\s*$`;
/** Reverses that word. */
const refusal = pattern`^\s*(?:(?:must|shall|should)(?:\s+not|n['’]t)|(?:must\s+)?never|can\s?not|can['’]t)${verb}\s*$`;
/** Nothing, or a title. */
const titleAfter = /^[\s,]*$|^\s*:\s[^,;]*$/u;
const waiting = /^\s*(?:waits?|(?:is|are) blocked)\s*$/iu;
/** Allowed before `after`. */
const starting = /^\s*(?:(?:starts?|begins?|runs?)|(?:is|are) started)\s*$/iu;
const beginning = /^(?:\s+(?:can|may))?\s+(?:starts?|begins?|(?:is|are) started)\s*\.?\s*$/iu;
const ending = pattern`^(?:\s+(?:is|are|has|have|been)){0,2}\s+(?!start|begin|begun)${letter}+\s*\.?\s*$`;

/** Reads a cell that names what its row is about. */
export function readNames(cell: Cell, names: Names, table: keyof typeof isTailOf): Reading {
  const text = maskedText(cell.inlineText);
  const whole = { from: 0, to: text.length };
  const mentions = namesIn(text, whole, names);
  const tail = tailOf(text, whole, mentions, table === 'liveness' ? occasion : listed);
  return { cell, mentions, isForm: tail !== null && isTailOf[table](tail) };
}

/**
 * Reads a sequence constraint such as `2.1 MUST NOT start before 1.1`. It is cut at its first word of order; MUST NOT,
 * never and cannot reverse that word, but for `until`.
 */
export function readSequence(cell: Cell, names: Names): Reading & { order: Order | Unordered } {
  const text = maskedText(cell.inlineText);
  const cut = orderWord.exec(text);
  const left = { from: 0, to: cut?.index ?? text.length };
  const right = { from: cut ? cut.index + cut[0].length : text.length, to: text.length };
  const [one, other] = [namesIn(text, left, names), namesIn(text, right, names)];
  const isLeftFirst = cut && isLeftEarlier(cut, tailOf(text, left, one, listed), tailOf(text, right, other, listed));
  const [before, after] = isLeftFirst ? [one, other] : [other, one];
  const order = isLeftFirst === null ? whyNone(cut, one, other) : { before, after };
  return { cell, mentions: [...one, ...other], isForm: isLeftFirst !== null, order };
}

function whyNone(cut: RegExpExecArray | null, one: readonly Mention[], other: readonly Mention[]): Unordered {
  if (one.length + other.length === 0) return 'no-names';
  if (!cut) return 'no-order';
  return one.length === 0 || other.length === 0 ? 'one-side' : 'doubt';
}

/**
 * Whether the names in front of a word of order come first; null where the sentence has none of the forms.
 *
 * @param said what follows the names in front of the word
 * @param tail the text after those after it
 */
function isLeftEarlier(
  [, , rightWord = '']: RegExpExecArray,
  said: string | null,
  tail: string | null,
): boolean | null {
  if (said === null || tail === null) return null;
  const isUntil = /^until$/i.test(rightWord);
  const isRefused = refusal.test(said);
  const isPositive =
    titleAfter.test(said) ||
    (isUntil ? waiting : obligation).test(said) ||
    (/^after$/i.test(rightWord) && starting.test(said));
  if (isRefused ? /^depend/i.test(rightWord) : !isPositive) return null;
  const isLeftFirst = (rightWord === '') !== (isRefused && !isUntil);
  return titleOnly.test(tail) || (isLeftFirst ? beginning : ending).test(tail) ? isLeftFirst : null;
}

/** All that a range of a text names; nothing where it speaks of another plan's tasks. */
function namesIn(text: string, range: Range, names: Names): Mention[] {
  return anotherPlan.test(text) ? [] : mentionsIn(text, range, names);
}

/** The text after the names of a range, if they form a list; null otherwise. */
function tailOf(text: string, { from, to }: Range, mentions: readonly Mention[], form: RegExp): string | null {
  let at = from;
  const pieces = mentions.map((mention) => {
    const before = text.slice(at, mention.from);
    at = mention.to;
    return before + NAME;
  });
  return form.exec(pieces.join('') + text.slice(at, to))?.[1] ?? null;
}

/** A name alone, which may be written as code. */
const nameOnly = new RegExp(`^\\s*(?:${tasksName}|${phasesName})?(?:${anyId}|${phaseId})\\s*$`, 'iu');

/**
 * A cell's text with everything that names nothing blanked out: what is struck through, code that is not a name, links to other
 * plans, and notes in brackets. Every character keeps its place.
 */
function maskedText({ text: written, spans }: InlineText): string {
  const text = inPlainWidth(written);
  const pieces: string[] = [];
  let end = 0;
  for (const span of spans.filter((one) => isOpaque(one, text))) {
    if (span.from < end) continue;
    pieces.push(text.slice(end, span.from), OPAQUE.repeat(span.to - span.from));
    end = span.to;
  }
  return blankNotes([...pieces, text.slice(end)].join(''));
}

function isOpaque({ kind, from, to, url }: Span, text: string): boolean {
  if (kind === 'code') return !nameOnly.test(text.slice(from, to));
  const [target = ''] = (url ?? '').split('#', 1);
  return kind === 'delete' || (kind === 'link' && target !== '' && isPlanPath(target));
}
