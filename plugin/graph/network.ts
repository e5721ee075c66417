import { declaredArcs, joinImplied } from './arcs.ts';
import { components } from './components.ts';
import { at, digraph } from './digraph.ts';
import { type Draft, endOf } from './draft.ts';
import { type Implied, impliedEdges } from './implied.ts';
import { lazy } from './lists.ts';
import type { Lookup } from './lookup.ts';
import type { Network } from './model.ts';
import type { PhaseWaits } from './phases.ts';
import { topological } from './reach.ts';
import { search } from './search.ts';
import type { OwnWaits } from './tasks.ts';

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
  const isReleased = (task: number) => lookup.elsewhere?.withoutImplied.has(at(lookup.tasks, task).id);
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
  const network = { tasks, ends, audiences, forward, backward, from, to, causes, parts: components(forward) };
  const ordered = {
    all: lazy(() => topological(network, 'all')),
    declared: lazy(() => topological(network, 'declared')),
  };
  const searches = {
    forward: lazy(() => search(forward, tasks)),
    backward: lazy(() => search(backward, tasks)),
  };
  return { ...network, ordered, search: searches };
}
