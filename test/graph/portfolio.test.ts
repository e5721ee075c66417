import { describe, expect, test } from 'vitest';
import type { PlanCycle, PlanGraph } from '../../plugin/graph/model.ts';
import { graphsOf } from './portfolio-of.ts';

const one = (id: string, value: string, field = 'Depends on', mark = ' ') =>
  `- [${mark}] **Task ${id}**: ${id}\n${value === '' ? '' : `  - **${field}**: ${value}\n`}`;
const plan = (...tasks: string[]) => `# Tasks: Plan\n\n## Phase 1: One\n\n${tasks.join('')}`;
const node = (graphs: Map<string, PlanGraph>, name: string, id: string) => graphs.get(name)?.byId.get(id);

describe('the name of another plan', () => {
  const found = (value: string, more: Record<string, string> = {}) => {
    const graphs = graphsOf({
      'a/tasks.md': plan(one('1.1', value)),
      'b/tasks.md': plan(one('2.4', ''), one('3', '')),
      'team/c/tasks.md': plan(one('2.4', '')),
      'notes.md': plan(one('2.4', '')),
      ...more,
    });
    const [foreign] = node(graphs, 'a', '1.1')?.foreign ?? [];
    const there = foreign?.found;
    return there?.kind === 'task' ? `${there.plan.path} ${there.task.id}` : there?.kind;
  };

  test.each([
    ['b/2.4', 'plans/b/tasks.md 2.4'],
    ['`b` Task 2.4', 'plans/b/tasks.md 2.4'],
    ['`b` Task 3', 'plans/b/tasks.md 3'],
    ['b#task-2-4', 'plans/b/tasks.md 2.4'],
    ['[Task 2.4](../b/tasks.md)', 'plans/b/tasks.md 2.4'],
    ['[the other](../b/tasks.md#task-2-4)', 'plans/b/tasks.md 2.4'],
    ['[b](../b/) Task 2.4', 'plans/b/tasks.md 2.4'],
    ['team/c/2.4', 'plans/team/c/tasks.md 2.4'],
    ['plans/team/c/2.4', 'plans/team/c/tasks.md 2.4'],
    ['`plans/b/tasks.md` Task 2.4', 'plans/b/tasks.md 2.4'],
    ['plans/notes/2.4', 'plans/notes.md 2.4'],
    ['b Task 2.4', 'plans/b/tasks.md 2.4'],
    ['team/c Task 2.4', 'plans/team/c/tasks.md 2.4'],
    ['b Task 9.9', 'no-task'],
    ['b/9.9', 'no-task'],
    ['d/2.4', 'no-plan'],
    ['[Task 2.4](../../../b/tasks.md)', 'no-plan'],
    ['[Task 2.4](b/tasks.md)', 'plans/b/tasks.md 2.4'],
  ])('%s', (value, expected) => {
    expect(found(value)).toBe(expected);
  });

  test('that no plan has is prose around a task of the plan itself', () => {
    const graphs = graphsOf({ 'a/tasks.md': plan(one('1.1', ''), one('1.2', 'after Task 1.1')), 'b/tasks.md': plan() });
    expect(node(graphs, 'a', '1.2')).toMatchObject({ prerequisites: ['1.1'], foreign: [] });
  });

  test('is looked up below the plans root first, then in the repository, then beside the file', () => {
    const beside = { 'a/b/tasks.md': plan(one('2.4', '')) };
    expect(found('b/2.4', beside)).toBe('plans/b/tasks.md 2.4');
    expect(found('d/2.4', { 'a/d/tasks.md': plan(one('2.4', '')) })).toBe('plans/a/d/tasks.md 2.4');
  });

  test('can be the plan itself, in which the task is then a task of its own', () => {
    const graphs = graphsOf({ 'a/tasks.md': plan(one('1.1', ''), one('1.2', '[Task 1.1](./tasks.md), plans/a/1.1')) });
    expect(node(graphs, 'a', '1.2')).toMatchObject({ prerequisites: ['1.1'], dependsOn: ['1.1'], foreign: [] });
  });

  test('stays in the list as written, a path as the id of the plan, and makes no edge', () => {
    const graphs = graphsOf({
      'a/tasks.md': plan(one('1.1', 'b/2.4, [Task 3](../b/tasks.md), lost/1.1')),
      'b/tasks.md': plan(one('2.4', ''), one('3', '')),
    });
    expect(node(graphs, 'a', '1.1')?.dependsOn).toEqual(['b/2.4', 'b/3', 'lost/1.1']);
    expect(graphs.get('a')?.edges).toEqual([]);
  });
});

