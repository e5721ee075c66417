import { describe, expect, test } from 'vitest';
import { arrows, graphOf } from './graph-of.ts';

/** Three phases; 2.2 says what is under test. 1.10 comes before 1.2 on the page. */
const around = (value: string, field = 'Depends on') => `# Tasks: A plan
### Phase 1: One
- [ ] **Task 1.1**: First
- [ ] **Task 1.10**: Tenth
- [ ] **Task 1.2**: Second
### Phase 2: Two
- [ ] **Task 2.1**: First
- [ ] **Task 2.2**: The one
  - **${field}**: ${value}
- [ ] **Task 2.3**: Last
### Phase 3: Three
- [ ] **Task 3.1**: First
- [ ] **Task 3.2**: Last
`;

describe('what Depends on names', () => {
  test.each([
    ['Task 1.1, 1.10', ['1.1', '1.10']],
    ['1.2, 1.1, Task 1.2', ['1.2', '1.1']],
    ['1.1–1.2', ['1.1', '1.10', '1.2']],
    ['1.2–1.1', ['1.1', '1.10', '1.2']],
    ['1.2 through 2.3', ['1.2', '2.1', '2.3']],
    ['1.x', ['1.1', '1.10', '1.2']],
    ['2.x', ['2.1', '2.3']],
    ['Phase 1 complete', ['1.1', '1.10', '1.2']],
    ['Phases 1-2', ['1.1', '1.10', '1.2', '2.1', '2.3']],
    ['Phase 1, 3', ['1.1', '1.10', '1.2', '3.1', '3.2']],
    ['all previous tasks', ['1.1', '1.10', '1.2', '2.1']],
    ['None', []],
    ['None (can run with 2.1)', []],
  ])('%s', (value, expected) => {
    const graph = graphOf(around(value));
    const node = graph.byId.get('2.2');
    expect(node?.dependsOn).toEqual(expected);
    expect(node?.prerequisites).toEqual(expected);
    expect(arrows(graph.edges)).toEqual(expected.map((from) => `${from} → 2.2`));
    expect(node?.impliedPhases).toEqual([]);
  });

  test('each edge carries the words that make it, and the item they come from', () => {
    const { edges } = graphOf(around('Task 1.1, 2.x'));
    expect(edges.map(({ source, owner }) => [source.value, owner])).toEqual([
      ['Task 1.1', '2.2'],
      ['2.x', '2.2'],
      ['2.x', '2.2'],
    ]);
    expect(edges[1]?.item).toBe(edges[2]?.item);
    expect(edges[0]?.source.position?.start).toMatchObject({ line: 9, column: 21 });
  });

  test('a name that nothing has stays in the list, makes no edge and is kept once', () => {
    const graph = graphOf(around('9.9, Phase 7, 1.1–1.7, 8.x, 1.1'));
    expect(graph.byId.get('2.2')?.dependsOn).toEqual(['9.9', 'Phase 7', '1.1', '1.7', '8.x']);
    expect(graph.byId.get('2.2')?.prerequisites).toEqual(['1.1']);
    expect(arrows(graph.edges)).toEqual(['1.1 → 2.2']);
    expect(graph.unknown.map(({ id, kind, source }) => [id, kind, source.value])).toEqual([
      ['9.9', 'task', '9.9'],
      ['7', 'phase', 'Phase 7'],
      ['1.7', 'task', '1.1–1.7'],
      ['8.x', 'task', '8.x'],
    ]);
    expect(graph.unknown[0]).toMatchObject({ owner: { kind: 'task', id: '2.2' }, field: 'dependsOn' });
  });

  test('each place with an unknown name is reported', () => {
    const graph = graphOf(around('9.9, 1.1, 9.9'));
    expect(graph.unknown.map(({ source }) => source.position?.start.column)).toEqual([21, 31]);
    expect(graph.byId.get('2.2')?.dependsOn).toEqual(['9.9', '1.1']);
  });

  test('an outside condition makes no edge and is kept as written', () => {
    const node = graphOf(around('PR #802 merged, 1.1, 5')).byId.get('2.2');
    expect(node?.outside.map(({ value }) => value)).toEqual(['PR #802 merged', '5']);
    expect(node?.dependsOn).toEqual(['1.1']);
  });

  test('a bare number is a task where the plan has that id', () => {
    const graph = graphOf('# P\n## Phase 1\n- [ ] Task 1: A\n- [ ] Task 2: B\n  - Depends on: 1, 3\n');
    expect(graph.byId.get('2')).toMatchObject({ dependsOn: ['1'], outside: [{ value: '3' }] });
  });

  test("another plan's task is listed with its plan and is not an edge; this plan's own name leads to itself", () => {
    const graph = graphOf(around('other-plan/2.4, plan/1.1'));
    const node = graph.byId.get('2.2');
    expect(node?.dependsOn).toEqual(['other-plan/2.4', '1.1']);
    expect(node?.foreign).toMatchObject([{ plan: 'other-plan', id: '2.4', source: { value: 'other-plan/2.4' } }]);
    expect(arrows(graph.edges)).toEqual(['1.1 → 2.2']);
  });

  test('a task that names itself is noted; inside its own expansion it is passed over', () => {
    const named = graphOf(around('Task 2.2, 1.1')).byId.get('2.2');
    expect(named?.selfReferences.map(({ value }) => value)).toEqual(['Task 2.2']);
    expect(named?.dependsOn).toEqual(['1.1']);
    expect(graphOf('# P\n- [ ] Task 1: A\n  - Depends on: 1\n').byId.get('1')?.selfReferences).toHaveLength(1);
    expect(graphOf(around('plan/2.2')).byId.get('2.2')?.selfReferences).toHaveLength(1);
    expect(graphOf(around('2.x, Phase 2, 2.1–2.2')).byId.get('2.2')?.selfReferences).toEqual([]);
  });

  test('2.x is phase 2 where there is one, else every id that begins with 2.', () => {
    const source =
      '# P\n## Phase A\n- [ ] Task 7.1: A\n- [ ] Task 7.10: B\n- [ ] Task 71: C\n- [ ] Task 8.1: D\n  - Depends on: 7.x\n';
    expect(graphOf(source).byId.get('8.1')?.dependsOn).toEqual(['7.1', '7.10']);
    const strayed =
      '# P\n## Phase 1\n- [ ] Task 1.1: A\n- [ ] Task 9.1: B\n## Phase 2\n- [ ] Task 2.1: C\n  - Depends on: 1.x\n';
    expect(graphOf(strayed).byId.get('2.1')?.dependsOn).toEqual(['1.1', '9.1']);
  });

  test('ids of a prototype are ids like any other', () => {
    const graph = graphOf(around('`constructor`, __proto__'));
    expect(graph.byId.get('2.2')?.dependsOn).toEqual([]);
    expect(graph.byId.get('constructor')).toBeUndefined();
  });
});

