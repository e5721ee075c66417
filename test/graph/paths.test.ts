import { expect, test } from 'vitest';
import { pathBetween } from '../../plugin/graph/paths.ts';
import { ancestors } from './ancestors.ts';
import { arrows, graphOf } from './graph-of.ts';

const graph = graphOf(`# P
## Phase 1
- [ ] Task 1.1: A
- [ ] Task 1.2: B
  - Depends on: 1.1
## Phase 2
- [ ] Task 2.1: C
## Phase 3 (depends on Phase 2)
- [ ] Task 3.1: D
- [ ] Task 3.2: E
  - Depends on: 1.2
## Phase 4
- [ ] Task 4.1: F
  - Depends on: 4.2
- [ ] Task 4.2: G
  - Depends on: 4.1
`);

test('the path has each step and what makes it', () => {
  const way = pathBetween(graph, '1.1', '3.1') ?? [];
  expect(arrows(way)).toEqual(['1.1 → 2.1', '2.1 → 3.1']);
  expect(way.map(({ kind, source }) => [kind, source?.value])).toEqual([
    ['implied', undefined],
    ['declared', 'Phase 2'],
  ]);
  expect(way.map(({ reason }) => reason)).toEqual(graph.phaseEdges.slice(0, 2));
});

test('it is a shortest path', () => {
  expect(arrows(pathBetween(graph, '1.1', '3.2') ?? [])).toHaveLength(2);
  expect(arrows(pathBetween(graph, '1.1', '3.2', 'declared') ?? [])).toEqual(['1.1 → 1.2', '1.2 → 3.2']);
});

test('over declared edges only, the implied order does not count', () => {
  expect(pathBetween(graph, '1.1', '3.1', 'declared')).toBeNull();
  expect(ancestors(graph, '3.1', 'declared')).toEqual(['2.1']);
  expect(ancestors(graph, '3.1')).toEqual(['1.1', '1.2', '2.1']);
});

test('nobody waits for a later task, an unknown one, or itself', () => {
  expect(pathBetween(graph, '3.1', '1.1')).toBeNull();
  expect(pathBetween(graph, '1.1', '9.9')).toBeNull();
  expect(pathBetween(graph, '9.9', '1.1')).toBeNull();
  expect(pathBetween(graph, '3.1', '3.1')).toBeNull();
  expect(ancestors(graph, '9.9')).toEqual([]);
});

test('for one task twice, it is the cycle', () => {
  expect(arrows(pathBetween(graph, '4.1', '4.1') ?? [])).toEqual(['4.1 → 4.2', '4.2 → 4.1']);
  expect(ancestors(graph, '4.1')).toEqual(['4.1', '4.2']);
});
