import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findPair, notAfter, opposed, unordered } from '../../../plugin/graph/constraints/pairs.ts';
import { between } from '../../../plugin/graph/references.ts';
import { closure } from '../brute.ts';
import { graphOf } from '../graph-of.ts';

const size = 100;
const arcs = fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 150 });
const range = fc
  .tuple(fc.nat(size - 1), fc.nat(size - 1))
  .map(([a, b]) => ({ first: Math.min(a, b), last: Math.max(a, b) }));

/** Ranges of more tasks than a word of bits holds, held against what pair by pair comes out. */
test('the first pair that is wanted, in plan order', () => {
  fc.assert(
    fc.property(arcs, fc.array(fc.tuple(range, range), { minLength: 1, maxLength: 5 }), (drawn, sides) => {
      const needs = Array.from({ length: size }, () => new Set<number>());
      for (const [a, b] of drawn) if (a !== b) needs[b]?.add(a);
      const lines = needs.map(
        (list, task) =>
          `- [ ] Task ${task}: T\n  - Depends on: ${[...list].map((one) => `Task ${one}`).join(', ') || 'None'}\n`,
      );
      const { network } = graphOf(`# P\n${lines.join('')}`);
      const reach = closure(needs);
      const all = ({ first, last }: { first: number; last: number }) => between(first, last);
      const pairings = sides.map(([one, other]) => ({ some: all(one), others: all(other) }));
      const waits = (later: number, earlier: number) => reach[later]?.has(earlier) ?? false;
      for (const [wanted, holds] of [
        [notAfter, (a: number, b: number) => !waits(b, a)],
        [opposed, (a: number, b: number) => waits(a, b)],
        [unordered, (a: number, b: number) => !waits(a, b) && !waits(b, a)],
      ] as const) {
        const expected = sides.map(([one, other]) => {
          for (let a = one.first; a <= one.last; a++) {
            for (let b = other.first; b <= other.last; b++) if (a !== b && holds(a, b)) return [a, b];
          }
          return null;
        });
        expect(pairings.map((pairing) => findPair(network, pairing, 'declared', wanted))).toEqual(expected);
      }
    }),
    { numRuns: 60 },
  );
});
