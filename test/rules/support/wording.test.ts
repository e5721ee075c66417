import { expect, test } from 'vitest';
import type { Phase } from '../../../plugin/plan/model.ts';
import {
  alsoInCycles,
  chain,
  listed,
  phaseNames,
  quoted,
  taskName,
  taskNames,
} from '../../../plugin/rules/support/wording.ts';

const numbers = Array.from({ length: 20 }, (_, index) => String(index + 1));
const phase = (id: string, heading: string, isNumbered = true) =>
  ({ id, isNumbered, heading: { value: heading, position: undefined } }) as Phase;

test('a list names a few and counts the rest', () => {
  const names = numbers.map((number) => `T${number}`);
  expect(listed([])).toBe('');
  expect(listed(names.slice(0, 1))).toBe('T1');
  expect(listed(names.slice(0, 3))).toBe('T1, T2 and T3');
  expect(listed(names.slice(0, 8))).toBe('T1, T2, T3, T4, T5, T6, T7 and T8');
  expect(listed(names)).toBe('T1, T2, T3, T4, T5, T6, T7 and 13 more');
});

test('a quotation is on one line, and is cut between whole characters', () => {
  expect(quoted(' two\n\t words ')).toBe('“two words”');
  expect(quoted('👍'.repeat(80))).toBe(`“${'👍'.repeat(59)}…”`);
});

test('a task is called by its id alone where that says what it is', () => {
  expect(taskName('1.1')).toBe('Task 1.1');
  expect(taskName('TASK-0007')).toBe('TASK-0007');
});

test('several tasks share one word, unless their ids have it', () => {
  expect(taskNames(['1.1'])).toBe('Task 1.1');
  expect(taskNames(['1.1', '1.2', '2.1'])).toBe('Tasks 1.1, 1.2 and 2.1');
  expect(taskNames(['TASK-1', '1.2'])).toBe('TASK-1 and Task 1.2');
  expect(taskNames(numbers)).toBe('Tasks 1, 2, 3, 4, 5, 6, 7 and 13 more');
});

test('phases share the word of their headings, where that is the same English word', () => {
  expect(phaseNames([phase('1', 'Wave 1: Base')])).toBe('Wave 1');
  expect(phaseNames([phase('1', 'Wave 1: Base'), phase('2', '🚧 Wave 2')])).toBe('Waves 1 and 2');
  expect(phaseNames([phase('1', 'Wave 1'), phase('2', 'Phase 2')])).toBe('Wave 1 and Phase 2');
  expect(phaseNames([phase('1', '阶段 1'), phase('2', '阶段 2')])).toBe('阶段 1 and 阶段 2');
});

test('a long path keeps its beginning and its end', () => {
  expect(chain(['1', '2', '1'])).toBe('1 → 2 → 1');
  expect(chain(numbers)).toBe('1 → 2 → 3 → 4 → 5 → 6 → 7 → 8 → 9 → 10 → … → 20');
});

test('what else is in cycles is counted', () => {
  expect([0, 1, 2].map(alsoInCycles)).toEqual([
    '',
    '; 1 more task is in a cycle with them',
    '; 2 more tasks are in cycles with them',
  ]);
});

test('groups without a number, and tasks without an id, are named by their words and their place', () => {
  expect(phaseNames([phase('2', 'Polish', false), phase('3', '3. Store')])).toBe('“Polish” and Group 3');
  expect(taskName('~2.3')).toBe('Task 3 of group 2');
  expect(taskNames(['~0.1', '1.2'])).toBe('Task 1 of the list and Task 1.2');
  expect(taskNames(['~2.1', '~2.3'])).toBe('Tasks 1 and 3 of group 2');
  expect(taskNames(['~2.1', '~3.1'])).toBe('Task 1 of group 2 and Task 1 of group 3');
});
