import { expect, test } from 'vitest';
import { sourceOf } from '../../../plugin/plan/text/source.ts';
import { read, under } from '../reading.ts';

test('a byte order mark does not count', () => {
  expect(sourceOf('\uFEFFa\nb').toPoint(2)).toEqual({ line: 2, column: 1, offset: 2 });
  const markdown = '- [ ] **Task 1.1**: Build it';
  const plan = read(`\uFEFF${markdown}`);
  expect(under(markdown, plan.tasks[0]?.title)).toBe('Build it');
});

test('line ends of every kind end a line', () => {
  const { toPoint } = sourceOf('a\r\nb\rc\nd');
  expect([3, 5, 7].map((offset) => toPoint(offset)?.line)).toEqual([2, 3, 4]);
  expect(toPoint(99)).toBeUndefined();
});