describe('state', () => {
  test.each([
    [' ', 'waiting'],
    ['~', 'waiting'],
    ['!', 'waiting'],
    ['x', 'ready'],
  ])('after a task of another plan marked [%s] a task is %s', (mark, state) => {
    const graphs = graphsOf({ 'a/tasks.md': plan(one('1.1', 'b/1.1')), 'b/tasks.md': plan(one('1.1', '', '', mark)) });
    expect(node(graphs, 'a', '1.1')?.state).toBe(state);
    expect(graphs.get('a')?.schedule.ready).toEqual(state === 'ready' ? ['1.1'] : []);
  });

  test('a cancelled task holds nobody up', () => {
    const cancelled = plan('- [ ] ~~**Task 1.1**: Gone~~\n');
    const graphs = graphsOf({ 'a/tasks.md': plan(one('1.1', 'b/1.1')), 'b/tasks.md': cancelled });
    expect(node(graphs, 'a', '1.1')?.state).toBe('ready');
  });

  test.each(['lost/1.1', 'b/9.9', 'closed/1.1'])(
    '%s, which could not be looked up, blocks like an outside condition',
    (value) => {
      const sources = { 'a/tasks.md': plan(one('1.1', value)), 'b/tasks.md': plan(one('1.1', '', '', 'x')) };
      const graphs = graphsOf(sources, { unreadable: new Set(['/repo/plans/closed/tasks.md']) });
      expect(node(graphs, 'a', '1.1')).toMatchObject({ state: 'waiting', wave: 1 });
    },
  );

  test('what a phase waits for elsewhere holds up each of its tasks', () => {
    const source = `# P\n## Phase 1 (depends on b/1.1)\n${one('1.1', '')}${one('1.2', '')}`;
    const states = (mark: string) =>
      graphsOf({ 'a/tasks.md': source, 'b/tasks.md': plan(one('1.1', '', '', mark)) })
        .get('a')
        ?.tasks.map(({ state }) => state);
    expect(states(' ')).toEqual(['waiting', 'waiting']);
    expect(states('x')).toEqual(['ready', 'ready']);
  });
});

describe('there and back', () => {
  const unlocked = (graphs: Map<string, PlanGraph>, name: string, id: string) =>
    node(graphs, name, id)?.foreignDependents.map((other) => `${other.plan.id}/${other.task.id}`);

  test('the other task knows who waits for it, each once, a phase as all of its tasks', () => {
    const graphs = graphsOf({
      'a/tasks.md': plan(one('1.1', 'b/1.1, [Task 1.1](../b/tasks.md)')),
      'b/tasks.md': plan(one('1.1', '')),
      'c/tasks.md': `# P\n## Phase 1 (depends on b/1.1)\n${one('1.1', '')}${one('1.2', 'b/1.1')}`,
    });
    expect(unlocked(graphs, 'b', '1.1')).toEqual(['a/1.1', 'c/1.1', 'c/1.2']);
    expect(unlocked(graphs, 'a', '1.1')).toEqual([]);
  });

  test('Blocks says it from the other side: the other task has a dependency, and waits', () => {
    const graphs = graphsOf({
      'a/tasks.md': plan(one('1.1', 'b/2.1', 'Blocks')),
      'b/tasks.md': `# P\n## Phase 1\n${one('1.1', '')}## Phase 2\n${one('2.1', '')}${one('2.2', '')}`,
    });
    expect(unlocked(graphs, 'a', '1.1')).toEqual(['b/2.1']);
    expect(node(graphs, 'b', '2.1')).toMatchObject({ dependsOn: ['a/1.1'], state: 'waiting', impliedPhases: [] });
    expect(node(graphs, 'b', '2.2')?.impliedPhases).toEqual(['1']);
    expect(graphs.get('b')?.foreign).toEqual([]);
    expect(graphs.get('a')?.foreign).toMatchObject([{ plan: 'b', id: '2.1', field: 'blocks' }]);
  });
});

