/** Counted progress as the table that replaces a typed one. */
import type { RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import type { Count } from '../graph/model.ts';
import type { ProgressTable } from '../plan/model.ts';
import { badge, type Content, element, fromHast, type PageElement, tableFrame } from './elements.ts';
import { doneText } from './segments.ts';
import type { View } from './view.ts';
import { phaseLabel, phaseState } from './wording.ts';
import type { Translate } from './words/index.ts';

/** The counted progress table, in place of the typed one; columns and rows of the author's own stay. */
export function progressTable(view: View): PageElement {
  const { graph, t } = view;
  const { phases, progress } = graph;
  const own = ownColumns(view.plan.progress);
  const rows = phases.map((node) => {
    const { phase, count } = node;
    const link = element('a', { href: `#${view.ids.get(phase.node)}` }, [phaseLabel(phase, view.t)]);
    return row(link, figures(count, t), fromHast(badge(phaseState(node), t)), own.cells('phase', phase.id));
  });
  const others = own.others.map(({ label, cells }) => row(label, ['', '', ''], '', cells));
  const total = row(t('progress.total'), figures(progress, t), '', own.cells('total', null), t.spoken);
  const labels = (['phase', 'tasks', 'completed', 'progress', 'status'] as const).map((key) =>
    element('th', { scope: 'col', lang: t.spoken.lang }, [t(`progress.${key}`)]),
  );
  const head = [...labels, ...own.head.map((label) => element('th', { scope: 'col' }, label))];
  const name = t('progress.progress');
  const table = element('table', { className: ['pw-progress-table'], ariaLabel: name }, [
    element('thead', {}, [element('tr', {}, head)]),
    element('tbody', {}, [...rows, ...others]),
    element('tfoot', {}, [total]),
  ]);
  return tableFrame(name, table);
}

function row(
  label: Content | Content[] | string,
  figures: readonly string[],
  status: Content | string,
  own: readonly RootContent[][],
  spoken: Translate['spoken'] = {},
): PageElement {
  return element('tr', {}, [
    element('th', { scope: 'row', ...spoken }, [label].flat()),
    ...figures.map((figure) => element('td', { className: ['pw-number'] }, [figure])),
    element('td', {}, [status]),
    ...own.map((cell) => element('td', {}, cell)),
  ]);
}

function figures(count: Count, t: Translate): string[] {
  const share = count.percent === null ? doneText(count, t) : t('percent', { count: count.percent });
  return [t.number(count.total), t.number(count.done), share];
}

/** Headers of the columns that are counted; any other column is the author's own, such as who does it. */
const counted =
  /phase|stage|wave|sprint|batch|milestone|epic|group|task|total|#|complete|done|finished|remaining|left|status|state|progress|%/i;

/** The author's own columns, by row, and the rows that belong to no phase. */
function ownColumns(progress: ProgressTable | null) {
  const [header, ...body] = progress?.node?.children ?? [];
  const columns = (header?.children ?? []).flatMap((cell, index) =>
    index > 0 && !counted.test(plainText(cell)) ? [index] : [],
  );
  const rows = body.map((row, index) => {
    const cells = columns.map((column): RootContent[] => row.children[column]?.children ?? []);
    return { label: row.children[0]?.children ?? [], cells, read: progress?.rows[index] };
  });
  return {
    head: columns.map((column) => header?.children[column]?.children ?? []),
    cells: (kind: 'phase' | 'total', phase: string | null) =>
      rows.find(({ read }) => read?.kind === kind && read.phase === phase)?.cells ?? columns.map(() => []),
    others: rows.filter(({ read }) => read?.kind === 'other'),
  };
}
