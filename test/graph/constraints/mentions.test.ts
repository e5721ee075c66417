import { expect, test } from 'vitest';
import type { CellMentions } from '../../../plugin/graph/constraints/model.ts';
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

## Mutual Exclusion

| A | B | Conflict Type |
|---|---|---|
| 1 | the nightly run, not Task 2 | x |

## Liveness

| Requirement | Trigger | Guarantee |
|---|---|---|
| Task 1 ends | the page of Task 1 and Task 3 is called | 2 days |
`;

/** The words, cell by cell. */
const words = (row: { mentions: readonly CellMentions[] } | undefined) =>
  row?.mentions.map(({ cell, mentions }) => mentions.map(({ from, to }) => cell.inlineText.text.slice(from, to)));

test('each row has the words of each cell that name tasks and phases of the plan, whether it is bound or not', () => {
  const { sequence, mutualExclusion, liveness } = graphOf(source).constraints;
  expect([sequence[0]?.verdict, words(sequence[0])]).toEqual(['not-bound', [['Task 1', '2', 'Phase 2']]]);
  expect([mutualExclusion[0]?.verdict, words(mutualExclusion[0])]).toEqual(['not-bound', [['1'], ['Task 2']]]);
  expect(words(liveness[0])).toEqual([['Task 1'], ['Task 1', 'Task 3']]);
});
