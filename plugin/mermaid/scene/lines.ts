import type { Edge, PhaseEdge, PlanGraph } from '../../graph/model.ts';
import type { Phase } from '../../plan/model.ts';
import { taskNode } from '../ids.ts';
import type { Line, LineKind } from './scene.ts';
import type { Troubles } from './troubles.ts';

/** Mermaid ids of phases by their own ids. */
export type PhaseIds = ReadonlyMap<string, string>;

/** Of two phases with one id the later is meant. */
export function phaseIds(names: ReadonlyMap<Phase, string>): PhaseIds {
  return new Map([...names].map(([phase, name]) => [phase.id, name]));
}

/** A line for every declared dependency between tasks. */
export function taskLines({ schedule, tasks }: PlanGraph, edges: readonly Edge[], troubles: Troubles): Line[] {
  const next = new Map(schedule.criticalPath.map((id, at, path) => [id, path[at + 1]]));
  const kindOf = (edge: Edge): LineKind => {
    if (troubles.onCycle(edge)) return 'cycle';
    return next.get(edge.from) === edge.to ? 'critical' : 'needs';
  };
  const names = new Map(tasks.map(({ task }) => [task.id, taskNode(task.id)]));
  const name = (id: string) => names.get(id) ?? taskNode(id);
  return edges.map((edge) => ({ from: name(edge.from), to: name(edge.to), kind: kindOf(edge) }));
}

/** A line for every edge between phases, and from a task to a phase. */
export function phaseLines(graph: PlanGraph, ids: PhaseIds): Line[] {
  const critical = criticalSteps(graph);
  const onCycle = new Set(graph.cycles.flatMap(({ edges }) => edges.map(({ reason }) => reason.source)));
  const name = (id: string) => ids.get(id) ?? '';
  return [
    ...graph.phaseEdges.map((edge) => ({ from: name(edge.from), to: name(edge.to), kind: phaseKind(edge) })),
    ...graph.entryEdges.map(({ from, to, source }) => ({
      from: taskNode(from),
      to: name(to),
      kind: onCycle.has(source)
        ? ('cycle' as const)
        : critical.has(key(from, to))
          ? ('critical' as const)
          : ('needs' as const),
    })),
  ];

  function phaseKind({ from, to, kind, source }: PhaseEdge): LineKind {
    if (source !== null && onCycle.has(source)) return 'cycle';
    const isCritical = critical.has(key(from, to));
    if (kind === 'implied') return isCritical ? 'critical-implied' : 'implied';
    return isCritical ? 'critical' : 'needs';
  }
}

const key = (from: string, to: string) => JSON.stringify([from, to]);

/** The steps of the critical path that no task's own words make: from phase to phase, or from a task to a phase. */
function criticalSteps({ schedule, byId, edges }: PlanGraph): ReadonlySet<string> {
  const next = new Map(schedule.criticalPath.map((id, at, path) => [id, path[at + 1]]));
  for (const { from, to } of edges) if (next.get(from) === to) next.delete(from);
  const phaseOf = (id: string | undefined) => byId.get(id ?? '')?.phase?.id ?? '';
  return new Set(
    [...next].flatMap(([from, to]) => (to ? [key(phaseOf(from), phaseOf(to)), key(from, phaseOf(to))] : [])),
  );
}
