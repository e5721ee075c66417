import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as tables from '../../rules/tables.ts';
import { bruteForce, closure } from '../brute.ts';
import { graphOf } from '../graph-of.ts';
import { type Sketch, sketches, toMarkdown } from '../sketch.ts';

/** Rows as pairs of sets of tasks, by index; written as lists, or as a range where they are neighbours. */
const rows = fc.array(
  fc.tuple(fc.array(fc.nat(30), { minLength: 1, maxLength: 3 }), fc.array(fc.nat(30), { minLength: 1, maxLength: 3 })),
  {
    minLength: 1,
    maxLength: 6,
  },
);

interface Row {
  some: number[];
  others: number[];
}

/** Row by row as FORMAT section 4 has it, pair by pair. */
function expected({ tasks }: Sketch, list: readonly Row[], declared: Set<number>[], all: Set<number>[]) {
  const before = (reach: Set<number>[], a: number, b: number) => reach[b]?.has(a) ?? false;
  const status = (task: number) => tasks[task]?.status;
  const pairsOf = ({ some, others }: Row) =>
    some.flatMap((a) => others.map((b) => [a, b] as const)).filter(([a, b]) => a !== b);
  const sequence = list.map((row, index) => {
    const pairs = pairsOf(row);
    const isOpposed = ([a, b]: readonly [number, number]) => {
      if (before(declared, b, a)) return true;
      const free = !before(declared, a, b);
      return free && list.some((other, at) => at !== index && pairsOf(other).some(([x, y]) => x === b && y === a));
    };
    if (pairs.some(isOpposed)) return 'contradicted';
    const isOpen = (task: number) => status(task) !== 'done' && status(task) !== 'cancelled';
    const isBegun = (task: number) => status(task) === 'done' || status(task) === 'in-progress';
    if (pairs.some(([a, b]) => isOpen(a) && isBegun(b))) return 'broken';
    return pairs.every(([a, b]) => before(all, a, b)) ? 'enforced' : 'unenforced';
  });
  const exclusion = list.map((row) => {
    const pairs = pairsOf(row);
    if (pairs.some((pair) => pair.every((task) => status(task) === 'in-progress'))) return 'broken';
    return pairs.some(([a, b]) => !before(all, a, b) && !before(all, b, a)) ? 'serialised' : 'ordered';
  });
  return { sequence, exclusion };
}

test('verdicts are what every pair of tasks gives, and evidence confirms them', () => {
  fc.assert(
    fc.property(sketches, rows, (sketch, drawn) => {
      const ids = sketch.tasks.map(({ id }) => id);
      const inPlan = (side: number[]) => [...new Set(side.map((index) => index % ids.length))];
      const list = drawn
        .map(([a, b]) => ({ some: inPlan(a), others: inPlan(b) }))
        .filter(({ some, others }) => new Set([...some, ...others]).size > 1);
      const words = (side: number[]) => `Tasks ${side.map((task) => ids[task]).join(', ')}`;
      const source = [
        toMarkdown(sketch),
        tables.sequence(...list.map(({ some, others }) => `${words(some)} before ${words(others)} | x | y`)),
        tables.exclusion(...list.map(({ some, others }) => `${words(some)} | ${words(others)} | x`)),
      ].join('\n\n');
      const graph = graphOf(source, { phaseOrder: sketch.implied ? 'implied' : 'none' });
      const { needs, waits } = bruteForce(sketch);
      const [declared, all] = [closure(needs), closure(waits)];
      const { sequence, exclusion } = expected(sketch, list, declared, all);
      const { constraints } = graph;
      expect(constraints.sequence.map(({ verdict }) => verdict)).toEqual(sequence);
      expect(constraints.mutualExclusion.map(({ verdict }) => verdict)).toEqual(exclusion);
      expect(constraints.sequence.map(({ before, after }) => [before, after])).toEqual(
        list.map(({ some, others }) => [some, others].map((side) => side.map((task) => ids[task]))),
      );
      const index = (id: string) => ids.indexOf(id);
      for (const { before, after, ...row } of constraints.sequence) {
        const evidence = row.evidence();
        if (evidence.verdict === 'enforced') expect(evidence.paths.length).toBe(Math.min(12, evidence.pairs));
        if (evidence.verdict === 'contradicted') {
          expect(before).toContain(evidence.before);
          expect(after).toContain(evidence.after);
          if (evidence.path) expect([evidence.path.from, evidence.path.to]).toEqual([evidence.after, evidence.before]);
          else expect(constraints.sequence[evidence.row]?.after).toContain(evidence.before);
        }
        if (evidence.verdict === 'unenforced') {
          expect(evidence.missing.length).toBeGreaterThan(0);
          const waiting = all[index(evidence.after)];
          for (const id of evidence.missing) expect(waiting?.has(index(id))).toBe(false);
        }
      }
      for (const row of constraints.mutualExclusion) {
        const evidence = row.evidence();
        if (evidence.verdict !== 'serialised') continue;
        const [one, other] = [index(evidence.one), index(evidence.other)];
        expect(all[one]?.has(other) || all[other]?.has(one)).toBe(false);
      }
    }),
    { numRuns: 300 },
  );
});
