import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Count } from '../../graph/model.ts';
import { badge, scrollFrame } from '../elements.ts';
import type { AnyState } from '../wording.ts';
import type { Key, Translate } from '../words/index.ts';
import { day } from './row.ts';

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
export function changesTable(changes: readonly ChangeRow[], t: Translate): Element {
  const sorted = changes.toSorted(
    (one, other) =>
      Number(one.isArchived) - Number(other.isArchived) || (other.archived ?? '').localeCompare(one.archived ?? ''),
  );
  const columns: readonly Key[] = [
    ...(['changes.change', 'changes.status', 'changes.tasks', 'state.done'] as const),
    ...(changes.some(({ begun }) => begun !== null) ? (['changes.begun'] as const) : []),
    ...(changes.some(({ isArchived }) => isArchived) ? (['changes.archived'] as const) : []),
  ];
  const head = columns.map((key) => h('th', { scope: 'col' }, t(key)));
  const rows = sorted.map((change) => h('tr', cells(change, columns, t)));
  const table = h('table.pw-changes', { ariaLabel: t('changes.title') }, [h('thead', h('tr', head)), h('tbody', rows)]);
  return scrollFrame(t('changes.title'), [table]);
}

function cells(change: ChangeRow, columns: readonly Key[], t: Translate): Element[] {
  const { title, name, href, status, progress, begun, isArchived, archived } = change;
  const { done, total, percent } = progress;
  return [
    h('th', { scope: 'row' }, [
      h('a', { href, dir: 'auto' }, title),
      title === name ? null : h('span.pw-plan-id', name),
    ]),
    h('td', isArchived ? archivedText(change, t) : status ? badge(status, t) : ''),
    h('td.pw-number', t.number(total)),
    h('td.pw-number', percent === null ? '' : t('changes.share', { done, percent })),
    ...(columns.includes('changes.begun') ? [h('td.pw-number', begun ? day(begun, t) : '')] : []),
    ...(columns.includes('changes.archived')
      ? [h('td.pw-number', archived ? day(archived, t) : isArchived ? t('changes.yes') : '')]
      : []),
  ];
}

/** `Archived, 2 open` */
function archivedText({ progress: { total, done } }: ChangeRow, t: Translate): string {
  return total === done ? t('changes.archived') : t('changes.archived-open', { count: total - done });
}