describe('cycles through several plans', () => {
  const walk = ({ steps }: PlanCycle) =>
    steps.map(({ from, to }) => `${from.plan.id}/${from.task.id} → ${to.plan.id}/${to.task.id}`);
  const cycles = (graphs: Map<string, PlanGraph>) =>
    [...graphs].flatMap(([id, { otherPlans }]) =>
      (otherPlans?.cycles ?? []).map((cycle) => ({ at: id, walk: walk(cycle) })),
    );

  test('are found once, at the first plan by path, with the words of each step', () => {
    const graphs = graphsOf({
      'b/tasks.md': plan(one('1.1', 'a/1.2')),
      'a/tasks.md': plan(one('1.1', 'b/1.1'), one('1.2', '1.1')),
    });
    expect(cycles(graphs)).toEqual([{ at: 'a', walk: ['b/1.1 → a/1.1', 'a/1.1 → a/1.2', 'a/1.2 → b/1.1'] }]);
    const [cycle] = graphs.get('a')?.otherPlans?.cycles ?? [];
    expect(cycle?.steps.map(({ source, plan: { path } }) => [path, source.value])).toEqual([
      ['plans/a/tasks.md', 'b/1.1'],
      ['plans/a/tasks.md', '1.1'],
      ['plans/b/tasks.md', 'a/1.2'],
    ]);
    expect(cycle?.size).toBe(3);
  });

  test('the shortest that leaves a plan is reported, though there is a shorter one inside', () => {
    const graphs = graphsOf({
      'a/tasks.md': plan(one('1.1', 'c/1.1, 1.2'), one('1.2', '1.1, b/1.1')),
      'b/tasks.md': plan(one('1.1', 'a/1.2')),
      'c/tasks.md': plan(one('1.1', 'b/1.1')),
    });
    expect(cycles(graphs)).toEqual([{ at: 'a', walk: ['b/1.1 → a/1.2', 'a/1.2 → b/1.1'] }]);
    expect(graphs.get('a')?.cycles).toHaveLength(1);
  });

  test('run through phases and Blocks, too', () => {
    const graphs = graphsOf({
      'a/tasks.md': `# P\n## Phase 1 (depends on b/1.2)\n${one('1.1', '')}${one('1.2', 'b/1.1', 'Blocks')}`,
      'b/tasks.md': plan(one('1.1', ''), one('1.2', '1.1')),
    });
    expect(cycles(graphs)).toEqual([{ at: 'a', walk: ['b/1.2 → a/1.2', 'a/1.2 → b/1.1', 'b/1.1 → b/1.2'] }]);
  });

  test('are reported at a plan that is checked, and not where none is', () => {
    const sources = {
      'a/tasks.md': plan(one('1.1', 'b/1.1')),
      'b/tasks.md': plan(one('1.1', 'a/1.1')),
      'c/tasks.md': plan(),
    };
    expect(cycles(graphsOf(sources, { checked: ['b/tasks.md'] }))).toMatchObject([{ at: 'b' }]);
    expect(cycles(graphsOf(sources, { checked: ['c/tasks.md'] }))).toEqual([]);
  });

  test('leave no place in a wave to tasks on them or downstream of them, in whatever plan', () => {
    const graphs = graphsOf({
      'a/tasks.md': plan(one('1.1', 'b/1.1'), one('1.2', '1.1'), one('1.3', '')),
      'b/tasks.md': plan(one('1.1', 'a/1.1')),
      'c/tasks.md': plan(one('1.1', 'a/1.2'), one('1.2', '')),
    });
    expect(graphs.get('a')?.tasks.map(({ wave }) => wave)).toEqual([null, null, 1]);
    expect(graphs.get('c')?.tasks.map(({ wave }) => wave)).toEqual([null, 1]);
    expect(graphs.get('c')?.schedule.ready).toEqual(['1.2']);
  });

  test('are not closed by the order of phases: the implied edge is dropped for that task', () => {
    const sources = {
      'a/tasks.md': `# P\n## Phase 1\n${one('1.1', 'b/1.1')}## Phase 2\n${one('2.1', '')}${one('2.2', '')}`,
      'b/tasks.md': plan(one('1.1', 'a/2.1')),
    };
    const graphs = graphsOf(sources);
    expect(cycles(graphs)).toEqual([]);
    expect(graphs.get('a')?.tasks.map(({ impliedPhases, state }) => [...impliedPhases, state])).toEqual([
      ['waiting'],
      ['ready'],
      ['1', 'waiting'],
    ]);
    expect(graphsOf(sources, { phaseOrder: 'none' }).get('a')?.schedule.ready).toEqual(['2.1', '2.2']);
  });

  test('of a thousand plans are found without recursion', () => {
    const sources = Object.fromEntries(
      Array.from({ length: 1000 }, (_, index) => [
        `p${index}/tasks.md`,
        plan(one('1.1', `p${(index + 1) % 1000}/1.1`)),
      ]),
    );
    expect(cycles(graphsOf(sources))).toMatchObject([{ at: 'p0', walk: { length: 1000 } }]);
  });
});
