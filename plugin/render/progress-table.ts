import { h } from 'hastscript';
import type { Count } from '../graph/model.ts';
import { badge } from './badge.ts';
import { finished, type PageElement } from './build.ts';
import { finishedFrame } from './frame.ts';
import { phaseCondition } from './phase.ts';
import { phaseLabel } from './phase-label.ts';
import type { View } from './view.ts';
import { progressText } from './words.ts';

/** The counted progress table, in place of the typed one. */
export function progressTable(view: View): PageElement {
  const { phases, progress } = view.graph;
  const rows = phases.map((node) => {
    const { phase, count } = node;
    const link = h('a', { href: `#${view.ids.get(phase.node)}` }, phaseLabel(phase));
    return h('tr', [h('th', { scope: 'row' }, link), ...figures(count), h('td', badge(phaseCondition(node)))]);
  });
  const total = h('tr', [h('th', { scope: 'row' }, 'Total'), ...figures(progress), h('td')]);
  const labels = ['Phase', 'Tasks', 'Completed', 'Progress', 'Status'];
  const head = h(
    'tr',
    labels.map((label) => h('th', { scope: 'col' }, label)),
  );
  const table = h('table.pw-progress-table', [h('thead', head), h('tbody', rows), h('tfoot', total)]);
  return finished(finishedFrame('Counted progress', [table]));
}

function figures(count: Count) {
  const share = count.percent === null ? progressText(count) : `${count.percent} %`;
  return [count.total, count.done, share].map((figure) => h('td.pw-number', String(figure)));
}
