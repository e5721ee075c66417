import type { Element } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { describe, expect, test } from 'vitest';
import { relate } from '../../plugin/graph/relate.ts';
import { parseMarkdown } from '../../plugin/plan/parse.ts';
import { readPlan } from '../../plugin/plan/read.ts';
import type { ListedPlan } from '../../plugin/render/plans/row.ts';
import { plansTable } from '../../plugin/render/plans/table.ts';
import { english, translate } from '../../plugin/render/words/index.ts';
import { graphsOf } from '../graph/portfolio-of.ts';
import { textOf } from './page.ts';

/** `[mark] id: field` a task, such as `[!] 1.2: **Depends on**: 1.1`. */
const planOf = (...tasks: string[]) =>
  `# Tasks: T\n\n${tasks.map((one) => one.replace(/^(\[.\]) (\S+?)(?:: (.*))?$/s, (_, mark, id, field) => `- ${mark} **Task ${id}**: Do ${id}\n${field ? `  - ${field}\n` : ''}`)).join('')}`;

function listed(id: string, source: string, more: Partial<ListedPlan> = {}): ListedPlan {
  const plan = readPlan(parseMarkdown(source), { id, path: `${id}/tasks.md`, source });
  const graph = relate(plan);
  return {
    id,
    title: id,
    href: `/${id}/`,
    graph,
    status: 'in-progress',
    errors: 0,
    changed: null,
    unread: null,
    ...more,
  };
}

const table = (plans: readonly ListedPlan[], t = english): Element => ({
  type: 'element',
  tagName: 'div',
  properties: {},
  children: plansTable(plans, t),
});
const cells = (row: Element) => selectAll('th, td', row).map(textOf);
const row = (plan: ListedPlan, t = english) => cells(select('.pw-plan', table([plan], t)) as Element);
const order = (plans: readonly ListedPlan[]) => selectAll('.pw-plan > th > a', table(plans)).map(textOf);

describe('the row of a plan', () => {
  test('says how far it is, what is next, what is blocked and why, and what is left', () => {
    const source = planOf(
      '[x] 1.1: **Estimate**: 1 day',
      '[ ] 1.2: **Estimate**: 2 days',
      '[ ] 1.3: **Estimate**: 3 days',
      '[ ] 1.4: **Depends on**: 1.3\n  - **Estimate**: 1 day',
      '[!] 1.5: **Blocked by**: the lawyers\n  - **Estimate**: 1 day',
    );
    expect(row(listed('shop', source, { changed: '2026-02-03', errors: 1 }))).toEqual([
      'shop1 error',
      '1 of 5, 20%',
      'Ready: 1.3 Do 1.3 and 1 more',
      'Blocked: 1.5 Do 1.5 the lawyers',
      '2',
      '4 days',
      'Feb 3, 2026',
    ]);
  });

  test('shows what is going on where nothing more can begin, and counts tasks without estimates', () => {
    const source = planOf('[~] 1.1', '[ ] 1.2: **Depends on**: 1.1');
    expect(row(listed('shop', source))).toEqual(['shop', '0 of 2, 0%', 'In progress: 1.1 Do 1.1', '', '2 tasks']);
  });

  test('leads to tasks on the page of their plan', () => {
    const links = selectAll('a', table([listed('a/b', planOf('[ ] 1.1', '[!] 1.2: **Depends on**: 1.1'))]));
    expect(links.map(({ properties }) => properties.href)).toEqual([
      '/a/b/',
      '/a/b/#task-1-1',
      '/a/b/#task-1-2',
      '/a/b/#task-1-1',
    ]);
  });

  test('is in the language of its reader', () => {
    const plan = listed('shop', planOf('[ ] 1.1', '[!] 1.2: **Depends on**: 1.1'), { changed: '2026-02-03' });
    expect(row(plan, translate('de'))).toEqual([
      'shop',
      '0 von 2, 0 %',
      'Bereit: 1.1 Do 1.1',
      'Blockiert: 1.2 Do 1.2 wartet auf Aufgabe 1.1',
      '1',
      '2 Aufgaben',
      '03.02.2026',
    ]);
  });

  test('has its id where that is not its title, and no column for unknown days, or where nothing is blocked', () => {
    expect(row(listed('a/b', planOf('[x] 1.1'), { title: 'Pay' }))).toEqual(['Paya/b', '1 of 1, 100%', '', '', '']);
    const two = [listed('a', planOf('[x] 1.1')), listed('b', planOf('[!] 1.1'))];
    expect(selectAll('.pw-plan', table(two)).map((one) => cells(one).length)).toEqual([6, 6]);
    expect(selectAll('th.pw-plan-blocked', table(two.slice(0, 1)))).toEqual([]);
  });
});

