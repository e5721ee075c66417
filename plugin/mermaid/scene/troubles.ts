import type { Edge, PlanGraph, TaskNode } from '../../graph/model.ts';

/** What is wrong with a task's place in the graph: it waits for itself in the end, or nothing connects it. */
export type Trouble = 'cycle' | 'orphan';

/** What a reader should be warned of. */
export interface Troubles {
  of(task: string): Trouble | null;
  /** Whether a task's edge lies on a cycle. */
  onCycle(edge: Pick<Edge, 'from' | 'to'>): boolean;
}

/**
 * Finds tasks on a cycle, through other plans too, and open tasks that neither wait for anything nor are waited for, nor is
 * their phase. Where nothing at all is connected, that is no news of any one task, and of a settled one it is no news at all.
 */
export function troublesOf(graph: PlanGraph): Troubles {
  const parts = new Map(graph.cycles.flatMap(({ members }, part) => members.map((id) => [id, part])));
  const caught = graph.otherPlans?.onCycle;
  const loners = lonersOf(graph);
  const waitsForItself = ({ task, selfReferences }: TaskNode) =>
    parts.has(task.id) || selfReferences.length > 0 || caught?.has(task.id) === true;
  return {
    of(id) {
      const node = graph.byId.get(id);
      if (node && waitsForItself(node)) return 'cycle';
      return loners.has(id) ? 'orphan' : null;
    },
    onCycle: ({ from, to }) => parts.has(from) && parts.get(from) === parts.get(to),
  };
}

function lonersOf({ tasks, phaseEdges, entryEdges }: PlanGraph): ReadonlySet<string> {
  const needed = new Set(phaseEdges.map(({ from }) => from));
  const named = new Set(entryEdges.map(({ from }) => from));
  const loners = tasks.filter(
    ({ task, phase, prerequisites, dependents, impliedPhase, outside, unknown, foreign, foreignDependents }) =>
      prerequisites.length +
        dependents.length +
        outside.length +
        unknown.length +
        foreign.length +
        foreignDependents.length ===
        0 &&
      impliedPhase === null &&
      !named.has(task.id) &&
      (phase === null || !needed.has(phase.id)),
  );
  const open = loners.filter(({ state }) => state !== 'done' && state !== 'cancelled');
  return new Set(loners.length < tasks.length ? open.map(({ task }) => task.id) : []);
}
