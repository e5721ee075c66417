import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PlanGraph } from '../../../plugin/graph/model.ts';
import { type Brute, bruteForce } from '../brute.ts';
import { graphOf } from '../graph-of.ts';
import { type Case, cases, pairsOf, textOf, toDo } from './brute-plans.ts';
import { bitsOf, explore, type Run } from './brute-states.ts';

/** The same seed gives the same plans: `SEED=1 vitest run test/graph/constraints/brute.test.ts`. */
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const PLANS = 5_000;
/** In milliseconds; what a busy machine adds is not a fault. */
const TIMEOUT = 300_000;

type Check = (graph: PlanGraph, brute: Brute, plan: Case, text: string) => void;

/** Writes random plans, reads them, and prints the seed also where all is well. */
function holds(name: string, numRuns: number, plans: fc.Arbitrary<Case>, check: Check): void {
  fc.assert(
    fc.property(plans, (plan) => {
      const text = textOf(plan);
      const graph = graphOf(text, { phaseOrder: plan.sketch.implied ? 'implied' : 'none' });
      check(graph, bruteForce(plan.sketch), plan, text);
    }),
    { numRuns, seed },
  );
  console.info(`${name}: ${numRuns} random plans, seed ${seed}`);
}

/** What waits for itself is no other task's ancestor, and can never start. */
function withSelves({ selfish }: Brute, edges: readonly Set<number>[]): Set<number>[] {
  return edges.map((list, task) => (selfish[task] ? new Set([...list, task]) : list));
}

const holdsBit = (list: Int32Array, task: number, other: number) => ((list[task] ?? 0) & (1 << other)) !== 0;

/** What the reachable states make of each pair of a row. */
function verdictsOf(plan: Case, declared: Run, all: Run) {
  const rows = plan.rows.map((row) => pairsOf(row, plan.sketch));
  /** Whether declared edges let no run have `one` done and `other` not started: then `other` comes first. */
  const isTurned = ([one, other]: readonly [number, number]) => !holdsBit(declared.idleWhenDone, one, other);
  const sequence = rows.map((pairs, index) => {
    if (pairs.length === 0) return 'not-bound';
    if (pairs.some(isTurned)) return 'contradicted by a field';
    const opposed = ([one, other]: readonly [number, number]) =>
      !isTurned([other, one]) &&
      rows.some((row, place) => place !== index && row.some(([a, b]) => a === other && b === one));
    if (pairs.some(opposed)) return 'contradicted by a row';
    return pairs.every(([one, other]) => !holdsBit(all.startedBeforeDone, one, other)) ? 'enforced' : 'unenforced';
  });
  const exclusion = rows.map((pairs) => {
    if (pairs.length === 0) return 'not-bound';
    return pairs.some(([one, other]) => holdsBit(all.besideRunning, one, other)) ? 'serialised' : 'ordered';
  });
  return { sequence, exclusion };
}

test(`verdicts are what every reachable state says, seed ${seed}`, { timeout: TIMEOUT }, () => {
  const seen = new Map<string, number>();
  holds('verdicts', PLANS, cases.map(toDo), (graph, brute, plan, text) => {
    const full = (1 << plan.sketch.tasks.length) - 1;
    const declared = explore(withSelves(brute, brute.needs));
    const canEnd = declared.isReachable({ running: 0, done: full });
    const hasCycle = graph.cycles.length > 0 || graph.tasks.some(({ selfReferences }) => selfReferences.length > 0);
    expect(hasCycle, text).toBe(!canEnd);
    expect(graph.cycles.length > 0, text).toBe(!explore(brute.needs).isReachable({ running: 0, done: full }));
    expect(graph.constraints.deadlock[0]?.verdict).toBe(canEnd ? 'verified' : 'contradicted');
    if (!canEnd) return;

    const all = explore(brute.waits);
    expect(all.isReachable({ running: 0, done: full }), text).toBe(true);
    const { sequence, exclusion } = verdictsOf(plan, declared, all);
    const said = graph.constraints.sequence.map((row) => {
      const evidence = row.evidence();
      return evidence.verdict === 'contradicted'
        ? `${row.verdict} by a ${evidence.row === null ? 'field' : 'row'}`
        : row.verdict;
    });
    expect(said, text).toEqual(sequence);
    expect(
      graph.constraints.mutualExclusion.map(({ verdict }) => verdict),
      text,
    ).toEqual(exclusion);
    for (const verdict of [...sequence, ...exclusion]) seen.set(verdict, (seen.get(verdict) ?? 0) + 1);
  });
  console.info([...seen].map(([verdict, count]) => `${count} ${verdict}`).join(', '));
  // Each verdict was met often enough to be held.
  for (const verdict of [
    'enforced',
    'unenforced',
    'contradicted by a field',
    'contradicted by a row',
    'serialised',
    'ordered',
  ]) {
    expect(seen.get(verdict), verdict).toBeGreaterThan(PLANS / 20);
  }
});

const statuses = { done: ['done', 'cancelled'], running: ['in-progress'] } as const;

test(`a wave can run together from the state before it, seed ${seed}`, { timeout: TIMEOUT }, () => {
  holds('waves', PLANS, cases, (graph, brute, plan, text) => {
    const { tasks } = plan.sketch;
    const having = (list: readonly string[]) =>
      bitsOf([...tasks.keys()].filter((task) => list.includes(tasks[task]?.status ?? '')));
    const start = { running: having(statuses.running), done: having(statuses.done) };
    const run = explore(withSelves(brute, brute.waits), start);
    const { waves } = graph.schedule;
    const bits = (ids: readonly string[]) => bitsOf(ids.map((id) => graph.byId.get(id)?.index ?? -1));
    const placed = bits(waves.flat());
    /** What runs on or downstream of a cycle is in no wave, and runs on. */
    const stuck = start.running & ~placed;
    let { done } = start;
    for (const wave of waves) {
      const running = bits(wave);
      expect(running & done, text).toBe(0);
      expect(run.isReachable({ running: running | stuck, done }), text).toBe(true);
      done |= running;
    }
    const pairs = plan.rows.flatMap((row) => pairsOf(row, plan.sketch));
    for (const [one, other] of pairs) {
      const [a, b] = [one, other].map((task) => graph.tasks[task]);
      const isBegun = a?.task.status === 'in-progress' && b?.task.status === 'in-progress';
      expect(a?.wave !== null && a?.wave === b?.wave && !isBegun, text).toBe(false);
    }
    if (stuck !== 0) return;
    // Whoever is in no wave can never be done.
    for (const task of tasks.keys()) expect((done >> task) & 1, text).toBe(canBeDone(run, task, tasks.length) ? 1 : 0);
  });
});

function canBeDone(run: Run, task: number, size: number): boolean {
  const bit = 1 << task;
  for (let done = 0; done < 1 << size; done++) if (done & bit && run.isReachable({ running: 0, done })) return true;
  return false;
}
