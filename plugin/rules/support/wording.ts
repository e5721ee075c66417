import { placeOf } from '../../plan/id.ts';
import type { Phase, Plan, Status } from '../../plan/model.ts';
import { ownName } from '../../plan/phase-heading.ts';

const MAX_QUOTED = 60;
const MAX_LISTED = 8;
const MAX_STEPS = 12;

/** A task in a sentence: `Task 1.1`, but `TASK-0001` where the id says it already; one without an id by its place. */
export function taskName(id: string): string {
  const place = placeOf(id);
  if (place) return `Task ${place.number} of ${groupName(place.group)}`;
  return saysTask(id) ? id : `Task ${id}`;
}

/** Tasks in a sentence: `Tasks 1.1, 1.2 and 1.3`. */
export function taskNames(ids: readonly string[]): string {
  const places = ids.map(placeOf);
  const group = places[0]?.group;
  if (ids.length > 1 && group !== undefined && places.every((place) => place?.group === group)) {
    return `Tasks ${listed(places.map((place) => place?.number ?? ''))} of ${groupName(group)}`;
  }
  return ids.length < 2 || ids.some((id) => saysTask(id) || placeOf(id))
    ? listed(ids.map(taskName))
    : `Tasks ${listed(ids)}`;
}

const groupName = (group: string) => (group === '0' ? 'the list' : `group ${group}`);

/** Whether an id says itself that it is a task's: `TASK-0001`. */
export function saysTask(id: string): boolean {
  return /^task/i.test(id);
}

/** A phase in a sentence, by its heading's own word: `Wave 2`. */
export function phaseName(phase: Phase): string {
  const { id, isNumbered, heading } = phase;
  if (!isNumbered) return quoted(heading.value);
  const words = ownName(phase);
  if (words === id) return `Group ${id}`;
  return words ?? `Phase ${id}`;
}

/** Phases in a sentence: `Phases 1, 2 and 3` where their headings use the same word. */
export function phaseNames(phases: readonly Phase[]): string {
  const names = phases.map(phaseName);
  const word = /^[A-Za-z]+(?= )/.exec(names[0] ?? '')?.[0];
  const isShared = names.length > 1 && phases.every(({ id }, index) => names[index] === `${word} ${id}`);
  return isShared ? `${word}s ${listed(phases.map(({ id }) => id))}` : listed(names);
}

/** A task or phase in a sentence that may not exist: then no heading has a word for the phase. */
export function nameOf({ kind, id }: { kind: 'task' | 'phase'; id: string }): string {
  return kind === 'phase' ? `Phase ${id}` : taskName(id);
}

/** The task or phase whose field names another. */
export function ownerName({ kind, id }: { kind: 'task' | 'phase'; id: string }, { phases }: Plan): string {
  const phase = kind === 'phase' ? phases.find((one) => one.id === id) : undefined;
  return phase ? phaseName(phase) : taskName(id);
}

/** The author's words in a sentence: on one line, in quotation marks, cut where they are long. */
export function quoted(text: string): string {
  const line = [...text.replace(/\s+/g, ' ').trim()];
  return `“${line.length > MAX_QUOTED ? `${line.slice(0, MAX_QUOTED - 1).join('')}…` : line.join('')}”`;
}

/** `A, B and C`; of a long list the first ones and how many more there are. */
export function listed(names: readonly string[]): string {
  const more = names.length - MAX_LISTED;
  const shown = more > 0 ? [...names.slice(0, MAX_LISTED - 1), `${more + 1} more`] : names;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** `1 task`, `2 tasks`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** The verb for as many subjects. */
export function are({ length }: readonly unknown[]): 'is' | 'are' {
  return length === 1 ? 'is' : 'are';
}

/** `1.1 → 1.2 → 1.3`, each before the next; the middle of a long path is left out. */
export function chain(ids: readonly string[]): string {
  const shown = ids.length > MAX_STEPS ? [...ids.slice(0, MAX_STEPS - 2), '…', ...ids.slice(-1)] : ids;
  return shown.join(' → ');
}

/** The rest of a strongly connected component, of which a sentence shows the shortest cycle. */
export function alsoInCycles(more: number): string {
  if (more === 0) return '';
  return more === 1 ? '; 1 more task is in a cycle with them' : `; ${more} more tasks are in cycles with them`;
}

/** The word for each status in a sentence. */
export const statusWords = {
  todo: 'to do',
  'in-progress': 'in progress',
  done: 'done',
  blocked: 'blocked',
  cancelled: 'cancelled',
} as const satisfies Record<Status, string>;
