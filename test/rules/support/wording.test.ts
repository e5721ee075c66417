import { expect, test } from 'vitest';
import { listed, quoted, taskName } from '../../../plugin/rules/support/wording.ts';

test('a list names a few and counts the rest', () => {
  const names = Array.from({ length: 20 }, (_, index) => `T${index + 1}`);
  expect(listed([])).toBe('');
  expect(listed(names.slice(0, 1))).toBe('T1');
  expect(listed(names.slice(0, 3))).toBe('T1, T2 and T3');
  expect(listed(names.slice(0, 8))).toBe('T1, T2, T3, T4, T5, T6, T7 and T8');
  expect(listed(names)).toBe('T1, T2, T3, T4, T5, T6, T7 and 13 more');
});

test('a quotation stands on one line, and is cut between whole characters', () => {
  expect(quoted(' two\n\t words ')).toBe('“two words”');
  expect(quoted('👍'.repeat(80))).toBe(`“${'👍'.repeat(59)}…”`);
});

test('a task is called by its id alone where that says what it is', () => {
  expect(taskName('1.1')).toBe('Task 1.1');
  expect(taskName('TASK-0007')).toBe('TASK-0007');
});
