/** One item of a dependency value as what it names in its own plan. */
import type { Reference } from '../model.ts';
import { letter, wordEnd, wordStart } from '../text/letters.ts';
import { blankNotes } from '../text/note.ts';
import { pattern } from '../text/pattern.ts';
import type { Range } from '../text/range.ts';
import {
  anyId,
  earlierWord,
  inDigits,
  numberWords,
  phaseId,
  phaseName,
  phaseNameEnd,
  phasesName,
  phaseWord,
  rangeDash,
  taskName,
  tasksName,
  taskWords,
} from '../vocabulary.ts';

/** The kind of id that bare numbers are, after a word that says so. */
export type ReferenceContext = 'task' | 'phase' | null;

/** A reference found in an item; offsets count in the item's text. */
export interface FoundReference extends Range {
  reference: Reference;
  context: ReferenceContext;
  /** For `all`: whether it is all other tasks, also later ones. */
  others?: boolean;
}

/** Words for a phase or a range of phases; its groups are the two ids. */
export const phase = `${phasesName}(${phaseId})${phaseNameEnd}(?:${rangeDash}(?:${phaseName})?(${phaseId})${phaseNameEnd})?`;
/** Words for a task, a range or `2.x`; its groups are the prefix of `2.x` and the two ids. */
export const task = `(?:(\\d+(?:\\.\\d+)*|[A-Za-z])\\.[x*](?![A-Za-z0-9])|#?(${anyId})(?:${rangeDash}(?:${taskName})?#?(${anyId}))?)`;

const phaseAtStart = new RegExp(`^${phase}(?!\\s*${tasksName}\\d)`, 'du');
/** `no. `, `#` or a quotation mark in front of a number. */
const numberSign = String.raw`(?:[_.‐‑–—−-]|\s*(?:no|No|NO|nr|Nr|number)(?!${letter})\.?\s*|\s*["'“‘«#:]\s*)?(?=\d)`;
/** The text in front of the id in `Phase1`, `phase-1`, `Phase no. 1`. */
export const gluedPhaseName = `${phaseWord}(?:[eE]?[sS])?${numberSign}`;
/** Only where nothing else follows. */
const gluedPhase = new RegExp(
  `^${gluedPhaseName}(${phaseId})(?:${rangeDash}(?:${phaseWord}${numberSign})?(${phaseId}))?(?=["'”’»]?(?:\\s+(?:is\\s+|are\\s+)?(?:complete[ds]?|done|finished))?\\s*(?:$|[/,|→]))`,
  'du',
);
/** `Task1.1`, `task_1.1`, `Task no. 1.1`, `Task "1.1"`: what is in front of the id. */
export const gluedTask = new RegExp(`^(?:${taskWords.join('|')})s?${numberSign}`, 'iu');
const taskAtStart = new RegExp(`^${tasksName}${task}`, 'diu');
const bareAtStart = new RegExp(`^${task}`, 'diu');
const phaseInside = new RegExp(`${wordStart}${phase}`, 'du');
const taskInside = new RegExp(`${wordStart}${tasksName}${task}`, 'diu');
const letterAtStart = /^([A-Z]\d*|[IVX]+)(?=\s*$)/d;
const every = '(?:all|everything|every)';
const completion = String.raw`(?:(?:the\s+)?(?:completion|end)\s+of\s+)?`;
const allAtStart = new RegExp(`^${completion}(?:${every}|(?:the\\s+)?(?:${earlierWord}|tasks))${wordEnd}`, 'iu');
const allInside = new RegExp(`^${completion}${every}\\s+(?:of\\s+)?(?:the\\s+)?${task}`, 'diu');
/** `except 1.3`, after an expansion; its group is an id without a word before it. */
export const exception = new RegExp(
  `${wordStart}(?:except(?:ing)?(?:\\s+for)?|excluding|other than|apart from|save(?:\\s+for)?|(?:(?<=${every}\\s+)but|but\\s+not)|not(?:\\s+including)?|without|minus|außer|ausser|sauf|excepto|salvo|exceto|кроме)\\s+(?:the\\s+)?(?:${tasksName}#?(?:${anyId})|${phasesName}${phaseId}|#?(${anyId}|\\d+(?:\\.\\d+)*\\.x))`,
  'iu',
);
const met = '(?:complete[ds]?|done|finished|implemented|merged|ready)';
const allNoun = `(?:(?:implementation |remaining |development )?tasks?|${phaseWord}e?s|implementations?|components?|work|steps?)`;
const allEnd = `(?=\\s*(?:$|[.:]|(?:(?:is|are|being)\\s+)?${met}${wordEnd}))`;
const all = new RegExp(
  `^${completion}${every}(?:\\s+of)?(?:\\s+the)?(?:\\s+(?:${earlierWord}|(other|else|remaining|others))(?:\\s+${allNoun})?${wordEnd}|\\s+(?:tasks|${phaseWord}e?s)${wordEnd}|\\s+${allNoun}${allEnd}|(?:\\s+${allNoun})?\\s+(?:above|before(?:\\s+(?:this|it)(?:\\s+(?:one|task))?)?)${allEnd}|${allEnd})`,
  'iu',
);
/** The same without the word, in the plural: `previous tasks`, `the tasks above`. */
const allBefore = new RegExp(
  `^(?:the\\s+)?(?:${earlierWord}\\s+(?:tasks|steps|${phaseWord}e?s)|tasks\\s+(?:above|before))${allEnd}`,
  'iu',
);
/** The same in other languages, as a whole item. */
const allForeign =
  /^(?:(?:全部|所有|以上(?:全部|所有)?)(?:之前|前面|前置|上述|以上)?的?(?:任务|任務)?|(?:以上|上記)の?(?:すべて|全て|全タスク)|(?:すべて|全て|全)の?(?:前の)?タスク|(?:(?:위의|이전)\s*)?모든\s*(?:이전\s*)?작업|alle[sn]?(?:\s+(?:vorherigen|vorigen|obigen|anderen))?(?:\s+Aufgaben)?|tout(?:es)?(?:\s+les)?(?:\s+tâches)?(?:\s+précédentes)?|tod[ao]s(?:\s+(?:las|as))?(?:\s+(?:tareas|tarefas))?(?:\s+anteriores)?|все(?:\s+предыдущие)?(?:\s+задачи)?)\s*$/iu;
