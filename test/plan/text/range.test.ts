import { expect, test } from 'vitest';
import { firstAfter, firstIndex, trimmedRange } from '../../../plugin/plan/text/range.ts';

test.each([
  ['  a b ', 0, 6, 2, 5],
  ['ab', 0, 2, 0, 2],
  ['a   b', 1, 4, 1, 1],
  ['a\u3000\n b', 1, 5, 4, 5],
  ['', 0, 0, 0, 0],
])('trimmedRange of %j', (text, from, to, start, end) => {
  expect(trimmedRange(text, { from, to })).toEqual({ from: start, to: end });
});

test('firstIndex', () => {
  expect([0, 3, 4, 9].map((limit) => firstIndex([1, 3, 3, 8], (number) => number >= limit))).toEqual([0, 1, 3, 4]);
  expect(firstIndex([], () => true)).toBe(0);
});

test('firstAfter', () => {
  expect([0, 1, 5, 9].map((value) => firstAfter([1, 5, 5, 8], value))).toEqual([1, 5, 8, Number.POSITIVE_INFINITY]);
});
