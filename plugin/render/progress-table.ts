import { h } from 'hastscript';
import { badge } from './badge.ts';
import type { PageElement } from './build.ts';
import { finished } from './build.ts';
import type { View } from './view.ts';

/** The counted progress table, in place of the typed one. */
export function progressTable(view: View): PageElement {
  const { phases, progress } = view.graph;
  const rows = phases.map(({ phase, count, status }) =>
    h('tr', [
      h('th', { scope: 'row' }, phase.heading.value),
      h('td', String(count.total)),
      h('td', String(count.done)),
      h('td', badge(status)),
    ]),
  );
  const total = h('tr', [
    h('th', { scope: 'row' }, 'Total'),
    h('td', String(progress.total)),
    h('td', String(progress.done)),
    h('td'),
  ]);
  const head = h(
    'tr',
    ['Phase', 'Tasks', 'Done', 'Status'].map((label) => h('th', { scope: 'col' }, label)),
  );
  return finished(
    h('div.pw-scroll', { tabIndex: 0, role: 'group', ariaLabel: 'Progress by phase' }, [
      h('table.pw-table.pw-progress-table', [h('thead', head), h('tbody', rows), h('tfoot', total)]),
    ]),
  );
}
