import { type Components, components } from './components.ts';
import { at, type Digraph, digraph } from './digraph.ts';
import type { Lookup } from './lookup.ts';
import type { PhaseEdge, Reason } from './model.ts';
import type { PhaseWaits } from './phases.ts';
import type { OwnWaits } from './tasks.ts';

/**
 * Who waits for whom, as numbers: first the tasks in plan order, then one node for the end of each phase (its tasks lead
 * there), then gates (a gate leads to every task that one claim of a phase holds for). Ends and gates keep the graph
 * linear in what was written: two phases of a thousand tasks are joined by two thousand arcs, not a million.
 */
export interface Network {
  /** How many of the nodes are tasks. */
  tasks: number;
  /** How many of them are ends of phases. */
  ends: number;
  /** From what must be done first to what waits for it. */
  forward: Digraph;
  /** The same arcs turned round. */
  backward: Digraph;
  /** Where each arc begins and ends, by its number. */
  from: readonly number[];
  to: readonly number[];
  /** What makes each arc; null between a task and its phase's end, and behind a gate. */
  reasons: readonly (Reason | null)[];
  /** Strongly connected parts, made of declared edges alone. */
  parts: Components;
}

/** A network that is still growing. */
interface Draft {
  size: number;
  from: number[];
  to: number[];
  reasons: (Reason | null)[];
}

/** An implied edge to a single task, from the end of a phase. */
export interface Implied {
  phase: number;
  task: number;
  edge: PhaseEdge;
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
  const implied = impliedOrder ? impliedEdges(lookup, own, phases) : [];
  joinAll(implied, draft, lookup);
  const together = finish(draft, lookup);
  const { of } = together.parts;
  const kept = implied.filter(({ phase, task }) => of[endOf(phase, lookup)] !== of[task]);
  if (kept.length === implied.length) return { network: together, kept };

  for (const list of [draft.from, draft.to, draft.reasons]) list.length = declared;
  joinAll(kept, draft, lookup);
  return { network: finish(draft, lookup), kept };
}

function declaredArcs(lookup: Lookup, own: OwnWaits[], phases: PhaseWaits[]): Draft {
  const draft: Draft = { size: lookup.tasks.length + lookup.phases.length, from: [], to: [], reasons: [] };
  for (const [waiting, { edges, needs }] of own.entries()) {
    for (const [index, needed] of needs.entries()) join(draft, needed, waiting, at(edges, index));
  }
  for (const [phase, { tasks }] of lookup.phases.entries()) {
    for (const task of tasks) join(draft, task, endOf(phase, lookup), null);
  }
  const gates = new Map<readonly number[], number>();
  for (const { kind, from, edges, audience } of phases.flatMap(({ claims }) => claims)) {
    const gate = gateTo(audience, draft, gates);
    for (const [index, one] of from.entries()) {
      join(draft, kind === 'task' ? one : endOf(one, lookup), gate, at<Reason>(edges, index));
    }
  }
  return draft;
}

/** The node that leads to each of these tasks; the same list gets the same one. */
function gateTo(audience: readonly number[], draft: Draft, gates: Map<readonly number[], number>): number {
  const known = gates.get(audience);
  if (known !== undefined) return known;
  const gate = draft.size++;
  gates.set(audience, gate);
  for (const task of audience) join(draft, gate, task, null);
  return gate;
}

/** Every silent task of a silent phase waits for the nearest earlier phase that has tasks. */
function impliedEdges(lookup: Lookup, own: OwnWaits[], phases: PhaseWaits[]): Implied[] {
  const inhabited = [...lookup.phases.keys()].filter((phase) => at(lookup.phases, phase).tasks.length > 0);
  return inhabited.flatMap((index, place) => {
    const previous = inhabited[place - 1];
    if (previous === undefined || at(phases, index).spoken) return [];
    const { phase, tasks } = at(lookup.phases, index);
    const from = at(lookup.phases, previous).phase.id;
    const edge: PhaseEdge = { from, to: phase.id, kind: 'implied', source: null };
    return tasks.filter((task) => !at(own, task).spoken).map((task) => ({ phase: previous, task, edge }));
  });
}

function finish({ size, from, to, reasons }: Draft, lookup: Lookup): Network {
  const forward = digraph(size, from, to);
  const backward = digraph(size, to, from);
  return {
    tasks: lookup.tasks.length,
    ends: lookup.phases.length,
    forward,
    backward,
    from,
    to,
    reasons,
    parts: components(forward),
  };
}

function joinAll(implied: readonly Implied[], draft: Draft, lookup: Lookup): void {
  for (const { phase, task, edge } of implied) join(draft, endOf(phase, lookup), task, edge);
}

function join(draft: Draft, from: number, to: number, reason: Reason | null): void {
  draft.from.push(from);
  draft.to.push(to);
  draft.reasons.push(reason);
}

function endOf(phase: number, lookup: Lookup): number {
  return lookup.tasks.length + phase;
}
