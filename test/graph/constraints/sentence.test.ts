import { describe, expect, test } from 'vitest';
import { readSequence } from '../../../plugin/graph/constraints/cell.ts';
import type { Mention } from '../../../plugin/graph/constraints/mentions.ts';
import { planOf } from '../graph-of.ts';

const names = {
  tasks: new Set(['1.1', '1.2', '1.3', '2.1', '2.2', '3.1', '5', '6', 'A.1', 'TASK-0007']),
  phases: new Set(['1', '2', '3', 'B']),
  phaseWords: new Set(['phase', 'wave']),
};

/** What a cell of the sequence table says: `1.1 < 2.1`, or why it says nothing. */
function orderOf(cell: string): string {
  const plan = planOf(
    `# P\n\n## Sequence Constraints\n\n| Constraint | Type | Rationale |\n|---|---|---|\n| ${cell} | | |\n`,
  );
  const row = plan.constraints.sequence?.rows[0];
  if (!row) throw new Error('no row was read');
  const { order } = readSequence(row.constraint, names);
  if (typeof order === 'string') return order;
  const side = (mentions: readonly Mention[]) =>
    mentions.map(({ from, to }) => row.constraint.inlineText.text.slice(from, to)).join(' ');
  return `${side(order.before)} < ${side(order.after)}`;
}

describe('the words of order', () => {
  test.each([
    ['Task 1.1 before Task 2.1', 'Task 1.1 < Task 2.1'],
    ['1.1 before 2.1', '1.1 < 2.1'],
    ['Task 1.1 precedes Task 2.1', 'Task 1.1 < Task 2.1'],
    ['Tasks 1.1 and 1.2 precede 2.1', 'Tasks 1.1 1.2 < 2.1'],
    ['1.1 → 2.1', '1.1 < 2.1'],
    ['1.1 -> 2.1', '1.1 < 2.1'],
    ['1.1-->2.1', '1.1 < 2.1'],
    ['Task 1.1, then Task 2.1', 'Task 1.1 < Task 2.1'],
    ['2.1 after 1.1', '1.1 < 2.1'],
    ['Task 2.1 waits until Task 1.1 is merged', 'Task 1.1 < Task 2.1'],
    ['Task 2.1 depends on Task 1.1', 'Task 1.1 < Task 2.1'],
    ['2.1, 2.2 depend on 1.1', '1.1 < 2.1 2.2'],
    ['Task 2.1 FOLLOWS Task 1.1', 'Task 1.1 < Task 2.1'],
    ['Phase 1 before Wave 2', 'Phase 1 < Wave 2'],
    ['TASK-0007 before A.1', 'TASK-0007 < A.1'],
    ['5 before 6', '5 < 6'],
  ])('%s', (cell, order) => {
    expect(orderOf(cell)).toBe(order);
  });
});

describe('MUST and its negation', () => {
  test.each([
    ['Task 1.1 MUST be deployed before Task 2.1', 'Task 1.1 < Task 2.1'],
    ['1.1 MUST complete before 2.1', '1.1 < 2.1'],
    ['2.1 MUST NOT start before 1.1', '1.1 < 2.1'],
    ['2.1 MUST NOT be started before 1.1 is done', '1.1 < 2.1'],
    ['Task 2.1 never runs before Task 1.1', 'Task 1.1 < Task 2.1'],
    ['2.1 cannot start before 1.1', '1.1 < 2.1'],
    ['1.1 MUST NOT run after 2.1', '1.1 < 2.1'],
    ['2.1 MUST NOT precede 1.1', '1.1 < 2.1'],
    ['2.1 MUST NOT follow 1.1', '2.1 < 1.1'],
    ['2.1 MUST NEVER run before 1.1', '1.1 < 2.1'],
    ['Task 2.1 never follows Task 1.1', 'Task 2.1 < Task 1.1'],
    ["Task 2.1 can't run before Task 1.1", 'Task 1.1 < Task 2.1'],
    ['Task 2.1 shall not begin before Task 1.1 completes', 'Task 1.1 < Task 2.1'],
    ['Phase 2 MUST NOT start until Phase 1 is complete', 'Phase 1 < Phase 2'],
    ['Task 2.1 MUST NOT begin until Tasks 1.1 and 1.2 are complete', 'Tasks 1.1 1.2 < Task 2.1'],
    ['Task 2.1 cannot proceed until Task 1.1 completes', 'Task 1.1 < Task 2.1'],
    ['Task 1.1 MUST precede Task 2.1', 'Task 1.1 < Task 2.1'],
    ['Task 2.1 MUST come after Task 1.1', 'Task 1.1 < Task 2.1'],
    ['Task 2.1 MUST depend on Task 1.1', 'Task 1.1 < Task 2.1'],
    ['2.1 is blocked until 1.1 is merged', '1.1 < 2.1'],
    ['2.1 must not start until 1.1 is done', '1.1 < 2.1'],
    ['2.1 MUST NOT be started until 1.1 is merged', '1.1 < 2.1'],
    ['Task 2.1 can start only after Task 1.1', 'Task 1.1 < Task 2.1'],
  ])('%s', (cell, order) => {
    expect(orderOf(cell)).toBe(order);
  });
});

