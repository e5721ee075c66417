import { describe, expect, test } from 'vitest';
import * as tables from '../../rules/tables.ts';
import { graphOf } from '../graph-of.ts';

const tasks = `## Phase 1
- [x] Task 1.1: Done
- [ ] Task 1.2: Open
- [ ] ~~Task 1.3: Given up~~
## Phase 2
- [ ] ~~Task 2.1: Given up~~
`;
const constraintsOf = (table: string) => graphOf(`# P\n${tasks}\n${table}\n`).constraints;

describe('a requirement in which a cancelled task need not be done', () => {
  const verdict = (cell: string) => constraintsOf(tables.liveness(`${cell} | a click | 5 s`)).liveness[0]?.verdict;

  test.each([
    'Task 1.3 is cancelled within a day',
    'Whoever used it hears that Task 1.3 was dropped',
    'Task 1.2 or Task 1.3 ends',
    'At least one of Tasks 1.2 and 1.3 ends',
    'Leftovers from Task 1.3 are deleted',
    'The old table of Task 1.3 is deleted',
    'The cancellation of Task 1.3 is announced',
    'Task 1.3 is replaced by Task 1.2',
    'Task 1.2, unlike Task 1.3, ends',
    'Task 1.2 ends (formerly Task 1.3)',
    'Node 1.3 is upgraded',
    '1.3 GB are freed',
    'Version v1.3 is signed',
    'In place of Task 1.3 a letter is sent',
    'Task 1.3 of the billing plan ends',
  ])('%s', (cell) => {
    expect(verdict(cell)).toBe('bounded');
  });

  // FORMAT says "one of its tasks", however the row names them: that a phase is done without what is cancelled in it
  // is counted (section 5), and is not a word on what the row asks for.
  test.each([
    'Task 1.3 ends',
    'Task 1.3 answers by mail or by letter',
    'Tasks 1.1, 1.3 end',
    'Tasks 1.1-1.3 end',
    'Phase 1 ends',
    'Phase 2 ends',
  ])('%s: it is out of reach', (cell) => {
    expect(verdict(cell)).toBe('unreachable');
  });
});

test.each([
  'Task 1.1 or Task 1.2',
  'Each task of Phase 1',
  'Every write within Task 1.1 and Task 1.2',
  'Task 1.1 and Task 1.2, each on its own',
  'Tasks 1.1, 1.2 one by one',
  'Rollback of Task 1.1 and Task 1.2',
  'Everything between Task 1.1 and Task 1.2',
  'Task 1.1 of the billing plan and Task 1.2',
  'Task 1.1 with Task 1.2 if the flag is on',
  'Unlike Task 1.1 and Task 1.2',
  'Migration of the rows of 1.1',
  'Node 1.1 + Node 1.2',
  'Task 1.1 → Task 1.2',
])('“%s” is not a group', (cell) => {
  const { atomicity } = constraintsOf(tables.atomicity(`${cell} | undo | x`));
  expect(atomicity[0]?.verdict).toBe('not-bound');
});

test.each([
  'Task 1.1 + Task 1.2',
  '1.1 & 1.2',
  'Task 1.1 plus 1.2',
  '1.1-1.2',
  'Task 1.1: Copy, Task 1.2: Switch',
  'Task 1.1: Copy; Task 1.2: Switch',
])('“%s” is a group', (cell) => {
  const { atomicity } = constraintsOf(tables.atomicity(`${cell} | undo | x`));
  expect(atomicity[0]?.tasks).toEqual(['1.1', '1.2']);
});

test('the name of another plan’s task is not looked up in this one', () => {
  const unknownIn = (cell: string) => constraintsOf(tables.sequence(`${cell} | x | y`)).unknown.map(({ id }) => id);
  expect(unknownIn('Task 7.1 of the billing plan before Task 1.2')).toEqual([]);
  expect(unknownIn('billing#task-7-1 before Task 1.2')).toEqual([]);
  expect(unknownIn('Task 7.1 before Task 1.2')).toEqual(['7.1']);
});
