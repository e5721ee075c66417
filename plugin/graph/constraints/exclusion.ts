/** The verdicts of mutual exclusion rows (FORMAT section 4). */
import type { MutualExclusionRow } from '../../plan/model.ts';
import { lazy } from '../lists.ts';
import type { PlanGraph } from '../model.ts';
import type { BoundPair } from './bind.ts';
import { Judged } from './judged.ts';
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

/** The verdict, and how to find the evidence. */
type Decided = readonly [ExclusionEvidence['verdict'], () => ExclusionEvidence];

/** The worst that holds for a pair of tasks. */
function decide(
  { one, other, unbound }: BoundPair<MutualExclusionRow>,
  loose: Pair | null,
  running: Selection,
  graph: PlanGraph,
): Decided {
  if (unbound !== null) return ['not-bound', () => ({ verdict: 'not-bound', why: unbound })];
  const together = selectedPair(one.stretches, running, other.stretches, running);
  if (together) return ['broken', () => ({ verdict: 'broken', ...named(together, graph) })];
  if (loose) {
    const waves = loose.map((index) => graph.tasks[index]?.wave ?? null) as [number | null, number | null];
    return ['serialised', () => ({ verdict: 'serialised', ...named(loose, graph), waves })];
  }
  const ways = () => waysBetween(graph, one, other);
  return ['ordered', () => ({ verdict: 'ordered', ways: ways(), pairs: countPairs(one, other) })];
}

function named([one, other]: Pair, graph: PlanGraph) {
  return { one: idOf(graph, one), other: idOf(graph, other) };
}

class Apart extends Judged<MutualExclusionRow> implements JudgedExclusion {
  readonly mentions;
  readonly unbound;
  readonly verdict;
  readonly #bound: BoundPair<MutualExclusionRow>;
  readonly #evidence: () => ExclusionEvidence;

  constructor(bound: BoundPair<MutualExclusionRow>, index: number, [verdict, evidence]: Decided) {
    super(bound.row, index);
    this.mentions = { a: bound.one.mentions, b: bound.other.mentions };
    this.unbound = bound.unbound;
    this.verdict = verdict;
    this.#bound = bound;
    this.#evidence = lazy(evidence);
  }

  get tasksA(): readonly string[] {
    return this.#bound.one.ids();
  }

  get tasksB(): readonly string[] {
    return this.#bound.other.ids();
  }

  get evidence(): ExclusionEvidence {
    return this.#evidence();
  }
}
