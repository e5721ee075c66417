import type { PlanGraph } from '../model.ts';
import type { Exclusions } from './apart.ts';
import { judgeAtomicity } from './atomicity.ts';
import type { Bound } from './bind.ts';
import { judgeClaims } from './claims.ts';
import { findDeadlocks } from './deadlock.ts';
import { judgeExclusion } from './exclusion.ts';
import { judgeLiveness } from './liveness.ts';
import type { Constraints } from './model.ts';
import { pairFinder } from './pairs.ts';
import { judgeSequence } from './sequence.ts';

/** The verdict of every row and claim, and the deadlocks. */
export function judge(bound: Bound, apart: Exclusions, graph: PlanGraph): Constraints {
  const findPairs = pairFinder(graph.network);
  const sequence = judgeSequence(bound.sequence, graph, findPairs);
  const atomicity = judgeAtomicity(bound.atomicity, graph);
  const index = (id: string) => graph.byId.get(id)?.index ?? -1;
  return {
    sequence,
    mutualExclusion: judgeExclusion(bound.mutualExclusion, graph, findPairs),
    liveness: judgeLiveness(bound.liveness, graph),
    atomicity,
    deadlock: judgeClaims(graph.plan.constraints.deadlock?.claims ?? [], graph),
    deadlocks: findDeadlocks(bound, sequence, atomicity, graph),
    unknown: bound.unknown,
    excludes: (one, other) => graph.byId.has(one) && apart.has(index(one), index(other)),
  };
}
