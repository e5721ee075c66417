import { expect, test } from 'vitest';
import { matrixOf, multiplied, transformed } from '../../../plugin/mermaid/any/matrix.ts';
import { pointAt, trace } from '../../../plugin/mermaid/any/path.ts';

const ends = (d: string) => trace(d).points.map(({ x, y }) => [x, y]);

test.each([
  [
    'M1 2 3 4 5 6',
    [
      [1, 2],
      [3, 4],
      [5, 6],
    ],
  ],
  [
    'm1,2 l3,4-5,6z',
    [
      [1, 2],
      [4, 6],
      [-1, 12],
      [1, 2],
    ],
  ],
  [
    'M0 0H10v-5h-1e1V2',
    [
      [0, 0],
      [10, 0],
      [10, -5],
      [0, -5],
      [0, 2],
    ],
  ],
  ['', []],
])('%s goes through its points', (d, points) => {
  expect(ends(d)).toEqual(points);
});

test.each([
  ['M0 0 L3 4', 5],
  ['M0 0 A10 10 0 0 1 20 0', 10 * Math.PI],
  ['M0 0a10 10 0 1120 0', 10 * Math.PI],
  ['M0 0 C0 10 10 10 10 0', 20],
  ['M0 0 Q5 10 10 0 T20 0', 2 * 14.7894],
  ['M0 0 C0 5 5 5 5 0 S10 -5 10 0', 20],
])('%s has its length', (d, length) => {
  expect(trace(d).length).toBeCloseTo(length, 1);
});

test('a point along a path is between those of its lines', () => {
  const path = trace('M0 0 H10 V10');
  expect([0, 4, 15, 99].map((length) => pointAt(path, length))).toEqual([
    { x: 0, y: 0 },
    { x: 4, y: 0 },
    { x: 10, y: 5 },
    { x: 10, y: 10 },
  ]);
});

test.each([
  ['translate(5) scale(2, 3)', [7, 3]],
  ['rotate(90, 1, 1)', [1, 1]],
  ['rotate(90)', [-1, 1]],
  ['skewX(45)', [2, 1]],
  ['matrix(1 0 0 1 7 8)', [8, 9]],
])('%s moves a point', (transform, [x = 0, y = 0]) => {
  const [movedX, movedY] = transformed(multiplied(matrixOf(transform), matrixOf('')), 1, 1);
  expect(movedX).toBeCloseTo(x);
  expect(movedY).toBeCloseTo(y);
});
