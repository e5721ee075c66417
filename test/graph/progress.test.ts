import { expect, test } from 'vitest';
import { graphOf } from './graph-of.ts';

const boxes = (phase: number, marks: string) =>
  `## Phase ${phase}\n${[...marks]
    .map((mark, index) => {
      const text = `Task ${phase}.${index + 1}: T`;
      return mark === '-' ? `- [ ] ~~${text}~~\n` : `- [${mark}] ${text}\n`;
    })
    .join('')}`;

test('cancelled tasks leave the total, and the percentage is rounded', () => {
  const graph = graphOf(`# P\n${boxes(1, 'xx-')}${boxes(2, 'x  ~')}`);
  expect(graph.progress).toEqual({ done: 3, total: 6, cancelled: 1, percent: 50, optional: { done: 0, total: 0 } });
  expect(graph.phases.map(({ count }) => count)).toEqual([
    { done: 2, total: 2, cancelled: 1, percent: 100, optional: { done: 0, total: 0 } },
    { done: 1, total: 4, cancelled: 0, percent: 25, optional: { done: 0, total: 0 } },
  ]);
  expect(graphOf(`# P\n${boxes(1, 'xx ')}`).progress.percent).toBe(67);
});

test('a percentage is 0 only for nothing and 100 only for all', () => {
  const percent = (marks: string) => graphOf(`# P\n${boxes(1, marks)}`).progress.percent;
  expect(percent('xx')).toBe(100);
  expect(percent('  ')).toBe(0);
  expect(percent(`${'x'.repeat(299)} `)).toBe(99);
  expect(percent(`x${' '.repeat(299)}`)).toBe(1);
});

test('nothing to count has no percentage', () => {
  expect(graphOf('# P\n').progress).toEqual({
    done: 0,
    total: 0,
    cancelled: 0,
    percent: null,
    optional: { done: 0, total: 0 },
  });
  expect(graphOf(`# P\n${boxes(1, '--')}`).progress).toEqual({
    done: 0,
    total: 0,
    cancelled: 2,
    percent: null,
    optional: { done: 0, total: 0 },
  });
});

test.each([
  ['xx', 'done'],
  ['x-', 'done'],
  ['--', 'done'],
  ['  ', 'todo'],
  [' !', 'todo'],
  [' -', 'todo'],
  ['x ', 'in-progress'],
  [' ~', 'in-progress'],
])('a phase of %j is %s', (marks, status) => {
  expect(graphOf(`# P\n${boxes(1, marks)}`).phases[0]?.status).toBe(status);
});
