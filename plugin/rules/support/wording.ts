import type { Phase, Status } from '../../plan/model.ts';

const QUOTED_LENGTH = 60;
const LISTED = 8;

/** A task as a sentence calls it: `Task 1.1`, but `TASK-0001` where the id says it already. */
export function taskName(id: string): string {
  return /^task/i.test(id) ? id : `Task ${id}`;
}

/** The plan's own words inside a sentence: on one line, in quotation marks, cut where they are long. */
export function quoted(text: string): string {
  const line = [...text.replace(/\s+/g, ' ').trim()];
  return `“${line.length > QUOTED_LENGTH ? `${line.slice(0, QUOTED_LENGTH - 1).join('')}…` : line.join('')}”`;
}

/** `Task 1.1, Task 1.2 and Task 1.3`; of a long list the first ones and how many more there are. */
export function listed(names: readonly string[]): string {
  const shown = names.length > LISTED ? [...names.slice(0, LISTED - 1), `${names.length - LISTED + 1} more`] : names;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** `1 task`, `2 tasks`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** What a status is called in a sentence. */
export const statusWords = {
  todo: 'to do',
  'in-progress': 'in progress',
  done: 'done',
  blocked: 'blocked',
  cancelled: 'cancelled',
} as const satisfies Record<Status, string>;

/** A phase as a sentence calls it: `Wave 2`, by its heading's own word. */
export function phaseName({ id, heading }: Phase): string {
  const words = heading.value.replace(/^[^\p{L}\p{N}]+/u, '');
  const end = words.indexOf(id);
  return end < 0 ? `Phase ${id}` : words.slice(0, end + id.length).replace(/\s+/g, ' ');
}

const STEPS_SHOWN = 12;

/** `1.1 → 1.2 → 1.3`, each before the next; the middle of a long path is left out. */
export function chain(ids: readonly string[]): string {
  const shown = ids.length > STEPS_SHOWN ? [...ids.slice(0, STEPS_SHOWN - 2), '…', ...ids.slice(-1)] : ids;
  return shown.join(' → ');
}