const oneWord = `(?:task|step|${phaseWord})`;
/** Names tasks of the plan without their ids, in words that are not read: `the task above`, `all UI tasks`. */
export const wordsForTasks = new RegExp(
  `^(?:(?:${every}|each)\\s.*\\b(?:tasks?|${phaseWord}e?s)(?:\\s+(?:above|before))?|(?:the\\s+)?(?:(?:${earlierWord}|first|last|next|root|initial)(?:\\s+${oneWord})?|(?:(?:${earlierWord}|first|last|next)\\s+)?(?:${numberWords.join('|')})\\s+(?:tasks|steps)(?:\\s+(?:above|before))?|${oneWord}\\s+(?:above|below|before|${numberWords.join('|')})|(?:rest\\s+of\\s+the|entire|whole)\\s+(?:plan|${oneWord})))${allEnd}`,
  'iu',
);

/**
 * Reads an item such as `Task 1.1 (draft)`, `2.1–2.6` or `Phase 1 complete`; null for an outside condition.
 *
 * @param context what `Task` or `Phase` before earlier items makes of a bare number
 */
export function readReference(
  item: string,
  context: ReferenceContext,
  ids: ReadonlySet<string>,
): FoundReference | null {
  const blanked = blankNotes(item);
  const text = blanked.trimStart();
  const found = inText(text, context, ids);
  const shift = blanked.length - text.length;
  return found && { ...found, from: found.from + shift, to: found.to + shift };
}

function inText(text: string, context: ReferenceContext, ids: ReadonlySet<string>): FoundReference | null {
  const hyphened = hyphenFound(text, context, ids);
  if (hyphened) return hyphened;
  const match = phaseAtStart.exec(text) ?? gluedPhase.exec(text);
  if (match) return phaseReference(match);
  const named = taskAtStart.exec(text);
  if (named) return taskReference(named, 'task', ids);
  if (allForeign.test(text)) return { reference: { kind: 'all' }, from: 0, to: text.trimEnd().length, context };
  if (allAtStart.test(text)) return allFound(text, context, ids);
  return bareFound(text, context, ids) ?? insideFound(text, ids);
}

