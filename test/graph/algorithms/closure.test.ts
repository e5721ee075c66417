import { expect, test } from 'vitest';
import { transitiveReduction } from '../../../plugin/graph/algorithms/closure.ts';

const arcs = (text: string) => text.split(' ').map((pair) => ({ from: pair.charAt(0), to: pair.charAt(1) }));
const reduced = (text: string) =>
  transitiveReduction(arcs(text))
    .map(({ from, to }) => from + to)
    .join(' ');

test('an edge is removed where other edges lead to its end, however long the detour', () => {
  expect(reduced('ab bc ac')).toBe('ab bc');
  expect(reduced('ad ab bc cd')).toBe('ab bc cd');
});

test('two equal paths both stay', () => {
  expect(reduced('ab ac bd cd')).toBe('ab ac bd cd');
});

test('edges of a cycle all stay, and so does an edge that only a cycle implies', () => {
  expect(reduced('ab bc ca ac')).toBe('ab bc ca ac');
  expect(reduced('xa ab ba bx')).toBe('xa ab ba bx');
});

test('a path through a cycle counts', () => {
  expect(reduced('xa ab ba by xy')).toBe('xa ab ba by');
});

test('where all wait for all before them, a chain is left, across words of bits', () => {
  const all = Array.from({ length: 70 }, (_, to) =>
    Array.from({ length: to }, (_, from) => ({ from: `${from}`, to: `${to}` })),
  );
  const kept = transitiveReduction(all.flat());
  expect(kept).toEqual(Array.from({ length: 69 }, (_, at) => ({ from: `${at}`, to: `${at + 1}` })));
});
