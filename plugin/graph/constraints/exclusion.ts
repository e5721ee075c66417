/** The verdicts of mutual exclusion rows (FORMAT section 4). */
import type { MutualExclusionRow } from '../../plan/model.ts';
import type { PlanGraph } from '../model.ts';
import type { BoundPair } from './bind.ts';
import { type Decided, JudgedPair } from './judged.ts';
import type { ExclusionEvidence, JudgedExclusion } from './model.ts';
import { type FindPairs, type Pair, unordered } from './pairs.ts';
import { type Selection, selectedPair, selection } from './statuses.ts';
import { countPairs, idOf, waysBetween } from './ways.ts';

export function judgeExclusion(
  rows: readonly BoundPair<MutualExclusionRow>[],
  graph: PlanGraph,
  findPairs: FindPairs,
): JudgedExclusion[] {
  const bound = rows.filter(({ unbound }) => unbound === null);
  const pairings = bound.map(({ one, other }) => ({ some: one.stretches, others: other.stretches }));
  const pairs = findPairs(pairings, 'all', unordered);
  const loose = new Map(bound.map((row, place) => [row, pairs[place] ?? null]));
  const running = selection(graph.plan.tasks, (status) => status === 'in-progress');
  return rows.map((row, index) => new Apart(row, index, decide(row, loose.get(row) ?? null, running, graph)));
}

/** The worst that holds for a pair of tasks. */
function decide(
  { one, other, unbound }: BoundPair<MutualExclusionRow>,
  loose: Pair | null,
  running: Selection,
  graph: PlanGraph,
): Decided<ExclusionEvidence> {
  if (unbound !== null) return ['not-bound', () => ({ verdict: 'not-bound', why: unbound })];
  const together = selectedPair(one.stretches, running, other.stretches, running);
  if (together) return ['broken', () => ({ verdict: 'broken', ...named(together, graph) })];
  if (loose) {
    const waves = loose.map((index) => graph.tasks[index]?.wave ?? null) as [number | null, number | null];
    return ['serialised', () => ({ verdict: 'serialised', ...named(loose, graph), waves })];
  }
  const ways = () => waysBetween(graph, one, other);
  return ['ordered', () => ({ verdict: 'ordered', paths: ways(), pairs: countPairs(one, other) })];
}

function named([one, other]: Pair, graph: PlanGraph) {
  return { one: idOf(graph, one), other: idOf(graph, other) };
}

class Apart extends JudgedPair<MutualExclusionRow, ExclusionEvidence> implements JudgedExclusion {
  get tasksA(): readonly string[] {
    return this.one.ids();
  }

  get tasksB(): readonly string[] {
    return this.other.ids();
  }
}