const ownId = '[A-Za-z]{1,8}\\d{1,2}-\\d{1,4}[a-z]?';
const ownAtStart = new RegExp(`^(?:${tasksName})?#?(${ownId})(?:${rangeDash}(${ownId}))?(?![A-Za-z0-9])`, 'd');
const letteredRange = new RegExp(`^(?:${tasksName})?#?([A-Za-z]{1,6}\\d+)-([A-Za-z]{1,6}\\d+)(?![A-Za-z0-9-])`, 'd');

/** `F1-02`, which is not a range where the plan has that id, and `T1-T4`, which is one where it has these. */
function hyphenFound(text: string, context: ReferenceContext, ids: ReadonlySet<string>): FoundReference | null {
  const match = text.includes('-') ? (ownAtStart.exec(text) ?? letteredRange.exec(text)) : null;
  const [, id = '', to] = match ?? [];
  if (!match || !ids.has(id)) return null;
  if (to !== undefined && ids.has(to))
    return { reference: { kind: 'range', from: id, to }, ...placeOf(match, 2), context };
  return id.includes('-') ? { reference: { kind: 'task', id }, ...placeOf(match, 1), context } : null;
}

/** `all 2.x`, `all Phase 1-3 tasks`, else all that came before. */
function allFound(text: string, context: ReferenceContext, ids: ReadonlySet<string>): FoundReference | null {
  const match = allInside.exec(text);
  const found = match ? taskReference(match, context, ids) : insideFound(text, ids);
  if (found) return found;
  const whole = all.exec(text) ?? allBefore.exec(text);
  if (!whole) return null;
  return { reference: { kind: 'all' }, from: 0, to: whole[0].length, context, others: whole[1] !== undefined };
}

/** A reference inside prose: it counts only with `Task` or `Phase` before it. */
function insideFound(text: string, ids: ReadonlySet<string>): FoundReference | null {
  const named = taskInside.exec(text);
  if (named) return taskReference(named, 'task', ids);
  const match = phaseInside.exec(text);
  return match && phaseReference(match);
}

/** A range runs from number to number or from letter to letter. */
export function phaseReference(match: RegExpExecArray): FoundReference {
  const [, id = '', to] = match;
  const isRange = to !== undefined && /^[A-Z]/.test(id) === /^[A-Z]/.test(to);
  return {
    reference: { kind: 'phase', id: inDigits(id), to: isRange ? inDigits(to) : null },
    ...placeOf(match, isRange ? 2 : 1),
    context: 'phase',
  };
}

/** A whole number ends a range only where the plan has that id, or where the range began with one. */
export function taskReference(
  match: RegExpExecArray,
  context: ReferenceContext,
  ids: Pick<ReadonlySet<string>, 'has'>,
): FoundReference {
  const [, prefix, id = '', to] = match;
  if (prefix !== undefined) return { reference: { kind: 'wildcard', prefix }, ...placeOf(match, 0), context };
  const last = to === undefined ? undefined : (shortEnd(match, id, to, ids) ?? to);
  const isRange = last !== undefined && (!isWhole(last) || isWhole(id) || ids.has(last));
  if (isRange) return { reference: { kind: 'range', from: id, to: last }, ...placeOf(match, 3), context };
  return { reference: { kind: 'task', id }, ...placeOf(match, 2), context };
}

/** The whole of a range's short end: `1.3` for `1.1-3`. A number after a dash between blanks may count something else. */
function shortEnd(match: RegExpExecArray, id: string, to: string, ids: Pick<ReadonlySet<string>, 'has'>) {
  const [start, end] = [match.indices?.[2]?.[1] ?? 0, match.indices?.[3]?.[0] ?? 0];
  const isClose = !/\s/.test(match.input.slice(start, end));
  const isLast = /^\s*(?:$|[.,;)])/.test(match.input.slice(match.indices?.[3]?.[1]));
  return ids.has(to) || !(isClose || isLast) ? undefined : sibling(id, to, ids);
}

