/** The words of a constraint cell that name tasks or phases (FORMAT section 4). */
import {
  type FoundReference,
  phase,
  phaseReference,
  type ReferenceContext,
  task,
  taskReference,
} from '../../plan/dependency/reference.ts';
import type { Reference } from '../../plan/model.ts';
import type { Range } from '../../plan/text/range.ts';
import { lead, phaseId, phaseWordOrWords, selfTaskId } from '../../plan/vocabulary.ts';
import { OPAQUE } from './mask.ts';

/** Words that name tasks or phases; offsets count in the cell's text. */
export interface Mention extends Range {
  reference: Reference;
  /** Whether the word Task or Phase stands there, or holds from earlier in the list. */
  worded: boolean;
  /** Whether it goes on from the one before it in a list. */
  continues: boolean;
}

/** What a plan calls its own. */
export interface Names {
  /** Ids of tasks. */
  tasks: Pick<ReadonlySet<string>, 'has'>;
  /** Ids of phases. */
  phases: Pick<ReadonlySet<string>, 'has'>;
  /** The words by which the plan's headings call phases, and `phase` itself, in small letters. */
  phaseWords: ReadonlySet<string>;
}

const candidate = new RegExp(`tasks?(?:\\s|-\\d)|${phaseWordOrWords}\\s`, 'giu');
/** What makes a word no word of its own; behind a name in code or a link it is another plan's task. */
const joined = new RegExp(`[\\p{L}\\p{N}_/#]$|${OPAQUE}\\s{0,3}$`, 'u');
const phaseHere = new RegExp(`${phase}(?!\\s*[Tt]asks?\\s+#?\\d)`, 'duy');
const taskHere = new RegExp(`Tasks?\\s+${task}`, 'diuy');
const selfHere = new RegExp(selfTaskId, 'iuy');
const bareHere = new RegExp(task.replaceAll('#?', ''), 'diuy');
const phaseIdHere = new RegExp(phaseId, 'uy');
const opening = new RegExp(`${lead}["“‘']?`, 'uy');
const listed = /\s*(?:[,;&+/、，；和]|and(?=\s)|or(?=\s)|plus(?=\s)|as well as(?=\s))(?:\s*(?:and|or)(?=\s))?\s*/iuy;

/** What makes a number behind it a quantity or a version and not an id. */
const quantity =
  /\s?(?:[%‰°×]|x\b|[kmgt]i?b(?:\/s|ps)?\b|[kmg]?hz\b|px\b|(?:ms|sec|secs|seconds?|s|m|min|mins|minutes?|h|hrs?|hours?|d|days?|w|weeks?|months?|years?|percent|thousand|million|billion|times|tries|retries|attempts|releases?|versions?|alpha|beta|rc\d*|lts)\b)/iuy;
/** What may follow a whole number that is an id. */
const closing =
  /\s*(?:$|[,;.:&+)\]/–—→]|-+>|(?:and|or|must|shall|should|has|have|is|are|be|will|needs?|before|after|until|then|precedes?|follows?|depends?)\b)/iuy;

/**
 * All that a stretch of a cell names, in order: with the word wherever it stands, by a bare id where that opens the
 * stretch or goes on in a list.
 *
 * @param text the cell's text with what must not be read blanked out
 */
export function mentionsIn(text: string, { from, to }: Range, names: Names): Mention[] {
  const mentions: Mention[] = [];
  const piece = text.slice(0, to);
  const start = from + lengthAt(opening, piece, from);
  const first = namedAt(piece, start, names) ?? bareAt(piece, start, null, names);
  let at = first ? list(piece, first, names, mentions) : from;
  candidate.lastIndex = at;
  for (let match = candidate.exec(piece); match; match = candidate.exec(piece)) {
    const isOwn = match.index >= at && !joined.test(piece.slice(Math.max(from, match.index - 4), match.index));
    const found = isOwn ? namedAt(piece, match.index, names) : null;
    if (found) at = list(piece, found, names, mentions);
    candidate.lastIndex = Math.max(at, match.index + 1);
  }
  return mentions;
}

