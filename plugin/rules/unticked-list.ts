import type { ListItem, Table, TableRow } from 'mdast';
import { textOf } from '../plan/inline/layout.ts';
import type { Plan } from '../plan/model.ts';
import type { Report } from './support/finding.ts';
import type { Rule } from './support/rule.ts';
import { counted } from './support/wording.ts';

/** Reports plans in which nothing has a box, about which `empty-plan` is silent. */
export const untickedList: Rule = {
  summary: 'What looks like tasks has no boxes, so that no progress can be read from it.',
  severity: 'warning',
  *check({ plan }) {
    yield* taskTables(plan);
    const items = listItems(plan);
    const [first] = items;
    if (plan.tasks.length > 0 || plan.faults.length > 0 || plan.unread.length > 0 || !first) return;
    yield {
      message: `None of the ${counted(items.length, 'list item')} of the plan has a box, so the plan has no tasks.`,
      hint: 'Write a box in front of each task, as in `- [ ] 1.1 Add the table`.',
      position: first.position,
    };
  },
};

/** Tables with more tasks than there are boxes, by their ids and a column for the status. */
function* taskTables({ tree, tasks }: Plan): Iterable<Report> {
  const tables = tree.children.filter((node) => node.type === 'table').filter(hasStatus);
  const rows = tables.flatMap(({ children }) => children.slice(1).filter(hasId));
  if (rows.length <= tasks.length) return;
  yield {
    message: `Tables of the plan have ${counted(rows.length, 'row')} that look like tasks, but only list items with a box are counted.`,
    hint: 'Write each of them as a list item with a box, as in `- [ ] 1.1 Add the table`.',
    position: rows[0]?.position,
  };
}

function hasStatus({ children: [header] }: Table): boolean {
  return header?.children.some((cell) => /^(?:status|state)$/i.test(textOf(cell.children).trim())) ?? false;
}

function hasId({ children: [first] }: TableRow): boolean {
  return first !== undefined && /^[A-Z]{1,6}-?\d+(?:\.\d+)*$/.test(textOf(first.children).trim());
}

/** Candidates for tasks: the items of lists that are not nested in another item. */
export function listItems({ tree }: Plan): ListItem[] {
  return tree.children.flatMap((node) => (node.type === 'list' ? node.children : []));
}
