/** The verdicts of mutual exclusion rows (FORMAT section 4). */
import { lazy } from '../../plan/lazy.ts';
import type { MutualExclusionRow } from '../../plan/model.ts';
import { add, type Bits, bitsOf, has, members } from '../algorithms/closure.ts';
import { at } from '../algorithms/digraph.ts';
import type { PlanGraph } from '../model.ts';
import type { BoundPair } from './bind.ts';
import type { ExclusionEvidence, JudgedExclusion } from './model.ts';
import { findPair, type Pair, pathsBetween, unordered } from './pairs.ts';

type Graph = Omit<PlanGraph, 'constraints'>;

/** Which tasks exclude each other. */
export interface Exclusions {
  /** The tasks that a task must not run beside, in plan order. */
  of(task: number): readonly number[];
  has(one: number, other: number): boolean;
}

/** Which tasks the rows let exclude each other; null where no row is bound. */
export function exclusionsOf(rows: readonly BoundPair<MutualExclusionRow>[], tasks: number): Exclusions | null {
  const excluded = new Map<number, Bits>();
  for (const { one, other } of rows) {
    for (const [side, across] of [[one.tasks, other.tasks] as const, [other.tasks, one.tasks] as const]) {
      for (const task of side) {
        const bits = excluded.get(task) ?? bitsOf([], tasks);
        excluded.set(task, bits);
        for (const rival of across) if (rival !== task) add(bits, rival);
      }
    }
  }
  if (excluded.size === 0) return null;
  const bitsFor = (task: number) => excluded.get(task) ?? new Uint32Array();
  return { of: (task) => members(bitsFor(task)), has: (one, other) => other >= 0 && has(bitsFor(one), other) };
}

export function judgeExclusion(rows: readonly BoundPair<MutualExclusionRow>[], graph: Graph): JudgedExclusion[] {
  return rows.map((row) => {
    const [verdict, evidence] = decide(row, graph);
    const { one, other, ...rest } = row;
    return {
      ...rest,
      tasksA: one.ids,
      tasksB: other.ids,
      verdict,
      evidence,
    };
  });
}

/** The worst that holds for a pair of tasks, and how to find the evidence for it. */
function decide(
  { one, other, unbound }: BoundPair<MutualExclusionRow>,
  graph: Graph,
): [ExclusionEvidence['verdict'], () => ExclusionEvidence] {
  if (unbound !== null) return ['not-bound', () => ({ verdict: 'not-bound', why: unbound })];
  const isRunning = (task: number) => at(graph.plan.tasks, task).status === 'in-progress';
  const [running, others] = [one.tasks.filter(isRunning), other.tasks.filter(isRunning)];
  const together = running.flatMap((a) => others.filter((b) => b !== a).map((b): Pair => [a, b]))[0];
  if (together) return ['broken', () => ({ verdict: 'broken', ...idsOf(together, graph) })];
  const loose = findPair(graph.network, { some: one.tasks, others: other.tasks }, 'all', unordered);
  if (!loose) return ['ordered', lazy(() => ({ verdict: 'ordered', ...pathsBetween(graph, one, other) }))];
  const waveOf = (task: number) => graph.tasks[task]?.wave ?? null;
  const waves = [waveOf(loose[0]), waveOf(loose[1])] as const;
  return ['serialised', () => ({ verdict: 'serialised', ...idsOf(loose, graph), waves })];
}

function idsOf([one, other]: Pair, { plan }: Graph) {
  return { one: at(plan.tasks, one).id, other: at(plan.tasks, other).id };
}