describe('what is asked for is not that one task is done before another', () => {
  test.each([
    // Negated, forbidden or only wished for.
    'Avoid Task 2.1 before Task 1.1',
    'Keep Task 1.2 apart: prevent it from running before Task 1.1',
    'Task 2.1 is prohibited from shipping before Task 1.1',
    'Task 2.1 before Task 1.1 would block the release',
    'Nothing in Task 2.1 waits until Task 1.1',
    'Task 2.1 MUST NOT wait until Task 1.1 is merged',
    'Task 2.1 must not be delayed until Task 1.1',
    'Preferably Task 1.1 before Task 2.1',
    'Task 1.1 usually lands before Task 2.1',
    'Task 1.1 starts before Task 2.1',
    'Task 1.1 → Task 1.2 → Task 2.1',
    'Task 1.1 <=> Task 2.1',
    'Task 2.1 hardly ever runs after Task 1.1',
    // Only in some case.
    'When Task 1.2 is cancelled, Task 1.1 before Task 2.1',
    'On failure, Task 1.1 before Task 2.1',
    'Once Task 1.2 is live, Task 1.1 before Task 2.1',
    'Task 1.1, Task 1.2: whichever is done first, then Task 2.1',
    // Undone, not done.
    'Roll back Task 2.1 before Task 1.1',
    'Rollback: Task 2.1 → Task 1.1',
    'Revert Task 2.1, then Task 1.1',
    'Task 2.1 is undone before Task 1.1',
    'Task 2.1 fails after Task 1.1',
    // A part, or a beginning.
    'Parts of Task 1.1 before Task 2.1',
    '80% of Task 1.1 before Task 2.1',
    'The first commit of Task 1.1 precedes Task 2.1',
    'Task 2.1 after the start of Task 1.1',
    'Task 1.1 must be running before Task 2.1',
    'Task 1.1 must have begun before Task 2.1',
    // Something else than order.
    'Task 2.1 follows the conventions of Task 1.1',
    'Task 2.1 follows Task 1.1’s naming',
    'Task 2.1 follows up on Task 1.1',
    'Task 2.1 depends on the same library as Task 1.1',
    'Task 2.1 restores the state before Task 1.1',
    'Task 2.1 is named after Task 1.1',
    'Events flow from Task 1.1 → Task 2.1',
    // Only compared with.
    'As in Task 3.1, Task 1.1 before Task 2.1',
    'Like Task 1.2, Task 1.1 before Task 2.1',
    'Unlike 1.2, Task 1.1 before Task 2.1',
    'Per Task 3.1, Task 1.1 before Task 2.1',
    'See Task 1.2: Task 1.1 before Task 2.1',
    'Task 1.1, in parallel with Task 1.3, before Task 2.1',
    // The list ends where another clause begins.
    'Task 1.1 before Task 2.1, Task 1.3 may run any time',
    'Task 1.1 before Task 2.1; Task 1.3 is free',
    'Task 1.1 before Task 2.1 and Task 1.3 is free',
    'Task 1.1 before Task 2.1; Task 3.1 after that',
    'Task 1.1 before Task 2.1, with Task 1.3 in parallel',
    'Task 1.1 before Task 2.1 while the flag is on',
    // Somebody else's.
    'Task 1.1 of the billing plan before Task 2.1',
    'The billing plan’s Task 1.1 before Task 2.1',
    // More than the forms of the format hold.
    'Never begin Task 2.1 before Task 1.1',
    'Safety: Task 1.1 before Task 2.1',
    'Task 1.1 before Task 2.1. Task 2.2 is not concerned',
    'Task 1.1 before Task 2.1, because Task 3.1 reads what it writes',
    'Every task of Phase 1 MUST be done before any Phase 2 task starts',
    'First Task 1.1, then Task 2.1',
    'Task 1.1 before Task 2.1 to avoid conflicts',
    '(Task 1.1) → (Task 2.1)',
    'Task 1.1 before Task 2.1, unlike Task 1.2',
    'Task 1.1 before 2.1, as in Task 3.1',
    'Task 1.1 before Task 2.1, similar to Task 1.2',
    'Task 1.1 before Task 2.1, in parallel with Task 1.3',
    'Task 1.1 v1.2 before Task 2.1 v2.1',
    'Task 1.1 needs 2.5 s before Task 2.1',
    'Task 1.1, Node 1.2 before Task 2.1',
    'Task 1.1 and 1.2 million rows before Task 2.1',
    'Task 1.1 before Task 2.1, 3.1 GB of it',
    'Task 1.1 before Task 2.1 within 3.1 s',
    'When Task 1.1 is done, then Task 2.1',
  ])('%s', (cell) => {
    expect(orderOf(cell)).not.toMatch('<');
  });
});

