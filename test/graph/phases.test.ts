import { expect, test } from 'vitest';
import { arrows, graphOf } from './graph-of.ts';

const plan = (heading: string, tasks = '- [ ] **Task 3.1**: Silent\n') => `# Tasks: A plan
### Phase 1: One
- [ ] **Task 1.1**: A
- [ ] **Task 1.2**: B
### Phase 2: Two
- [ ] **Task 2.1**: C
### Phase 3: Three${heading}
${tasks}`;

test('a dependency in the heading holds for each task, beside what the task says, and replaces the implied order', () => {
  const graph = graphOf(
    plan(
      ' (depends on Phase 1)',
      '- [ ] **Task 3.1**: Silent\n- [ ] **Task 3.2**: Speaks\n  - **Depends on**: 2.1, 1.2\n- [ ] **Task 3.3**: None\n  - **Depends on**: None\n',
    ),
  );
  expect(arrows(graph.phaseEdges)).toEqual(['1 → 2', '1 → 3']);
  expect(graph.phaseEdges.map(({ kind }) => kind)).toEqual(['implied', 'declared']);
  expect(graph.phaseEdges[1]?.source?.value).toBe('Phase 1');
  expect(arrows(graph.edges)).toEqual(['2.1 → 3.2', '1.2 → 3.2']);
  expect(graph.byId.get('3.1')).toMatchObject({
    dependsOn: ['1.1', '1.2'],
    prerequisites: ['1.1', '1.2'],
    impliedPhases: [],
  });
  expect(graph.byId.get('3.2')?.dependsOn).toEqual(['2.1', '1.2', '1.1']);
  expect(graph.byId.get('3.3')).toMatchObject({ dependsOn: ['1.1', '1.2'], state: 'waiting' });
  expect(graph.byId.get('1.2')?.dependents).toEqual(['3.1', '3.2', '3.3']);
  expect(graph.byId.get('2.1')?.dependents).toEqual(['3.2']);
});

test('None with a note that names the phase exempts a task, from that phase only', () => {
  const tasks =
    '- [ ] **Task 3.1**: Let off\n  - **Depends on**: None (can run in parallel with Phase 1)\n- [ ] **Task 3.2**: Not let off\n  - **Depends on**: None (start here)\n';
  const graph = graphOf(plan(' (depends on Phase 1, Phase 2)', tasks));
  expect(graph.byId.get('3.1')).toMatchObject({ dependsOn: ['2.1'], prerequisites: ['2.1'] });
  expect(graph.byId.get('3.2')?.prerequisites).toEqual(['1.1', '1.2', '2.1']);
  expect(graph.byId.get('1.1')?.dependents).toEqual(['3.2']);
  expect(graph.byId.get('2.1')?.dependents).toEqual(['3.1', '3.2']);
});

test('a note may name the phase as 1.x', () => {
  const tasks = '- [ ] **Task 3.1**: Let off\n  - **Depends on**: None (can run with 1.x)\n- [ ] **Task 3.2**: B\n';
  const graph = graphOf(plan(' (depends on Phase 1)', tasks));
  expect(graph.tasks.slice(3).map(({ prerequisites }) => prerequisites)).toEqual([[], ['1.1', '1.2']]);
});

test('what is named twice is one edge', () => {
  const graph = graphOf(plan(' (depends on Phase 1, 1.x, Task 2.1, 2.1)'));
  expect(arrows(graph.phaseEdges)).toEqual(['1 → 2', '1 → 3']);
  expect(arrows(graph.entryEdges)).toEqual(['2.1 → 3']);
  expect([...graph.phaseEdges, ...graph.entryEdges].map(({ source }) => source?.value)).toEqual([
    undefined,
    'Phase 1',
    'Task 2.1',
  ]);
});

test('a note beside a dependency exempts no task', () => {
  const tasks = '- [ ] **Task 3.1**: A\n  - **Depends on**: 2.1 (alongside Phase 1)\n';
  expect(graphOf(plan(' (depends on Phase 1)', tasks)).byId.get('3.1')?.prerequisites).toEqual(['2.1', '1.1', '1.2']);
});

test('phases stay in order where a note names one of them', () => {
  const tasks =
    '- [ ] **Task 3.1**: Let off\n  - **Depends on**: None (parallel with Phase 1)\n- [ ] **Task 3.2**: B\n';
  const graph = graphOf(plan(' (depends on Phases 1-2)', tasks));
  expect(arrows(graph.phaseEdges)).toEqual(['1 → 2', '1 → 3', '2 → 3']);
  expect(graph.byId.get('3.2')?.dependsOn).toEqual(['1.1', '1.2', '2.1']);
});

