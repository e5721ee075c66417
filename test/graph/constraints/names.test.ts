import { expect, test } from 'vitest';
import { nameFinder } from '../../../plugin/graph/constraints/names.ts';
import { graphOf } from '../graph-of.ts';

const source = `# P
## Phase 1: A
- [ ] Task 1: T
- [ ] Task 2: T
## Phase 2: B
- [ ] Task 3: T

## Sequence Constraints

| Constraint | Type | Rationale |
|---|---|---|
| **Task 1**, 2 before Phase 2, and not Task 9 | x | see Task 3 (TLS 1.2) |
`;

test('the words of a cell that name what the plan has, whether the row is bound or not', () => {
  const graph = graphOf(source);
  const [row] = graph.constraints.sequence;
  const find = nameFinder(graph);
  const named = (cell = row?.row.constraint) =>
    cell ? find(cell).map(({ from, to, reference }) => [cell.text.slice(from, to), reference.kind]) : [];
  expect(row?.verdict).toBe('not-bound');
  expect(named()).toEqual([
    ['Task 1', 'task'],
    ['2', 'task'],
    ['Phase 2', 'phase'],
  ]);
  expect(named(row?.row.rationale)).toEqual([['Task 3', 'task']]);
});