describe('lists and other words around the names', () => {
  test.each([
    ['Tasks 1.1, 1.2 & 1.3 before Phase 2, 3', 'Tasks 1.1 1.2 1.3 < Phase 2 3'],
    ['Phases 1 and 7 before Phase 2, B', 'Phases 1 7 < Phase 2 B'],
    ['Phase 1 before Phase 2, 5', 'Phase 1 < Phase 2 5'],
    ['1.1–1.3 before 2.x', '1.1–1.3 < 2.x'],
    ['Task 1.1 (the schema) and 1.2 before 2.1', 'Task 1.1 1.2 < 2.1'],
    ['**Task 1.1** before `2.1`', 'Task 1.1 < 2.1'],
    ['Task 1.1 before Task 2.1 (Task 1.2 before that helps)', 'Task 1.1 < Task 2.1'],
    ['Task 1.1 (Phase 1) and 1.2 before Task 2.1 (Phase 2)', 'Task 1.1 1.2 < Task 2.1'],
    ['Task 1.1: Schema before Task 2.1: Code', 'Task 1.1 < Task 2.1'],
    ['Task 1.1 ⇒ Task 2.1', 'Task 1.1 < Task 2.1'],
    ['Task 1.1 => Task 2.1', 'Task 1.1 < Task 2.1'],
    ['Task 2.1 can only start after Task 1.1 finishes', 'Task 1.1 < Task 2.1'],
    ['Task 2.1 may start only after Task 1.1 is done', 'Task 1.1 < Task 2.1'],
    ['Task 2.1 starts after Task 1.1', 'Task 1.1 < Task 2.1'],
    ['All Phase 1 tasks must complete before Task 2.1', 'Phase 1 < Task 2.1'],
    ['Task 2.1 after all of Phase 1', 'Phase 1 < Task 2.1'],
    ['Task 1.1 before Task 9.9', 'Task 1.1 < Task 9.9'],
    ['1.1 MUST be finished before 2.1 and 2.2 can begin', '1.1 < 2.1 2.2'],
    ['Task 1.1: Copy, Task 1.2: Check before Task 2.1: Switch', 'Task 1.1 Task 1.2 < Task 2.1'],
    ['[Task 1.1](#task-1-1) before [Task 2.1](#task-2-1)', 'Task 1.1 < Task 2.1'],
    ['<b>Task 1.1</b><br>before Task 2.1', 'Task 1.1 < Task 2.1'],
    ['Task&nbsp;1.1 before Task 2.1', 'Task\u00A01.1 < Task 2.1'],
    ['✅ Task 1.1 before Task 2.1', 'Task 1.1 < Task 2.1'],
    ['1.1 → 2.1: schema before code', '1.1 < 2.1'],
    ['Task 1.1 before Task 2.1 (see Task 3.1)', 'Task 1.1 < Task 2.1'],
    ['Task 1.1 (v1.2) before Task 2.1 (2.5 s)', 'Task 1.1 < Task 2.1'],
  ])('%s', (cell, order) => {
    expect(orderOf(cell)).toBe(order);
  });
});

