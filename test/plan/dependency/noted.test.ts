import { expect, test } from 'vitest';
import { idsNamedIn } from '../../../plugin/plan/dependency/noted.ts';

test.each([
  ['(can run with 2.1)', ['2.1']],
  ['(Phase 1, Waves 2-3, Task 4.1, A.1, 1.x)', ['1', '2', '3', '4.1', 'A.1', '1.x']],
  ['(~1.5h, TASK-0007)', ['TASK-0007']],
  ['(v1.1.0)', ['v1.1.0']],
  ['(nobody)', []],
])('%j names %j', (text, ids) => {
  expect(idsNamedIn(text)).toEqual(ids);
});