test('a phase edge that no task keeps is not listed', () => {
  const alone = '- [ ] **Task 3.1**: Let off\n  - **Depends on**: None (parallel with Phase 1)\n';
  const graph = graphOf(plan(' (depends on Phase 1)', alone));
  expect(arrows(graph.phaseEdges)).toEqual(['1 → 2']);
  expect(graph.byId.get('3.1')).toMatchObject({ state: 'ready', dependsOn: [] });
});

test('a phase that names a task makes an edge from that task to the phase', () => {
  const graph = graphOf(plan(' (depends on Task 1.2)', '- [ ] **Task 3.1**: A\n- [ ] **Task 3.2**: B\n'));
  expect(graph.entryEdges).toMatchObject([{ from: '1.2', to: '3', kind: 'declared', source: { value: 'Task 1.2' } }]);
  expect(graph.edges).toEqual([]);
  expect(graph.byId.get('3.2')).toMatchObject({ dependsOn: ['1.2'], prerequisites: ['1.2'], impliedPhases: [] });
  expect(graph.byId.get('1.2')?.dependents).toEqual(['3.1', '3.2']);
});

test('what a phase names in itself holds for the tasks that it does not name', () => {
  const tasks = '- [ ] **Task 3.1**: A\n- [ ] **Task 3.2**: B\n- [ ] **Task 3.3**: C\n';
  const graph = graphOf(plan(' (depends on 3.1, 3.2)', tasks));
  expect(graph.cycles).toEqual([]);
  expect(graph.tasks.slice(3).map(({ prerequisites }) => prerequisites)).toEqual([[], [], ['3.1', '3.2']]);
  expect(graph.byId.get('3.1')?.dependents).toEqual(['3.3']);
});

test('a phase that names itself is noted, and waits for nothing because of it', () => {
  const graph = graphOf(plan(' (depends on Phase 3)'));
  expect(graph.phases[2]?.selfReferences).toMatchObject([{ value: 'Phase 3' }]);
  expect(arrows(graph.phaseEdges)).toEqual(['1 → 2']);
  expect(graphOf(plan(' (depends on Phases 1-3)')).phases[2]?.selfReferences).toEqual([]);
});

test('`all` in a heading is every phase before, and the tasks in none', () => {
  const graph = graphOf(
    `# P\n- [ ] Task 0.1: Loose\n${plan(' (depends on all previous phases)')}\n## Later\n- [ ] Task 9.1: Loose too\n`,
  );
  expect(arrows(graph.phaseEdges)).toEqual(['1 → 2', '1 → 3', '2 → 3']);
  expect(arrows(graph.entryEdges)).toEqual(['0.1 → 3']);
  expect(graph.byId.get('3.1')?.prerequisites).toEqual(['1.1', '1.2', '2.1', '0.1']);
});

test("conditions and unknown names of a phase hold up each of its tasks and are reported once, before the tasks' own", () => {
  const tasks = '- [ ] **Task 3.1**: A\n  - **Depends on**: 8.8\n- [ ] **Task 3.2**: B\n';
  const graph = graphOf(plan(' (depends on Phase 9, PR #7 merged)', tasks));
  for (const id of ['3.1', '3.2']) expect(graph.byId.get(id)?.outside).toMatchObject([{ value: 'PR #7 merged' }]);
  expect(graph.byId.get('3.2')).toMatchObject({ state: 'waiting', dependsOn: ['Phase 9'], prerequisites: [] });
  expect(graph.byId.get('3.1')?.dependsOn).toEqual(['8.8', 'Phase 9']);
  expect(graph.unknown.map(({ id, owner }) => [id, owner.kind, owner.id])).toEqual([
    ['9', 'phase', '3'],
    ['8.8', 'task', '3.1'],
  ]);
});

test('two phases with one id count together where the id is named', () => {
  const source =
    '# P\n## Phase 1\n- [ ] Task 1.1: A\n## Phase 1\n- [ ] Task 1.2: B\n## Phase 2\n- [ ] Task 2.1: C\n  - Depends on: Phase 1\n';
  expect(graphOf(source).byId.get('2.1')?.prerequisites).toEqual(['1.1', '1.2']);
});
