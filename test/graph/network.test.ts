import { expect, test } from 'vitest';
import { arrows, graphOf } from './graph-of.ts';

test('a task that says nothing waits for the nearest earlier phase that has tasks', () => {
  const graph = graphOf(`# P
- [ ] Task 0.1: In no phase
## Phase 1
- [ ] Task 1.1: A
## Phase 2
Nothing here yet.
## Phase 3
- [ ] Task 3.1: Silent
- [ ] Task 3.2: None
  - Depends on: None
- [ ] Task 3.3: Empty
  - Depends on:
- [ ] Task 3.4: Outside
  - Depends on: a decision of the board
`);
  expect(arrows(graph.phaseEdges)).toEqual(['1 → 3']);
  expect(graph.phaseEdges[0]).toMatchObject({ kind: 'implied', source: null });
  expect(graph.tasks.map(({ impliedPhases }) => impliedPhases)).toEqual([[], [], ['1'], [], ['1'], []]);
  expect(graph.byId.get('3.1')).toMatchObject({ dependsOn: [], prerequisites: [], state: 'waiting' });
  expect(graph.byId.get('1.1')?.dependents).toEqual([]);
});

test('a phase in which every task has a Depends on has no implied edge', () => {
  const graph = graphOf('# P\n## Phase 1\n- [ ] Task 1.1: A\n## Phase 2\n- [ ] Task 2.1: B\n  - Depends on: None\n');
  expect(graph.phaseEdges).toEqual([]);
});

const backwards = `# P
## Phase 1
- [ ] Task 1.1: Needs a later one
  - Depends on: 2.1
- [ ] Task 1.2: B
## Phase 2
- [ ] Task 2.1: Needed earlier
- [ ] Task 2.2: C
## Phase 3
- [ ] Task 3.1: D
`;

test('an implied edge never closes a cycle: it is dropped for the task, and kept for the others', () => {
  const graph = graphOf(backwards);
  expect(graph.cycles).toEqual([]);
  expect(graph.tasks.map(({ task, impliedPhases }) => [task.id, ...impliedPhases])).toEqual([
    ['1.1'],
    ['1.2'],
    ['2.1'],
    ['2.2', '1'],
    ['3.1', '2'],
  ]);
  expect(arrows(graph.phaseEdges)).toEqual(['1 → 2', '2 → 3']);
  expect(graph.schedule.waves).toEqual([['1.2', '2.1'], ['1.1'], ['2.2'], ['3.1']]);
});

test('a phase edge that is dropped for every task is not listed', () => {
  const graph = graphOf(backwards.replace('- [ ] Task 2.2: C\n', ''));
  expect(arrows(graph.phaseEdges)).toEqual(['2 → 3']);
});

test('implied edges are dropped through several phases', () => {
  const graph = graphOf(
    '# P\n## Phase 1\n- [ ] Task 1.1: A\n  - Depends on: 3.1\n## Phase 2\n- [ ] Task 2.1: B\n## Phase 3\n- [ ] Task 3.1: C\n',
  );
  expect(graph.tasks.map(({ impliedPhases }) => impliedPhases)).toEqual([[], [], []]);
});

test('phaseOrder turns implied edges off; front matter beats the option', () => {
  const plain = '# P\n## Phase 1\n- [ ] Task 1.1: A\n## Phase 2\n- [ ] Task 2.1: B\n';
  expect(graphOf(plain, { phaseOrder: 'none' }).phaseEdges).toEqual([]);
  expect(graphOf(plain, { phaseOrder: 'none' }).schedule.ready).toEqual(['1.1', '2.1']);
  expect(graphOf(`---\nphaseOrder: none\n---\n${plain}`, { phaseOrder: 'implied' }).phaseEdges).toEqual([]);
  expect(graphOf(`---\nphaseOrder: implied\n---\n${plain}`, { phaseOrder: 'none' }).phaseEdges).toHaveLength(1);
});

test('phases of 40 tasks are joined by arcs in proportion to tasks, not to pairs', () => {
  const tasks = (phase: number) => Array.from({ length: 40 }, (_, n) => `- [ ] Task ${phase}.${n + 1}: T\n`).join('');
  const graph = graphOf(
    `# P\n## Phase 1\n${tasks(1)}## Phase 2\n${tasks(2)}## Phase 3 (depends on Phase 1, 2)\n${tasks(3)}`,
  );
  expect(graph.network.from.length).toBeLessThan(3 * 120);
  expect(graph.byId.get('3.40')?.prerequisites).toHaveLength(80);
});
