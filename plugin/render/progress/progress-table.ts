import type { RootContent } from 'mdast';
import type { Count } from '../../graph/model.ts';
import { badge } from '../badge.ts';
import { type Content, element, finished, type PageElement } from '../build.ts';
import { frame } from '../figure/frame.ts';
import { phaseLabel } from '../phase-label.ts';
import type { View } from '../view.ts';
import { phaseCondition, progressText } from '../words.ts';
import { ownColumns } from './progress-columns.ts';

/** The counted progress table, in place of the typed one; columns of the author's own stay. */
export function progressTable(view: View): PageElement {
  const { phases, progress } = view.graph;
  const own = ownColumns(view.plan.progress);
  const rows = phases.map((node) => {
    const { phase, count } = node;
    const link = element('a', { href: `#${view.ids.get(phase.node)}` }, [phaseLabel(phase)]);
    return row(link, figures(count), finished(badge(phaseCondition(node))), own.cells(phase.id));
  });
  const others = own.others.map(({ label, cells }) => row(label, ['', '', ''], '', cells));
  const total = row('Total', figures(progress), '', own.cells(null));
  const labels = ['Phase', 'Tasks', 'Completed', 'Progress', 'Status'].map((label) => [label]);
  const head = [...labels, ...own.head].map((label) => element('th', { scope: 'col' }, label));
  const table = element('table', { className: ['pw-progress-table'] }, [
    element('thead', {}, [element('tr', {}, head)]),
    element('tbody', {}, [...rows, ...others]),
    element('tfoot', {}, [total]),
  ]);
  return frame('Counted progress', table);
}

function row(
  label: Content | Content[] | string,
  figures: readonly string[],
  status: Content | string,
  own: readonly RootContent[][],
): PageElement {
  return element('tr', {}, [
    element('th', { scope: 'row' }, [label].flat()),
    ...figures.map((figure) => element('td', { className: ['pw-number'] }, [figure])),
    element('td', {}, [status]),
    ...own.map((cell) => element('td', {}, cell)),
  ]);
}

function figures(count: Count): string[] {
  const share = count.percent === null ? progressText(count) : `${count.percent} %`;
  return [String(count.total), String(count.done), share];
}
