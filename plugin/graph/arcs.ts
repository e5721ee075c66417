import type { Claim } from './claims.ts';
import { at } from './digraph.ts';
import { type Draft, endOf, gates, join } from './draft.ts';
import { entryEdge, phaseEdge, taskEdge } from './edges.ts';
import type { Implied } from './implied.ts';
import type { Lookup } from './lookup.ts';
import type { Cause } from './model.ts';
import type { PhaseWaits } from './phases.ts';
import type { Naming, OwnWaits } from './tasks.ts';

/** The arcs of all that somebody wrote, and those to the ends of the phases. */
export function declaredArcs(lookup: Lookup, own: OwnWaits[], phases: PhaseWaits[]): Draft {
  const size = lookup.tasks.length + lookup.phases.length;
  const draft: Draft = { size, from: [], to: [], causes: [], audiences: new Map() };
  const { before, behind, gateTo } = gates(lookup.tasks.length, draft);

  for (const [waiting, { dependsOn, blocks }] of own.entries()) {
    for (const naming of dependsOn) {
      if (typeof naming === 'string') continue;
      const cause = namingCause(naming, lookup);
      for (const node of naming.stretches.flatMap(before)) join(draft, node, waiting, cause);
    }
    for (const naming of blocks) {
      const cause = namingCause(naming, lookup);
      for (const node of naming.stretches.flatMap(behind)) join(draft, waiting, node, cause);
    }
  }
  for (const [phase, { tasks }] of lookup.phases.entries()) {
    for (const task of tasks) join(draft, task, endOf(phase, lookup), null);
  }
  for (const [phase, { dependsOn }] of phases.entries()) {
    for (const claim of dependsOn) {
      if (typeof claim === 'string') continue;
      const cause = claimCause(claim, phase, lookup);
      for (const node of claim.stretches.flatMap(before)) join(draft, node, gateTo(claim.audience), cause);
    }
  }
  return draft;
}

function namingCause(naming: Naming, lookup: Lookup): Cause {
  return { kind: 'declared', edge: (from, to) => taskEdge(from, to, naming, lookup) };
}

function claimCause({ kind, source }: Claim, phase: number, lookup: Lookup): Cause {
  const edge = (from: number) =>
    kind === 'task'
      ? entryEdge(from, phase, source, lookup)
      : phaseEdge(at(lookup.phaseOf, from), phase, source, lookup);
  return { kind: 'declared', edge };
}

/** Adds the arcs from the ends of phases to the tasks that wait for them by the order of the phases. */
export function joinImplied(implied: readonly Implied[], draft: Draft, lookup: Lookup): void {
  for (const { phase, task, edge } of implied) {
    join(draft, endOf(phase, lookup), task, { kind: 'implied', edge: () => edge });
  }
}
