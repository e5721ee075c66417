import { describe, expect, test } from 'vitest';
import { freeId, nearestId } from '../../../plugin/rules/support/ids.ts';

describe('the nearest id', () => {
  const ids = ['1.1', '1.2', '1.9', '1.10', '2.1', '2.2', '2.9', 'TASK-0012'];

  test.each([
    ['2.3', '2.2', 'the nearest number of the same phase'],
    ['2.10', '2.1', 'one edit away, in the same phase before another'],
    ['1.01', '1.1', 'a zero too many'],
    ['21', '2.1', 'a point left out'],
    ['2.2.1', '2.2', 'a step of a task'],
    ['2.40', '2.9', 'far off in number, but in the same phase'],
    ['task-0013', 'TASK-0012', 'another case'],
  ])('of %s is %s: %s', (id, nearest) => {
    expect(nearestId(id, ids)).toBe(nearest);
  });

  test('is not made up where none is near', () => {
    expect(nearestId('9.75', ids)).toBeUndefined();
    expect(nearestId('BE-01', ids)).toBeUndefined();
    expect(nearestId('1.1', [])).toBeUndefined();
  });

  test('is quick with ids that nobody would write', () => {
    expect(nearestId('1'.repeat(100_000), ['1'.repeat(99_999), '1'])).toBeUndefined();
  });
});

describe('a free id', () => {
  test('follows the last of its phase, as wide as the others', () => {
    expect(freeId('1.2', ['1.1', '1.2', '1.10', '2.30'])).toBe('1.11');
    expect(freeId('TASK-0002', ['TASK-0001', 'TASK-0002'])).toBe('TASK-0003');
    expect(freeId('7', ['7', '8'])).toBe('9');
  });

  test('is none for an id that does not end in a number', () => {
    expect(freeId('1.6a', ['1.6a'])).toBeNull();
  });
});