describe('a plan that nothing can move', () => {
  const stuck = (...tasks: string[]) => row(listed('shop', planOf(...tasks))).slice(2, 4);

  test.each([
    [
      'something outside of it',
      ['[ ] 1.1: **Depends on**: the new licence', '[ ] 1.2: **Depends on**: 1.1'],
      'Waiting: 1.1 Do 1.1 waits for the new licence',
    ],
    [
      'a blocked task',
      ['[!] 1.1: **Status**: Blocked: no budget', '[ ] 1.2: **Depends on**: 1.1'],
      'Blocked: 1.1 Do 1.1 no budget',
    ],
    [
      'a cycle',
      ['[ ] 1.1: **Depends on**: 1.2', '[ ] 1.2: **Depends on**: 1.1'],
      'Waiting: 1.1 Do 1.1 waits for itself, through Task 1.2 and 1 more',
    ],
    ['itself', ['[ ] 1.1: **Depends on**: 1.1'], 'Waiting: 1.1 Do 1.1 waits for itself'],
  ])('says that it waits for %s', (_, tasks, why) => {
    expect(stuck(...tasks)).toEqual(['Nothing can start', why]);
  });

  test('waits for the open task of another plan, not for the one that is done', () => {
    const graphs = graphsOf({
      'a/tasks.md': planOf('[ ] 1.1: **Depends on**: b/1.1, b/1.2'),
      'b/tasks.md': planOf('[x] 1.1', '[~] 1.2'),
    });
    const graph = graphs.get('a');
    if (!graph) throw new Error('There is no plan a.');
    expect(row({ ...listed('a', ''), graph })[3]).toBe('Waiting: 1.1 Do 1.1 waits for b/1.2');
  });

  test('is not one where something is in progress, nor one that is done', () => {
    expect(stuck('[~] 1.1', '[!] 1.2')[0]).toBe('In progress: 1.1 Do 1.1');
    expect(stuck('[x] 1.1')).toEqual(['', '']);
  });
});

describe('the order of the plans', () => {
  const blocked = planOf('[!] 1.1');
  const ready = planOf('[ ] 1.1');
  const done = planOf('[x] 1.1');

  test('begins with what nothing can move, then what is going on; what is over comes last', () => {
    const plans = [
      listed('a', done, { status: 'done' }),
      listed('b', ready, { status: 'todo' }),
      listed('c', '# Tasks: Empty\n', { status: null }),
      listed('d', ready),
      listed('e', blocked),
    ];
    expect(order(plans)).toEqual(['e', 'd', 'b', 'a', 'c']);
  });

  test('is by folder where several folders hold several plans, those with what is most urgent first', () => {
    const plans = ['x/1', 'x/2', 'z/1', 'z/2', 'top', 'y/1'].map((id) => listed(id, id === 'z/2' ? blocked : ready));
    expect(selectAll('.pw-plan-group, .pw-plan > th', table(plans)).map(textOf)).toEqual([
      'top',
      'z 2',
      'z/2',
      'z/1',
      'x 2',
      'x/1',
      'x/2',
      'y 1',
      'y/1',
    ]);
    expect(selectAll('.pw-plan-group', table(plans.slice(0, 2)))).toEqual([]);
  });
});

describe('the controls', () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => listed(`p${index}`, planOf('[ ] 1.1')));

  test('are there for a list that is not seen at a glance', () => {
    expect(select('.pw-plan-tools', table(many(4)))).toBeUndefined();
    expect(select('.pw-plan-tools', table(many(5)))).toBeDefined();
  });

  test('offer the states that occur, with their numbers', () => {
    const plans = [...many(5), listed('q', planOf('[!] 1.1')), listed('r', planOf('[x] 1.1'), { status: 'done' })];
    expect(selectAll('.pw-choice', table(plans)).map(textOf)).toEqual(['All 7', 'Stuck 1', 'In progress 5', 'Done 1']);
  });
});