/** Reads a list on from its first item, and says where it ends. */
function list(text: string, first: Named, names: Names, into: Mention[]): number {
  let found: Named | null = first;
  let end = first.to;
  for (let continues = false; found; continues = true) {
    end = found.to;
    into.push({ from: found.from, to: end, reference: found.reference, worded: found.worded, continues });
    const gap = lengthAt(listed, text, end);
    const { context }: Named = found;
    found = gap === 0 ? null : (namedAt(text, end + gap, names) ?? bareAt(text, end + gap, context, names));
  }
  return end;
}

interface Named extends FoundReference {
  worded: boolean;
}

/** `Task 1.1`, `TASK-0001`, `Phases 1-3`; a phase only by a word that the plan uses. */
function namedAt(text: string, at: number, names: Names): Named | null {
  if (!/[a-z]/i.test(text[at] ?? '')) return null;
  const phases = matchAt(phaseHere, text, at);
  if (phases) {
    const word = /^\p{L}+/u.exec(phases[0])?.[0].toLowerCase() ?? '';
    const isOwn = [word, word.replace(/s$/, ''), word.replace(/es$/, '')].some((one) => names.phaseWords.has(one));
    const isWord = /^\d/.test(phases[1] ?? '') || names.phases.has(phases[1] ?? '');
    return isOwn && isWord ? { ...phaseReference(phases), worded: true } : null;
  }
  const tasks = matchAt(taskHere, text, at);
  if (tasks) {
    const isKnown = names.tasks.has(tasks[2] ?? '');
    const found = { ...taskReference(tasks, 'task', names.tasks), worded: true };
    return isKnown || lengthAt(quantity, text, found.to) === 0 ? withNameBefore(found, text) : null;
  }
  const [id] = matchAt(selfHere, text, at) ?? [];
  return id === undefined ? null : { ...one('task', id, at), worded: true };
}

/** A name in front may be another plan's, which is not for the words to say. */
function withNameBefore(found: Named, text: string): Named {
  const { reference, from } = found;
  const before = matchAt(nameBefore, text, from)?.[1];
  return reference.kind === 'task' && before !== undefined ? { ...found, reference: { ...reference, before } } : found;
}

const nameBefore = /(?<=([\p{L}\p{N}][\p{L}\p{N}._/-]{0,100})\s{1,9})/uy;

function one(kind: 'task' | 'phase', id: string, from: number): FoundReference {
  const reference: Reference = kind === 'task' ? { kind, id } : { kind, id, to: null };
  return { reference, from, to: from + id.length, context: kind };
}

/** An id without a word: one that looks like nothing else, or that the plan has, and that is no quantity. */
function bareAt(text: string, at: number, context: ReferenceContext, names: Names): Named | null {
  const worded = context !== null;
  if (context === 'phase') {
    const [id = ''] = matchAt(phaseIdHere, text, at) ?? [];
    const isPhase = isWhole(id) || (names.phases.has(id) && !names.tasks.has(id));
    if (isPhase && isClosed(text, at + id.length)) return { ...one('phase', id, at), worded };
  }
  const match = matchAt(bareHere, text, at);
  const [whole = '', prefix, id = '', last] = match ?? [];
  if (!match || lengthAt(quantity, text, at + whole.length) > 0 || /[\p{N}%/°]/u.test(text[at + whole.length] ?? '')) {
    return null;
  }
  const isShort = prefix === undefined && isWhole(id);
  if (isShort && !isClosed(text, at + whole.length)) return null;
  const isPlain = prefix !== undefined || /^(?:\d+[A-Za-z]?\.|[A-Z]\.\d|TASK-)/.test(id);
  const isKnown = names.tasks.has(id) && (!isShort || last === undefined || names.tasks.has(last));
  const isMeant = isPlain && (context === null || isClosed(text, at + whole.length));
  return isKnown || isMeant || (isShort && context === 'task')
    ? { ...taskReference(match, context, names.tasks), worded }
    : null;
}

function isWhole(id: string): boolean {
  return /^\d+$/.test(id);
}

function isClosed(text: string, at: number): boolean {
  closing.lastIndex = at;
  return closing.test(text);
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function lengthAt(pattern: RegExp, text: string, at: number): number {
  return matchAt(pattern, text, at)?.[0].length ?? 0;
}
