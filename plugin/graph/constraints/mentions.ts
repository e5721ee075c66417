/** The words of a constraint cell that name tasks or phases (FORMAT section 4). */
import {
  type FoundReference,
  isWhole,
  phase,
  phaseReference,
  type ReferenceContext,
  task,
  taskReference,
} from '../../plan/dependency/reference.ts';
import type { Reference } from '../../plan/model.ts';
import { alphanumeric, hasLetterOrDigit } from '../../plan/text/letters.ts';
import type { Range } from '../../plan/text/range.ts';
import { lead, phaseId, phasesName, phaseWordIn, selfTaskId, tasksName } from '../../plan/vocabulary.ts';

/** Words that name tasks or phases; offsets count in the cell's text. */
export interface Mention extends Range {
  reference: Reference;
  /** Whether the word Task or Phase is there, or carries over from earlier in the list. */
  worded: boolean;
}

/** The names of a plan's own tasks and phases. */
export interface Names {
  /** Ids of tasks. */
  tasks: Pick<ReadonlySet<string>, 'has'>;
  /** Ids of phases. */
  phases: Pick<ReadonlySet<string>, 'has'>;
  /** The words by which the plan's headings call phases, and `phase` itself, in lower case. */
  phaseWords: ReadonlySet<string>;
}

/** Replaces what must not be read, such as code or another plan's name. */
export const OPAQUE = '·';

const candidate = new RegExp(`tasks?-\\d|${tasksName}|${phasesName}`, 'giu');
/** A name directly after one of these is none; after a name in code or a link it is another plan's task. */
const joined = new RegExp(`(?:${alphanumeric}|[_/#])$|${OPAQUE}\\s{0,3}$`, 'u');
const phaseHere = new RegExp(`${phase}(?!\\s*${tasksName}\\d)`, 'duy');
const taskHere = new RegExp(`${tasksName}${task}`, 'diuy');
const selfHere = new RegExp(selfTaskId, 'iuy');
const bareHere = new RegExp(task.replaceAll('#?', ''), 'diuy');
const phaseIdHere = new RegExp(phaseId, 'uy');
const opening = new RegExp(`${lead}["“‘']?`, 'uy');
const listed = /\s*(?:[,;&+/、，；和]|and(?=\s)|or(?=\s)|plus(?=\s)|as well as(?=\s))(?:\s*(?:and|or)(?=\s))?\s*/iuy;
/** Allowed after a bare id; anything else makes it a quantity or a version. */
const closing =
  /\s*(?:$|[,;.:&+)\]–—→]|\s\/|-+>|(?:and|or|plus|must|shall|should|has|have|is|are|be|can|cannot|can't|never|will|waits?|comes?)\b)/iuy;
const nameBefore = new RegExp(String.raw`(?<=(${alphanumeric}(?:${alphanumeric}|[._/-]){0,100})\s{1,9})`, 'uy');

/**
 * All that a range of a text names, in order: with the word wherever it is, by a bare id where that opens the range or
 * continues a list.
 */
export function mentionsIn(text: string, { from, to }: Range, names: Names): Mention[] {
  const piece = text.slice(0, to);
  const start = from + lengthAt(opening, piece, from);
  const mentions = listFrom(namedAt(piece, start, names) ?? bareAt(piece, start, null, names), piece, names);
  const end = () => mentions.at(-1)?.to ?? from;
  candidate.lastIndex = end();
  for (let match = candidate.exec(piece); match; match = candidate.exec(piece)) {
    const isOwn = match.index >= end() && !joined.test(piece.slice(Math.max(from, match.index - 4), match.index));
    for (const one of listFrom(isOwn ? namedAt(piece, match.index, names) : null, piece, names)) mentions.push(one);
    candidate.lastIndex = Math.max(end(), match.index + 1);
  }
  return mentions;
}

interface Named extends Mention, FoundReference {}

/** Reads a list on from its first item. */
function listFrom(first: Named | null, text: string, names: Names): Mention[] {
  const list: Mention[] = [];
  for (let found = first; found; ) {
    list.push(found);
    const { to, context }: Named = found;
    const gap = lengthAt(listed, text, to);
    found = gap === 0 ? null : (namedAt(text, to + gap, names) ?? bareAt(text, to + gap, context, names));
  }
  return list;
}

/** `Task 1.1`, `TASK-0001`, `Phases 1-3`; a phase only by a word that the plan uses. */
function namedAt(text: string, at: number, names: Names): Named | null {
  if (!hasLetterOrDigit(text[at] ?? '')) return null;
  const phases = matchAt(phaseHere, text, at);
  if (phases) {
    const word = phaseWordIn(phases[0]) ?? /^\p{L}+/u.exec(phases[0])?.[0].toLowerCase() ?? '';
    const isOwn = [word, word.replace(/s$/, ''), word.replace(/es$/, '')].some((one) => names.phaseWords.has(one));
    const isId = /^\d/.test(phases[1] ?? '') || names.phases.has(phases[1] ?? '');
    return isOwn && isId ? { ...phaseReference(phases), worded: true } : null;
  }
  const tasks = matchAt(taskHere, text, at);
  if (tasks) {
    const [, , id = ''] = tasks;
    const found = taskReference(tasks, 'task', names.tasks);
    const isTask = names.tasks.has(id) || !isWhole(id) || endsName(text, found.to);
    return isTask ? withNameBefore({ ...found, worded: true }, text) : null;
  }
  const [id] = matchAt(selfHere, text, at) ?? [];
  return id === undefined ? null : { ...one('task', id, at), worded: true };
}

/** A name in front may be another plan's. */
function withNameBefore(found: Named, text: string): Named {
  const { reference, from } = found;
  const before = matchAt(nameBefore, text, from)?.[1];
  return reference.kind === 'task' && before !== undefined ? { ...found, reference: { ...reference, before } } : found;
}

function one(kind: 'task' | 'phase', id: string, from: number): FoundReference {
  const reference: Reference = kind === 'task' ? { kind, id } : { kind, id, to: null };
  return { reference, from, to: from + id.length, context: kind };
}

/** An id without a word: one that looks like nothing else, or that the plan has. */
function bareAt(text: string, at: number, context: ReferenceContext, names: Names): Named | null {
  const worded = context !== null;
  if (context === 'phase') {
    const [id = ''] = matchAt(phaseIdHere, text, at) ?? [];
    const isPhase = isWhole(id) || (names.phases.has(id) && !names.tasks.has(id));
    if (isPhase && endsName(text, at + id.length)) return { ...one('phase', id, at), worded };
  }
  const match = matchAt(bareHere, text, at);
  const [whole = '', prefix, id = '', last] = match ?? [];
  const isListed = context === 'task' && names.tasks.has(id);
  if (!match || !(isListed || endsName(text, at + whole.length))) return null;
  const isKnown = names.tasks.has(id) && (last === undefined || !isWhole(id) || names.tasks.has(last));
  const isPlain = prefix !== undefined || /^(?:\d+[A-Za-z]?\.|[A-Z]\.\d|TASK-)/.test(id);
  const isTask = isKnown || isPlain || (isWhole(id) && context === 'task');
  return isTask ? { ...taskReference(match, context, names.tasks), worded } : null;
}

function endsName(text: string, at: number): boolean {
  return matchAt(closing, text, at) !== null;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function lengthAt(pattern: RegExp, text: string, at: number): number {
  return matchAt(pattern, text, at)?.[0].length ?? 0;
}
