import { numbersIn } from '../geometry.ts';

/** A transform: `x' = a x + c y + e`, `y' = b x + d y + f`. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** The matrix of a `transform` attribute. */
export function matrixOf(transform: string): Matrix {
  if (transform === '') return IDENTITY;
  return [...transform.matchAll(/(\w+)\s*\(([^)]*)\)/g)]
    .map(([, name = '', list = '']) => one(name, numbersIn(list)))
    .reduce(multiplied, IDENTITY);
}

function one(name: string, values: readonly number[]): Matrix {
  const [first = 0, second, third = 0] = values;
  const angle = (first * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  switch (name) {
    case 'translate':
      return [1, 0, 0, 1, first, second ?? 0];
    case 'scale':
      return [first, 0, 0, second ?? first, 0, 0];
    case 'rotate':
      return [moveTo(second, third), [cos, sin, -sin, cos, 0, 0] as const, moveTo(-(second ?? 0), -third)].reduce(
        multiplied,
      );
    case 'skewX':
      return [1, 0, Math.tan(angle), 1, 0, 0];
    case 'skewY':
      return [1, Math.tan(angle), 0, 1, 0, 0];
    case 'matrix':
      return values.length === 6 ? (values as unknown as Matrix) : IDENTITY;
    default:
      return IDENTITY;
  }
}

const moveTo = (x = 0, y = 0): Matrix => [1, 0, 0, 1, x, y];

/** First `inner`, then `outer`. */
export function multiplied(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

export function transformed([a, b, c, d, e, f]: Matrix, x: number, y: number): [x: number, y: number] {
  return [a * x + c * y + e, b * x + d * y + f];
}
