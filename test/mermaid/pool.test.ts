import { expect, test } from 'vitest';
import { workersFor } from '../../plugin/mermaid/pool.ts';

const GB = 2 ** 30;

test('there is a worker a core, as long as all take no more than half of the free memory, and never none', () => {
  expect(workersFor(2, 8 * GB)).toBe(2);
  expect(workersFor(1, 8 * GB)).toBe(1);
  expect(workersFor(4, 2.5 * GB)).toBe(2);
  expect(workersFor(2, 0.2 * GB)).toBe(1);
  expect(workersFor(64, 256 * GB)).toBe(8);
});
