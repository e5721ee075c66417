import type { Edge, PhaseEdge, PlanGraph } from '../../graph/model.ts';
import type { Phase } from '../../plan/model.ts';
import { taskNode } from '../ids.ts';
import type { Troubles } from './boxes.ts';
import type { Line, LineKind } from './scene.ts';

/** A row that excludes more pairs than this is not drawn; its table shows it. */
const MAX_PAIRS = 24;

/** Mermaid ids of phases by their own ids. */
export type PhaseIds = ReadonlyMap<string, string>;

/** Of two phases with one id the later is meant. */
export function phaseIds(names: ReadonlyMap<Phase, string>): PhaseIds {
  return new Map([...names].map(([phase, name]) => [phase.id, name]));
}

/** The task that comes after each on the critical path. */
const nextOnPath = ({ criticalPath }: PlanGraph['schedule']) =>
  new Map(criticalPath.map((id, at) => [id, criticalPath[at + 1]]));

/** A line for every declared dependency between tasks. */
export function taskLines({ schedule }: PlanGraph, edges: readonly Edge[], troubles: Troubles): Line[] {
  const next = nextOnPath(schedule);
  const kindOf = (edge: Edge): LineKind => {
    if (troubles.onCycle(edge)) return 'cycle';
    return next.get(edge.from) === edge.to ? 'critical' : 'needs';
  };
  return edges.map((edge) => ({ from: taskNode(edge.from), to: taskNode(edge.to), kind: kindOf(edge) }));
}

/** A line for each task that comes before another by the order of the page, but for those that others imply. */
export function orderLines({ tasks, byId, schedule }: PlanGraph): Line[] {
  const next = nextOnPath(schedule);
  return tasks.flatMap(({ task: { id }, impliedTasks }) => {
    const further = new Set(impliedTasks.flatMap((before) => byId.get(before)?.impliedTasks ?? []));
    const direct = impliedTasks.filter((before) => !further.has(before));
    return direct.map((before): Line => {
      const kind = next.get(before) === id ? 'critical-implied' : 'implied';
      return { from: taskNode(before), to: taskNode(id), kind };
    });
  });
}

/** A line for every edge between phases, and from a task to a phase. */
export function phaseLines(graph: PlanGraph, ids: PhaseIds): Line[] {
  const critical = criticalSteps(graph);
  const onCycle = new Set(graph.cycles.flatMap(({ edges }) => edges.map(({ reason }) => reason.source)));
  const name = (id: string) => ids.get(id) ?? '';
  const kindOf = ({ from, to, source }: Pick<PhaseEdge, 'from' | 'to' | 'source'>, isImplied: boolean): LineKind => {
    if (source !== null && onCycle.has(source)) return 'cycle';
    const isCritical = critical.has(key(from, to));
    if (isImplied) return isCritical ? 'critical-implied' : 'implied';
    return isCritical ? 'critical' : 'needs';
  };
  return [
    ...directEdges(graph).map((edge) => {
      return { from: name(edge.from), to: name(edge.to), kind: kindOf(edge, edge.kind === 'implied') };
    }),
    ...graph.entryEdges.map((edge) => ({ from: taskNode(edge.from), to: name(edge.to), kind: kindOf(edge, false) })),
  ];
}

/** The edges between phases, without those implied ones that lead through another phase as well. */
function directEdges({ phaseEdges }: PlanGraph): PhaseEdge[] {
  const known = new Set(phaseEdges.map(({ from, to }) => key(from, to)));
  const before = Map.groupBy(phaseEdges, ({ to }) => to);
  const isIndirect = ({ from, to }: PhaseEdge) => before.get(to)?.some((other) => known.has(key(from, other.from)));
  return phaseEdges.filter((edge) => edge.kind === 'declared' || !isIndirect(edge));
}

const key = (from: string, to: string) => JSON.stringify([from, to]);

/** The steps of the critical path that no task's own words make: from phase to phase, or from a task to a phase. */
function criticalSteps({ schedule, byId, edges }: PlanGraph): ReadonlySet<string> {
  const next = nextOnPath(schedule);
  for (const { from, to } of edges) if (next.get(from) === to) next.delete(from);
  const phaseOf = (id: string | undefined) => byId.get(id ?? '')?.phase?.id ?? '';
  return new Set(
    [...next].flatMap(([from, to]) => (to ? [key(phaseOf(from), phaseOf(to)), key(from, phaseOf(to))] : [])),
  );
}

/** One end: a task or a whole phase, and its place on the page. */
interface End {
  id: string;
  at: number;
}

/**
 * A line without direction for every pair of tasks that a row sets apart, each pair once; where a side is a whole phase,
 * the line leads to its frame. It goes from the earlier on the page to the later, so that it does not reverse the layout. A task
 * on both sides is on neither in the graph, so no line leads from a frame to what is in it.
 */
export function exclusionLines({ constraints, byId, phases }: PlanGraph, ids: PhaseIds): Line[] {
  const place = (tasks: readonly string[]) => byId.get(tasks[0] ?? '')?.index ?? 0;
  const wholes = new Map(phases.map(({ phase }) => [JSON.stringify(phase.tasks), phase.id]));
  const ends = (tasks: readonly string[]): End[] => {
    const phase = tasks.length > 1 ? wholes.get(JSON.stringify(tasks)) : undefined;
    if (phase !== undefined) return [{ id: ids.get(phase) ?? '', at: place(tasks) }];
    return tasks.map((id) => ({ id: taskNode(id), at: place([id]) }));
  };
  const lines = constraints.mutualExclusion.flatMap(({ tasksA, tasksB }) => {
    const pairs = ends(tasksA).flatMap((one) => ends(tasksB).map((other): [End, End] => [one, other]));
    return pairs.length > MAX_PAIRS ? [] : pairs.map(lineOf);
  });
  return [...new Map(lines.map((line) => [`${line.from} ${line.to}`, line])).values()];
}

function lineOf([one, other]: [End, End]): Line {
  const [from, to] = one.at <= other.at ? [one, other] : [other, one];
  return { from: from.id, to: to.id, kind: 'exclusion' };
}
