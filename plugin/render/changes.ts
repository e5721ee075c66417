import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Count } from '../graph/model.ts';
import { badge, scrollFrame } from './elements.ts';
import type { AnyState } from './wording.ts';

/** A change of OpenSpec among others; days are given as in `2026-03-01`, and null where nobody knows them. */
export interface ChangeRow {
  title: string;
  /** Its folder's name. */
  name: string;
  href: string;
  status: AnyState | null;
  progress: Pick<Count, 'done' | 'total' | 'percent'>;
  begun: string | null;
  isArchived: boolean;
  archived: string | null;
}

/**
 * A table of changes: those that are open first, then the archived ones, the latest first. Columns for days that nobody knows
 * are left out.
 */
export function changesTable(changes: readonly ChangeRow[]): Element {
  const sorted = changes.toSorted(
    (one, other) =>
      Number(one.isArchived) - Number(other.isArchived) || (other.archived ?? '').localeCompare(one.archived ?? ''),
  );
  const columns = [
    ...['Change', 'Status', 'Tasks', 'Done'],
    ...(changes.some(({ begun }) => begun !== null) ? ['Begun'] : []),
    ...(changes.some(({ isArchived }) => isArchived) ? ['Archived'] : []),
  ];
  const head = columns.map((label) => h('th', { scope: 'col' }, label));
  const rows = sorted.map((change) => h('tr', cells(change, columns)));
  const table = h('table.pw-changes', [h('thead', h('tr', head)), h('tbody', rows)]);
  return scrollFrame('Changes', [table]);
}

function cells(change: ChangeRow, columns: readonly string[]): Element[] {
  const { title, name, href, status, progress, begun, isArchived, archived } = change;
  const { done, total, percent } = progress;
  return [
    h('th', { scope: 'row' }, [h('a', { href }, title), title === name ? null : h('span.pw-change-name', name)]),
    h('td', isArchived ? archivedText(change) : status ? badge(status) : ''),
    h('td.pw-number', String(total)),
    h('td.pw-number', percent === null ? '' : `${done} (${percent}%)`),
    ...(columns.includes('Begun') ? [h('td.pw-number', begun ? day(begun) : '')] : []),
    ...(columns.includes('Archived') ? [h('td.pw-number', archived ? day(archived) : isArchived ? 'Yes' : '')] : []),
  ];
}

/** `Archived, 2 open` */
function archivedText({ progress: { total, done } }: ChangeRow): string {
  return total === done ? 'Archived' : `Archived, ${total - done} open`;
}

function day(date: string): Element {
  return h('time', { dateTime: date }, date);
}