describe('what Blocks names', () => {
  test('it is the same edge from the other side, and counts as the other task’s dependency', () => {
    const graph = graphOf(around('3.1', 'Blocks'));
    expect(arrows(graph.edges)).toEqual(['2.2 → 3.1']);
    expect(graph.edges[0]).toMatchObject({ owner: '2.2', source: { value: '3.1' } });
    expect(graph.byId.get('3.1')).toMatchObject({ dependsOn: ['2.2'], prerequisites: ['2.2'], impliedPhases: [] });
    expect(graph.byId.get('3.2')?.impliedPhases).toEqual(['2']);
    expect(graph.byId.get('2.2')).toMatchObject({ dependents: ['3.1'], impliedPhases: ['1'] });
  });

  test('an edge that both sides declare is one', () => {
    const graph = graphOf(`${around('3.3', 'Blocks')}- [ ] **Task 3.3**: More\n  - **Depends on**: 3.1, 2.2\n`);
    expect(arrows(graph.edges)).toEqual(['3.1 → 3.3', '2.2 → 3.3']);
    expect(graph.edges[1]?.owner).toBe('3.3');
  });

  test('phases and `all` are expanded, forwards', () => {
    expect(arrows(graphOf(around('Phase 3', 'Blocks')).edges)).toEqual(['2.2 → 3.1', '2.2 → 3.2']);
    expect(arrows(graphOf(around('all', 'Blocks')).edges)).toEqual(['2.2 → 2.3', '2.2 → 3.1', '2.2 → 3.2']);
  });

  test('an unknown name is reported and holds nobody up; naming itself does', () => {
    const graph = graphOf(around('9.9', 'Blocks'), { phaseOrder: 'none' });
    expect(graph.unknown).toMatchObject([{ id: '9.9', field: 'blocks', owner: { id: '2.2' } }]);
    expect(graph.byId.get('2.2')).toMatchObject({ state: 'ready', unknown: [], dependsOn: [] });
    expect(graphOf(around('2.2', 'Blocks')).byId.get('2.2')?.selfReferences).toMatchObject([{ value: '2.2' }]);
  });
});
