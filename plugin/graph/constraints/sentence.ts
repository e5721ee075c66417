/** A sequence constraint as a sentence: what must come first, and what must wait for it (FORMAT section 4). */
import type { Range } from '../../plan/text/range.ts';
import { comparing, doubt, isAside, isManner, pattern } from './doubts.ts';
import type { Mention } from './mention.ts';
import { aside, namedIn } from './naming.ts';
import { onlyNames, type Reading, relation } from './reading.ts';

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
  /** It is conditional, permits, negates in another way than MUST NOT does, or says of its names what is no order. */
  | 'doubt';

/** The names of both sides, in the order of the work. */
export interface Order {
  before: readonly Mention[];
  after: readonly Mention[];
}

const refusal = pattern(
  String.raw`(?:must|may|shall|should)(?:\s{1,9}not|n['’]t)|(?:must\s{1,9})?never|can\s?not|can['’]t`,
  'giu',
);
const obligation = pattern('must|shall|should|has to|have to|needs? to');
const permission = pattern('may|might|can|could|would');
const only = pattern('only');
/** One of several that come first is no order that can be checked; one of several that wait is all of them. */
const choice = pattern('or');
const beginning = pattern('starts?|begins?|started|begun');
/** Also behind MUST: all that is asked for is a beginning. */
const begun = pattern('running|in progress|under way|underway|have (?:started|begun)|been (?:started|begun)');
const ending = pattern('done|completed?|completes|finish(?:es|ed)?|ends?|ended|closed|over');
/** `Task 1.1 runs until Task 2.1`: what goes on till another begins does not wait for it. */
const lasting = pattern('runs?|stays?|keeps?|remains?|continues?|lasts?|goes on|is|are');
/** Behind several names: only the last of them is meant, and the list was none. */
const ofOne = pattern(
  'is|was|has|does|runs|starts|begins|needs|goes|comes|stays|ends|any ?time|later|next|afterwards|after|free(?:ly)?|(?:in )?parallel|concurrently|side by side',
);
const comparison = pattern(comparing);
/** In front of the names that wait, or between them. */
const elsewhere = new RegExp(`${relation.source}|${comparison.source}`, 'iu');
const waiting = pattern('waits?|waiting|blocked|held|on hold|delayed|postponed');

/**
 * Reads a sentence such as `2.1 MUST NOT start before 1.1`. It is cut at its first word of order; MUST NOT, never and
 * cannot before that word turn the order round. Before `until` they do not: nothing starts until, and nothing starts before,
 * say the same.
 *
 * @returns the names of both sides, or why there is no order between them
 */
export function readOrder(reading: Reading): Order | Unordered {
  const { text, cut } = reading;
  const [left, right] = reading.sides;
  if (!cut || !right) return reading.mentions(left).length > 0 ? 'no-order' : 'no-names';
  const [one, other] = [onlyNames(reading, left), onlyNames(reading, right)];
  if (one && other) return cut[2] === undefined ? { before: one, after: other } : { before: other, after: one };
  const named = [left, right].filter((side) => reading.mentions(side).length > 0);
  if (named.length < 2) return named.length === 1 ? 'one-side' : 'no-names';

  const first = namedIn(reading, left, comparison, true);
  const second = namedIn(reading, right, elsewhere);
  const [lead, start, end] = [first.at(-1), second[0], second.at(-1)];
  if (!lead || !start || !end) return isChain(reading, right) ? 'chain' : 'doubt';
  if (isChain(reading, { from: start.from, to: right.to })) return 'chain';

  const rest = text.slice(end.to);
  const turn = aside.exec(rest);
  const tail = turn ? rest.slice(0, turn.index + 1) : rest;
  const isLeftFirst = directionOf(text.slice(0, left.to), cut);
  const [said, saidNext] = [text.slice(0, left.to), text.slice(right.from, end.to) + tail];
  if (second.length > 1 && ofOne.test(tail)) return 'doubt';
  if (isLeftFirst === null || doubt.test(saidNext) || choice.test(isLeftFirst ? said : saidNext)) return 'doubt';
  const [head] = first as [Mention];
  if (isAside(text.slice(0, head.from), text.slice(head.to, left.to), cut[0])) return 'doubt';
  if (isManner(cut[0], text.slice(right.from, start.from), text.slice(start.to))) return 'doubt';
  const isSpoken = /^\p{L}/u.test(cut[0]) && !/^then$/i.test(cut[0]);
  const verbs = text.slice(lead.to, left.to);
  const isPartial = isLeftFirst
    ? begun.test(verbs) || (beginning.test(verbs) && !obligation.test(verbs)) || (isSpoken && ending.test(tail))
    : beginning.test(tail);
  if (isPartial) return 'doubt';
  return isLeftFirst ? { before: first, after: second } : { before: second, after: first };
}

/** Whether what stands on the left comes first; null where that is in doubt. */
function directionOf(left: string, { 1: leftWord, 2: rightWord }: RegExpExecArray): boolean | null {
  const refusals = left.match(refusal)?.length ?? 0;
  const said = left.replace(refusal, ' ');
  const isRight = rightWord !== undefined && leftWord === undefined;
  const isUntil = isRight && /^until$/i.test(rightWord);
  if (refusals > 1 || doubt.test(said)) return null;
  if (refusals === 1) {
    if (isRight && (/^depends?/i.test(rightWord) || (isUntil && waiting.test(said)))) return null;
    return isUntil ? false : isRight;
  }
  if (permission.test(said) && !only.test(said)) return null;
  if (isUntil && lasting.test(said) && !waiting.test(said)) return null;
  return !isRight;
}

/** Whether behind another word of order something is named. */
function isChain({ text, mentions }: Reading, { from, to }: Range): boolean {
  const next = relation.exec(text.slice(from, to));
  return next !== null && mentions({ from: from + next.index + next[0].length, to }).length > 0;
}