/** The task next to another that the end of its id names: `TASK-002` for `002` after `TASK-001`. */
export function sibling(id: string, end: string, ids: Pick<ReadonlySet<string>, 'has'>): string | undefined {
  const parts = end.split('.').length;
  const before = new RegExp(`(?:\\d+[A-Za-z]?(?:\\.|$)){${parts}}$`).exec(id);
  if (!before) return undefined;
  const start = id.slice(0, before.index);
  return [end, end.padStart(before[0].length, '0')].map((last) => start + last).find((one) => ids.has(one));
}

/** The id of the plan that was meant where `Task` or `T` is written to it at once, or in another case. */
export function spelled(id: string, ids: Pick<ReadonlySet<string>, 'has'>): string | undefined {
  if (ids.has(id)) return id;
  const bare = id.replace(/^(?:tasks?|t)[-_]?(?=\d)/i, '');
  return [id.toUpperCase(), id.toLowerCase(), bare, `TASK-${bare}`, `Task-${bare}`].find((one) => ids.has(one));
}

/** From the beginning of a match to the end of one of its groups. */
function placeOf(match: RegExpExecArray, group: number): Range {
  return { from: match.index, to: match.indices?.[group]?.[1] ?? match.index + match[0].length };
}

export function isWhole(id: string): boolean {
  return /^\d+$/.test(id);
}

/** An id without a word before it: what only looks like one (`v1.1.0`, `8h`, `24/7`) is none unless the plan has it. */
function bareFound(text: string, context: ReferenceContext, ids: ReadonlySet<string>): FoundReference | null {
  const letter = context === 'phase' ? letterAtStart.exec(text) : null;
  if (letter) return phaseReference(letter);
  const match = bareAtStart.exec(text);
  const [whole = '', prefix, id = '', to] = match ?? [];
  if (!match || isFraction(id, text.slice(whole.length), ids)) return null;
  if (prefix === undefined && isWhole(id)) return numberFound(match, id, to, context, ids);
  const isPlain = prefix !== undefined || /^(?:\d+[A-Za-z]?\.|[A-Z]\.\d|TASK-)/i.test(id);
  if (isPlain || ids.has(id)) return taskReference(match, context, ids);
  const meant = spelled(id, ids);
  return meant === undefined || to !== undefined
    ? null
    : { reference: { kind: 'task', id: meant }, ...placeOf(match, 2), context };
}

/** `24/7` and `3%` are not ids, but `1.1/1.2` and `TASK-001/002` are two. */
function isFraction(id: string, rest: string, ids: Pick<ReadonlySet<string>, 'has'>): boolean {
  if (!/^[/%]/.test(rest)) return false;
  const next = nextId.exec(rest)?.[1];
  return next === undefined || (isWhole(next) && !ids.has(next) && sibling(id, next, ids) === undefined);
}

const nextId = new RegExp(`^/\\s*(?:Task\\s+)?#?(${anyId})`, 'iu');

/** `4 tasks`, `2h` */
const countedAfter = pattern`^\s?(?:tasks?|items?|steps?|files?|people|persons?|devs?|agents?|points?|hours?|hrs?|h|days?|d|weeks?|w|min(?:ute)?s?|m|%)${wordEnd}`;

/** A whole number is a phase or a task after that word, else a task where the plan has it. */
function numberFound(
  match: RegExpExecArray,
  id: string,
  to: string | undefined,
  context: ReferenceContext,
  ids: ReadonlySet<string>,
): FoundReference | null {
  if (context === 'phase') {
    const isCount = countedAfter.test(match.input.slice(match[0].length));
    return isCount ? null : { reference: { kind: 'phase', id, to: to ?? null }, ...placeOf(match, 0), context };
  }
  const isAlone = match[0].length === match.input.trimEnd().length;
  const isKnown = (one: string) => ids.has(one) || (isAlone && spelled(one, ids) !== undefined);
  if (!(isKnown(id) && (to === undefined || isKnown(to))) && !(context === 'task' && isAlone)) return null;
  const found = taskReference(match, context, ids);
  return context === 'task' || to !== undefined || !ids.has(id)
    ? found
    : { ...found, reference: { kind: 'number', id } };
}
