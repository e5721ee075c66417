import type { PlanGraph } from '../model.ts';
import { judgeAtomicity } from './atomicity.ts';
import type { BoundConstraints } from './bind.ts';
import { findDeadlocks, judgeClaims } from './deadlock.ts';
import { judgeExclusion } from './exclusion.ts';
import { judgeLiveness } from './liveness.ts';
import type { Constraints } from './model.ts';
import type { Exclusions } from './pairs.ts';
import { judgeSequence } from './sequence.ts';

/** The verdict of every row and claim, and the deadlocks. */
export function judgeConstraints(
  bound: BoundConstraints,
  exclusions: Exclusions | null,
  graph: Omit<PlanGraph, 'constraints'>,
): Constraints {
  const sequence = judgeSequence(bound.sequence, graph);
  const atomicity = judgeAtomicity(bound.atomicity, graph);
  const index = (id: string) => graph.byId.get(id)?.index ?? -1;
  return {
    sequence,
    mutualExclusion: judgeExclusion(bound.mutualExclusion, graph),
    liveness: judgeLiveness(bound.liveness, graph),
    atomicity,
    deadlock: judgeClaims(graph),
    deadlocks: findDeadlocks(bound, sequence, atomicity, graph),
    unknown: bound.unknown,
    excludes: (one, other) => exclusions?.has(index(one), index(other)) === true,
  };
}
