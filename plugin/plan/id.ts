import { withSlashes } from './address.ts';

/**
 * A plan's id: its folder below the plans root, with `/` between the parts. A file not named `tasks.md` adds its stem;
 * one that lies in the root itself is called by the root folder's name. Accents are composed, as in addresses.
 *
 * @param file path of the plan, absolute or relative to the same folder as `root`
 * @param root path of the plans root
 */
export function planId(file: string, root: string): string {
  const rootParts = split(root);
  const parts = split(file).slice(rootParts.length);
  const name = parts.pop() ?? '';
  if (parts.length === 0) parts.push(rootParts.at(-1) ?? 'plans');
  if (name.toLowerCase() !== 'tasks.md') parts.push(name.replace(/\.[^.]*$/, ''));
  return parts.join('/').normalize();
}

/**
 * A task's anchor on its page, `task-1-1` for 1.1. Injective over task ids, which hold letters, digits, `.` and `-`:
 * two tasks never share one.
 */
export function taskAnchor(id: string): string {
  return `task-${id.replace(/[.-]/g, (mark) => (mark === '.' ? '-' : '_'))}`;
}

/** An id as it is shown: nothing for a task that has none of its own. */
export function shownId(id: string): string {
  return id.startsWith('~') ? '' : id;
}

/** The place of a task without an id of its own: in which group, and which in it; group 0 is that of a plan without groups. */
export function placeOf(id: string): { group: string; number: string } | null {
  const [, group, number] = /^~(\d+)\.(\d+)$/.exec(id) ?? [];
  return group === undefined || number === undefined ? null : { group, number };
}

/** The id in an anchor: `1.1` for the `1-1` of `task-1-1`. */
export function idOfAnchor(anchor: string): string {
  return anchor.replace(/[-_]/g, (mark) => (mark === '-' ? '.' : '-'));
}

function split(path: string): string[] {
  return withSlashes(path)
    .split('/')
    .filter((part) => part !== '' && part !== '.');
}
