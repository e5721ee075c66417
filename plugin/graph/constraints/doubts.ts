/**
 * Words that make a sentence about order mean something else than that one task is done before another. A sentence in doubt
 * is left as prose: a row that is not checked costs less than a false alarm.
 */

const words = (list: string) => `(?<![\\p{L}\\p{N}_-])(?:${list})(?![\\p{L}\\p{N}_-])`;

/** A pattern of words that stand by themselves. */
export const pattern = (list: string, flags = 'iu') => new RegExp(words(list), flags);

const conditions = 'if|unless|except|whether|either|whichever|otherwise|regardless|instead|although|though|even|while';
const negations =
  'neither|nor|not|no|nothing|nobody|none|without|avoid(?:s|ed|ing)?|prevent(?:s|ed|ing)?|forbid(?:s|den|ding)?|prohibit(?:s|ed|ing)?|disallow(?:s|ed)?|wrong|would';
const wishes =
  'optional(?:ly)?|prefer(?:s|red|abl[ey])?|ideally|recommend(?:s|ed)?|usually|normally|typically|mostly|often|sometimes|rarely|seldom|hardly|probably|possibly|perhaps|maybe';
const parts =
  '(?:half|parts?|most|some|any|one|first|last|start|beginning|end|middle|rest) of|(?:first|last) \\p{L}{1,30} of|(?:first|last) task(?!s?\\s+#?[A-Z]{0,3}[-.]?\\d)|partial(?:ly)?|partly|dry[\\s-]runs?';
/** Another plan's task, in words. */
export const foreign =
  "(?:another|other) plan|plan(?:[’']s)?\\s{1,9}task|(?:of|in|from) the [\\p{L}\\p{N}._-]{1,60} plan";
const others = `independent(?:ly)?|obsolete|unnecessary|superseded|${foreign}`;

/** Wherever it stands. */
export const doubt = new RegExp(
  String.raw`[?%]|n['’]t(?!\p{L})|${words([conditions, negations, wishes, parts, others].join('|'))}`,
  'iu',
);

/** In front of a name that is mentioned only to be compared with, or for where something is said. */
export const comparing =
  'like|unlike|as (?:in|for|with)|same as|similar(?:ly)? to|compar(?:e|ed|able) (?:to|with)|contrary to|opposed to|see(?: also)?|cf|per|according to|(?:parallel|concurrent(?:ly)?|together|simultaneous(?:ly)?|side by side) (?:with|to)|alongside|beside';

/** What is no work on a task, but against it. */
export const undoing =
  'roll(?:s|ed|ing)?[\\s-]?back|rollbacks?|revert(?:s|ed|ing)?|undo(?:es|ne|ing)?|remov(?:es?|ed|ing)|stop(?:s|ped|ping)?|paus(?:es?|ed|ing)|cancel(?:s|l?ed|l?ing)?|abort(?:s|ed|ing)?|drop(?:s|ped|ping)?|disabl(?:es?|ed|ing)|skip(?:s|ped|ping)?';
export const undoingOf = String.raw`${words(undoing)}\s{0,9}(?::\s{0,9}|(?:of|for|all|both|any|every|the)\s{1,9}){0,3}$`;
/** In front of the first name: what is done to it is no work on it, or all that is said holds only in some case. */
const leading = new RegExp(
  `${undoingOf}|${words('when(?:ever)?|once|as soon as|in case|on (?:failure|errors?)')}`,
  'iu',
);
/** Behind a name, where the name's title may stand as well: the work itself is undone or goes wrong. */
const following = pattern(`(?:is|are|be|been|being|gets?) (?:${undoing})|fail(?:s|ed|ure)?|was|were`);
/** At its end: `the state before`, `named after`. */
const trailing = pattern(String.raw`(?:from|as|state|like|than|named|called|modell?ed|patterned)\s{0,9}$`);
/** Between an arrow and what it leads from: data goes along it. */
const flow = pattern('flows?|sends?|calls?|imports?|data|events?|messages?|traffic');
/** Behind `follows` and `depends on`: it is done in the way of another, or shares something with it. */
const manner = pattern(
  'same|up|patterns?|conventions?|styles?|examples?|approach|structure|designs?|naming|formats?|models?|lead|rules?|guidelines?|templates?',
);

/**
 * Whether what stands on the left of a word of order is about something else than the work of its tasks.
 *
 * @param front the text in front of the first name
 * @param rest the text from there to the word
 */
export function isAside(front: string, rest: string, word: string): boolean {
  // `When Task 1.1 is done, then Task 1.2` says what comes first.
  const said = /^then$/i.test(word) ? front.replace(/^\s{0,9}(?:when|once|as soon as)(?!\p{L})/iu, '') : front;
  const isFlow = /[→>]$/.test(word) && flow.test(front + rest);
  return isFlow || leading.test(said) || following.test(rest) || trailing.test(rest);
}

/** Whether a word speaks of the way of the work: `follows the pattern of Task 1.1`, `follows Task 1.1’s naming`. */
export function isManner(word: string, between: string, behind: string): boolean {
  return /^(?:follow|depend)/i.test(word) && (manner.test(between) || /^['’]s/.test(behind));
}
