import type { PhrasingContent, Table, TableCell, TableRow } from 'mdast';
import type { Mention } from '../../graph/constraints/mentions.ts';
import type { CellMentions } from '../../graph/constraints/model.ts';
import { textOf } from '../../plan/inline/layout.ts';
import { type Range, wrap } from '../content/inline.ts';
import { element, fromHast } from '../elements.ts';
import { permalink } from '../permalink.ts';
import type { View } from '../view.ts';
import { excerpt } from '../wording.ts';
import { evidenceOf } from './evidence.ts';
import { type JudgedTable, type RowWithVerdict, rowWords, shownVerdict, verdictBox } from './verdict.ts';

/** A constraint table with links in its cells, and the verdict on each row in a last column. */
export function constraintTable(table: Table, { label, rows }: JudgedTable, view: View): Table {
  const [head, ...written] = table.children;
  if (!head) return table;
  const data = { ...table.data, hProperties: { className: ['pw-constraints'], ariaLabel: label } };
  if (rows.length === 0) return { ...table, data };
  const labels = [...head.children.map((one) => textOf(one.children).trim()), view.t('verdict.label')];
  const width = head.children.length;
  const judged = written.map((row, index) => withVerdict(row, labels, rows[index], view));
  const align = [...Array.from({ length: width }, (_, column) => table.align?.[column] ?? null), null];
  return {
    ...table,
    align,
    children: [
      {
        ...head,
        children: [
          ...head.children,
          { ...cell(view.t('verdict.label')), data: { hProperties: { lang: view.t.spoken.lang } } },
        ],
      },
      ...judged,
    ],
    data,
  };
}

/** @param labels the headers of the columns, shown beside the cells on narrow screens */
function withVerdict(
  row: TableRow,
  labels: readonly string[],
  judged: RowWithVerdict | undefined,
  view: View,
): TableRow {
  const linked = judged ? withLinks(row.children, judged.judged.mentions, view) : row.children;
  const verdict = judged ? verdictCell(judged, view) : cell('');
  const cells = labels.map((label, column): TableCell => {
    const one = column === labels.length - 1 ? verdict : (linked[column] ?? cell(''));
    const role = column === 0 ? 'rowheader' : undefined;
    return {
      ...one,
      data: { ...one.data, hProperties: { ...one.data?.hProperties, role, dataLabel: breakable(label) } },
    };
  });
  const id = judged && view.rowIds.get(judged.judged);
  return { ...row, children: cells, data: { ...row.data, hProperties: { id } } };
}

/** Allows a line break after the slash of `Resource/Operation A`. */
function breakable(label: string): string {
  return label.replaceAll('/', '/\u200B');
}

function verdictCell(judged: RowWithVerdict, view: View): TableCell {
  const row = judged.judged.index + 1;
  const box = verdictBox(shownVerdict(judged), evidenceOf(judged, view), view.t, view.t('verdict.of', { row }));
  const name = view.t('row', { row, text: excerpt(rowWords(judged)) });
  const link = permalink(view.rowIds.get(judged.judged) ?? '', name, view);
  return {
    type: 'tableCell',
    children: [link, box].flatMap((one) => (one ? [fromHast(one)] : [])),
    data: { hProperties: { className: ['pw-verdict-cell'] } },
  };
}

function cell(value: string): TableCell {
  return { type: 'tableCell', children: value === '' ? [] : [{ type: 'text', value }] };
}

/** Cells are matched by their text: two with the same text name the same tasks. */
function withLinks(cells: readonly TableCell[], named: readonly CellMentions[], view: View): TableCell[] {
  return cells.map((one) => {
    const text = textOf(one.children);
    const found = named.find(({ cell, mentions }) => mentions.length > 0 && cell.text === text.trim());
    if (!found) return one;
    return { ...one, children: linked(one.children, found.mentions, text.length - text.trimStart().length, view) };
  });
}

function linked(
  nodes: readonly PhrasingContent[],
  mentions: readonly Mention[],
  start: number,
  view: View,
): PhrasingContent[] {
  const ranges = mentions.flatMap(({ reference, from, to }): Range[] => {
    const properties = linkTo(reference, view);
    if (!properties) return [];
    return [{ from: from + start, to: to + start, make: (children) => element('a', properties, children) }];
  });
  return wrap(nodes, ranges);
}

/** The link to a task's card or a phase's heading, for a range to its first task; null where there is none. */
function linkTo(reference: Mention['reference'], { graph, plan, titles, ids }: View) {
  if (reference.kind === 'phase') {
    const phase = plan.phases.find(({ id }) => id === reference.id);
    const id = phase && ids.get(phase.node);
    return id === undefined ? null : { href: `#${id}` };
  }
  const id = reference.kind === 'range' ? reference.from : 'id' in reference ? reference.id : '';
  const task = reference.kind === 'plan' ? undefined : graph.byId.get(id)?.task;
  return task ? { href: `#${task.anchor}`, title: titles.get(id) } : null;
}
