/** The verdicts of mutual exclusion rows (FORMAT section 4). */
import { lazy } from '../../plan/lazy.ts';
import type { MutualExclusionRow } from '../../plan/model.ts';
import { addAll, type Bits, bitsOf, has, members } from '../algorithms/closure.ts';
import { at } from '../algorithms/digraph.ts';
import type { UnjudgedGraph } from '../model.ts';
import type { BoundPair } from './bind.ts';
import type { ExclusionEvidence, Exclusions, JudgedExclusion } from './model.ts';
import { findPair, idsOf, type Pair, pathsBetween, unordered } from './pairs.ts';

/** The pairs of tasks that the rows exclude. */
export function exclusionsOf(rows: readonly BoundPair<MutualExclusionRow>[], tasks: number): Exclusions {
  const excluded = new Map<number, Bits>();
  const exclude = (side: readonly number[], across: readonly number[]) => {
    const rivals = bitsOf(across, tasks);
    for (const task of side) {
      const bits = excluded.get(task) ?? bitsOf([], tasks);
      excluded.set(task, bits);
      addAll(bits, rivals);
    }
  };
  for (const { one, other } of rows) {
    exclude(one.tasks, other.tasks);
    exclude(other.tasks, one.tasks);
  }
  const none = bitsOf([], tasks);
  return {
    // A task on both sides of a row does not exclude itself.
    of: (task) => members(excluded.get(task) ?? none).filter((rival) => rival !== task),
    has: (one, other) => one !== other && has(excluded.get(one) ?? none, other),
  };
}

export function judgeExclusion(
  rows: readonly BoundPair<MutualExclusionRow>[],
  graph: UnjudgedGraph,
): JudgedExclusion[] {
  return rows.map((row) => {
    const [verdict, evidence] = decide(row, graph);
    const { one, other, ...rest } = row;
    return { ...rest, tasksA: one.ids, tasksB: other.ids, verdict, evidence };
  });
}

/** The worst that holds for a pair of tasks, and how to find the evidence for it. */
function decide(
  { one, other, unbound }: BoundPair<MutualExclusionRow>,
  graph: UnjudgedGraph,
): [ExclusionEvidence['verdict'], () => ExclusionEvidence] {
  if (unbound !== null) return ['not-bound', () => ({ verdict: 'not-bound', why: unbound })];
  const isRunning = (task: number) => at(graph.plan.tasks, task).status === 'in-progress';
  const [running, others] = [one.tasks.filter(isRunning), other.tasks.filter(isRunning)];
  const together = running.flatMap((a) => others.filter((b) => b !== a).map((b): Pair => [a, b]))[0];
  if (together) return ['broken', () => ({ verdict: 'broken', ...namesOf(together, graph) })];
  const loose = findPair(graph.network, { some: one.tasks, others: other.tasks }, 'all', unordered);
  if (!loose) return ['ordered', lazy(() => ({ verdict: 'ordered', ...pathsBetween(graph, one, other) }))];
  const waveOf = (task: number) => graph.tasks[task]?.wave ?? null;
  const waves = [waveOf(loose[0]), waveOf(loose[1])] as const;
  return ['serialised', () => ({ verdict: 'serialised', ...namesOf(loose, graph), waves })];
}

function namesOf(pair: Pair, graph: UnjudgedGraph) {
  const [one = '', other = ''] = idsOf(pair, graph);
  return { one, other };
}
