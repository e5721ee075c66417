import fc from 'fast-check';
import { expect, test } from 'vitest';
import { components } from '../../../plugin/graph/algorithms/components.ts';
import { digraph } from '../../../plugin/graph/algorithms/digraph.ts';
import { closure } from '../brute.ts';

const size = 8;
const arcs = fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 16 });
const build = (list: readonly (readonly [number, number])[]) =>
  digraph(
    size,
    list.map(([from]) => from),
    list.map(([, to]) => to),
  );

function reachOf(list: readonly (readonly [number, number])[]): Set<number>[] {
  const next = Array.from({ length: size }, () => new Set<number>());
  for (const [from, to] of list) next[from]?.add(to);
  return closure(next);
}

test('two nodes are in one part exactly when each reaches the other', () => {
  fc.assert(
    fc.property(arcs, (list) => {
      const { of } = components(build(list));
      const reach = reachOf(list);
      for (let one = 0; one < size; one++) {
        for (let other = 0; other < one; other++) {
          expect(of[one] === of[other]).toBe(Boolean(reach[one]?.has(other) && reach[other]?.has(one)));
        }
      }
    }),
  );
});

test('rows keep the order in which arcs were given', () => {
  const graph = digraph(3, [1, 0, 1, 1], [2, 1, 0, 2]);
  expect([...graph.first]).toEqual([0, 1, 4, 4]);
  expect([...graph.target]).toEqual([1, 2, 0, 2]);
  expect([...graph.arc]).toEqual([1, 0, 2, 3]);
});
