import { declaredArcs, joinImplied } from './arcs.ts';
import { type Components, components } from './components.ts';
import { at, type Digraph, digraph } from './digraph.ts';
import { type Draft, endOf } from './draft.ts';
import { type Implied, impliedEdges } from './implied.ts';
import type { Lookup } from './lookup.ts';
import type { Reason } from './model.ts';
import type { PhaseWaits } from './phases.ts';
import type { OwnWaits } from './tasks.ts';

/**
 * Who waits for whom, as numbers: first the tasks in plan order, then one node for the end of each phase (its tasks lead
 * there), then gates. Gates stand for several tasks at once, before or behind a dependency, and keep the graph linear, up
 * to a logarithm, in what was written: two phases of a thousand tasks are joined by some thousands of arcs, not a million.
 */
export interface Network {
  /** How many of the nodes are tasks. */
  tasks: number;
  /** How many of them are ends of phases. */
  ends: number;
  /** The gates to the tasks for which a claim of a phase holds. */
  audiences: ReadonlyMap<number, readonly number[]>;
  /** From what must be done first to what waits for it. */
  forward: Digraph;
  /** The same arcs turned round. */
  backward: Digraph;
  /** Where each arc begins and ends, by its number. */
  from: readonly number[];
  to: readonly number[];
  /** What makes each arc; on every way from a task to the next, one has a cause. */
  causes: readonly (Cause | null)[];
  /** Strongly connected parts, made of declared edges alone. */
  parts: Components;
}

/** Somebody's words, or the order of phases. */
export interface Cause {
  kind: Reason['kind'];
  /** The edge that it makes between two tasks, or their phases. */
  edge(from: number, to: number): Reason;
}

/**
 * Joins what was declared and, unless turned off, the implied order of the phases. All of it is taken together once; an
 * implied edge inside a strongly connected part is then dropped for that task (FORMAT section 3).
 * @returns beside the network, the implied edges that are kept
 */
export function weave(
  lookup: Lookup,
  own: OwnWaits[],
  phases: PhaseWaits[],
  impliedOrder: boolean,
): { network: Network; kept: Implied[] } {
  const draft = declaredArcs(lookup, own, phases);
  const declared = draft.from.length;
  const isReleased = (task: number) => lookup.elsewhere?.released.has(at(lookup.tasks, task).id);
  const implied = impliedOrder ? impliedEdges(lookup, own, phases).filter(({ task }) => !isReleased(task)) : [];
  joinImplied(implied, draft, lookup);
  const together = finish(draft, lookup);
  const { of } = together.parts;
  const kept = implied.filter(({ phase, task }) => of[endOf(phase, lookup)] !== of[task]);
  if (kept.length === implied.length) return { network: together, kept };

  for (const list of [draft.from, draft.to, draft.causes]) list.length = declared;
  joinImplied(kept, draft, lookup);
  return { network: finish(draft, lookup), kept };
}

function finish({ size, from, to, causes, audiences }: Draft, lookup: Lookup): Network {
  const forward = digraph(size, from, to);
  const backward = digraph(size, to, from);
  const [tasks, ends] = [lookup.tasks.length, lookup.phases.length];
  return { tasks, ends, audiences, forward, backward, from, to, causes, parts: components(forward) };
}
