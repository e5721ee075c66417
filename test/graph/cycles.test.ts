import { expect, test } from 'vitest';
import { arrows, graphOf, list } from './graph-of.ts';

test('one cycle for each strongly connected part, with the words that make each step', () => {
  const graph = graphOf(
    `# P\n## Phase 1\n${list(['1.1', '1.2'], ['1.2', '1.1'], ['1.3', '1.4'], ['1.4', '1.3, 1.1'], ['1.5'])}`,
  );
  expect(graph.cycles.map(({ members }) => members)).toEqual([
    ['1.1', '1.2'],
    ['1.3', '1.4'],
  ]);
  const [first] = graph.cycles;
  expect(arrows(first?.edges ?? [])).toEqual(['1.1 → 1.2', '1.2 → 1.1']);
  expect(first?.edges.map(({ source }) => source.position?.start.line)).toEqual([6, 4]);
  expect(first?.edges[0]?.reason).toEqual(graph.edges[1]);
});

test('the cycle shown is a shortest one, begun at its first task', () => {
  const graph = graphOf(
    `# P\n## Phase 1\n${list(['1.1', '1.5'], ['1.2', '1.1'], ['1.3', '1.2, 1.5'], ['1.4', '1.3'], ['1.5', '1.4'])}`,
  );
  expect(graph.cycles).toHaveLength(1);
  expect(graph.cycles[0]?.members).toEqual(['1.1', '1.2', '1.3', '1.4', '1.5']);
  expect(arrows(graph.cycles[0]?.edges ?? [])).toEqual(['1.3 → 1.4', '1.4 → 1.5', '1.5 → 1.3']);
});

test('it begins at its first task wherever the search began', () => {
  const graph = graphOf(`# P\n## Phase 1\n${list(['1.1'], ['1.2', '1.3'], ['1.3', '1.1, 1.2'])}`);
  expect(arrows(graph.cycles[0]?.edges ?? [])).toEqual(['1.2 → 1.3', '1.3 → 1.2']);
});

test('phases that wait for each other make a cycle of tasks', () => {
  const graph = graphOf(
    `# P\n## Phase 1 (depends on Phase 2)\n${list(['1.1'], ['1.2'])}## Phase 2 (depends on Phase 1)\n${list(['2.1'])}`,
  );
  expect(graph.cycles[0]?.members).toEqual(['1.1', '1.2', '2.1']);
  expect(arrows(graph.cycles[0]?.edges ?? [])).toEqual(['1.1 → 2.1', '2.1 → 1.1']);
  expect(graph.cycles[0]?.edges.map(({ source }) => source.value)).toEqual(['Phase 1', 'Phase 2']);
});

test('a task that names itself is not a cycle', () => {
  expect(graphOf(`# P\n## Phase 1\n${list(['1.1', '1.1'])}`).cycles).toEqual([]);
});

test('Blocks closes a cycle as Depends on does', () => {
  const graph = graphOf(
    '# P\n## Phase 1\n- [ ] Task 1.1: A\n  - Depends on: 1.2\n  - Blocks: 1.2\n- [ ] Task 1.2: B\n',
  );
  expect(arrows(graph.cycles[0]?.edges ?? [])).toEqual(['1.1 → 1.2', '1.2 → 1.1']);
});
