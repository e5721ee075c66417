import type { PhrasingContent, Table } from 'mdast';
import { flowOf } from '../plan/flow.ts';
import { taskId } from '../plan/heading.ts';
import { element } from './build.ts';
import { type Range, wrap } from './inline.ts';
import type { View } from './view.ts';

/** A constraint table in which the tasks that a cell names are links to their cards. */
export function constraintTable(table: Table, view: View): Table {
  const [head, ...rows] = table.children;
  if (!head) return table;
  const linked = rows.map((row) => ({
    ...row,
    children: row.children.map((cell) => ({ ...cell, children: linkTasks(cell.children, view) })),
  }));
  return {
    ...table,
    children: [head, ...linked],
    data: { ...table.data, hProperties: { className: ['pw-constraints'] } },
  };
}

const named = new RegExp(String.raw`(?<![\p{L}\p{N}.])(Tasks?\s+#?)?(${taskId})`, 'giu');
const joins =
  /^\s*(?:[,;&+/]|→|->|-+>?|–|and|or|to|through|(?:must\s+|not\s+)*(?:start\s+|complete\s+|finish\s+|be\s+done\s+)?(?:before|precedes?|then|after|until|follows?|depends\s+on))?\s*$/i;

/** `Task 1.1` wherever it stands; a bare id where it opens the cell or goes on from another. */
function linkTasks(nodes: readonly PhrasingContent[], view: View): PhrasingContent[] {
  const flow = flowOf(nodes, null);
  const ranges: Range[] = [];
  let at = 0;
  for (const match of flow.text.matchAll(named)) {
    const [whole, word, id = ''] = match;
    const task = view.graph.byId.get(id)?.task;
    const bare =
      word === undefined && (!joins.test(flow.text.slice(at, match.index)) || (at === 0 && /^\d+$/.test(id)));
    if (!task || bare) continue;
    at = match.index + whole.length;
    const from = at - id.length - (word?.length ?? 0);
    ranges.push({
      from,
      to: at,
      make: (children) => element('a', { href: `#${task.anchor}`, title: view.titles.get(id) }, children),
    });
  }
  return wrap(nodes, ranges);
}