describe('sentences in which an id is mentioned and orders nothing', () => {
  test.each([
    ['TLS 1.2 before HTTP 1.1', 'no-names'],
    ['The schema MUST be migrated before the new API is deployed', 'no-names'],
    ['Section 1.1 of the handbook is read before the audit', 'no-names'],
    ['Python 1.2 comes after 2.1', 'one-side'],
    ['v1.1 is released before v1.2', 'no-names'],
    ['1.1 GB are copied before 2.1 GB are deleted', 'no-names'],
    ['1.2 million rows before 2.1 million', 'no-names'],
    ['1.1 release before 1.2 release', 'no-names'],
    ['5 retries before 6 attempts', 'no-names'],
    ['Node 1.2 before Node 2.1', 'no-names'],
    ['2.5 s before 1.1 s', 'no-names'],
    ['Schema (1.1) before API (2.1)', 'no-names'],
    ['Migration before code (1.1 → 2.1)', 'no-names'],
    ['Step 1.1 before step 2.1', 'no-names'],
    ['Upgrade to v1.2 before Task 2.1', 'one-side'],
    ['Install Node 1.2 before Task 2.1 runs', 'one-side'],
    ['Task 2.1 after the 1.1 release', 'one-side'],
    ['Task 2.1 after 1.1%', 'one-side'],
    ['Task 2.1 after 3.1 s', 'one-side'],
    ['Task 2.1 before 2 pm', 'one-side'],
    ['Task 2.1 follows RFC 1.1', 'one-side'],
    ['Task 1.1 before [Task 2.1](../other/tasks.md#task-2-1)', 'one-side'],
    ['The first task of Phase 1 before Task 2.1', 'doubt'],
    ['Nothing in Phase 2 starts before Phase 1', 'doubt'],
    ['Task 1.1 before the launch', 'one-side'],
    ['Before Task 2.1 starts, Task 1.1 MUST be done', 'one-side'],
    ['Task 1.1 and Task 2.1 share one lock', 'no-order'],
    ['Task 1.1 requires Task 2.1', 'no-order'],
    ['Task 1.1 <-> Task 2.1', 'no-order'],
    ['Task 1.1 is followed by Task 2.1', 'no-order'],
    ['The migration (Task 1.1) MUST finish before the switch (Task 2.1)', 'no-names'],
    ['Task 1.1 → Task 2.1 → Task 3.1', 'doubt'],
    ['Task 1.1 before Task 2.1 and after Task 1.2', 'doubt'],
    ['Task 1.1 MUST be done before Task 2.1 or 2.2', 'doubt'],
    ['2.1 or 2.2 MUST NOT start before 1.1', 'doubt'],
    ['If Task 1.1 fails, Task 1.2 runs before Task 2.1', 'doubt'],
    ['Task 1.1 may run before Task 2.1', 'doubt'],
    ['Task 1.1 need not be done before Task 2.1', 'doubt'],
    ["Task 2.1 doesn't depend on Task 1.1", 'doubt'],
    ['2.1 MUST NOT depend on 1.1', 'doubt'],
    ['Task 1.1 or Task 1.2 before Task 2.1', 'doubt'],
    ['Task 2.1 after Task 1.1 or 1.2', 'doubt'],
    ['Task 1.1 before Task 2.1 or not at all', 'doubt'],
    ['Is Task 1.1 before Task 2.1?', 'doubt'],
    ['Task 1.1 starts before Task 2.1', 'doubt'],
    ['Task 2.1 begins after Task 1.1 starts', 'doubt'],
    ['Task 1.1 MUST be merged before Task 2.1 is done', 'doubt'],
    ['Task 1.1 keeps running until Task 2.1', 'doubt'],
    ['Task 1.1 reads what Task 1.2 wrote before Task 2.1', 'doubt'],
    ['Half of Phase 1 before Task 2.1', 'doubt'],
    ['`task 1.1 > log` before `task 2.1`', 'one-side'],
    ['~~Task 1.1~~ before Task 2.1', 'one-side'],
    ['Part 1 of the manual before Task 2.1', 'one-side'],
    ['The before-hook of Task 1.1 and Task 2.1', 'no-order'],
    ['', 'no-names'],
  ])('%s', (cell, why) => {
    expect(orderOf(cell)).toBe(why);
  });
});

test('a cell of the greatest length is read in one go', () => {
  const start = process.cpuUsage();
  for (const unit of [
    'Task 1.1 ',
    '1.1, ',
    'before ',
    '1.1 before ',
    'Task (',
    'must not ',
    '- ',
    '`1.1` ',
    'Phase ',
  ]) {
    orderOf(unit.repeat(190_000 / unit.length));
  }
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1e6).toBeLessThan(6);
});
