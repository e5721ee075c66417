import type { PlanGraph } from '../../graph/model.ts';
import { dependencies } from '../wording.ts';

/** A task or a phase at the other end of an edge. */
export interface End {
  kind: 'task' | 'phase';
  id: string;
  /** What follows its name: where the edge comes from, if not from its own words. */
  note?: string;
}

/** The edges at one task or phase. */
export interface Ends {
  dependsOn: End[];
  unblocks: End[];
  /** The other sides of exclusion rows: ids of tasks, the task itself possibly among them. */
  excludes: (readonly string[])[];
}

/** Looks up the edges at a task or a phase. */
export type EndsOf = (kind: End['kind'], id: string) => Ends;

/** The edges of a graph as drawn, where one at a phase represents its tasks. */
export function endsOf({ tasks, edges, phaseEdges, entryEdges, constraints }: PlanGraph): EndsOf {
  const { at, connect } = collector();
  for (const { from, to } of edges) connect({ kind: 'task', id: from }, { kind: 'task', id: to });
  for (const { task, impliedTasks } of tasks) {
    for (const id of impliedTasks) connect({ kind: 'task', id }, { kind: 'task', id: task.id });
  }
  for (const { from, to } of entryEdges) connect({ kind: 'task', id: from }, { kind: 'phase', id: to });
  for (const { from, to, kind } of phaseEdges) connect(...phaseEnds(from, to, noteOf(kind)));
  for (const { tasksA, tasksB } of constraints.mutualExclusion) {
    for (const id of tasksA) at('task', id).excludes.push(tasksB);
    for (const id of tasksB) at('task', id).excludes.push(tasksA);
  }
  return at;
}

/** The edges of an overview: one from a phase to another. */
export function phaseEndsOf({ edges, phaseEdges, entryEdges, byId }: PlanGraph): EndsOf {
  const { at, connect } = collector();
  const lines = new Map<string, { from: string; to: string; count: number; note: string }>();
  const key = (from: string, to: string) => JSON.stringify([from, to]);
  for (const { from, to, kind } of phaseEdges) lines.set(key(from, to), { from, to, count: 0, note: noteOf(kind) });
  const phaseOf = (task: string) => byId.get(task)?.phase?.id;
  const between = [
    ...edges.map(({ from, to }) => [phaseOf(from), phaseOf(to)]),
    ...entryEdges.map(({ from, to }) => [phaseOf(from), to]),
  ];
  for (const [from, to] of between) {
    if (from === undefined || to === undefined || from === to) continue;
    const count = (lines.get(key(from, to))?.count ?? 0) + 1;
    lines.set(key(from, to), { from, to, count, note: dependencies(count) });
  }
  for (const { from, to, note } of lines.values()) connect(...phaseEnds(from, to, note));
  return at;
}

const noteOf = (kind: 'declared' | 'implied') => (kind === 'implied' ? 'phase order' : '');

function phaseEnds(from: string, to: string, note: string): [End, End] {
  return [
    { kind: 'phase', id: from, note },
    { kind: 'phase', id: to, note },
  ];
}

function collector() {
  const ends = new Map<string, Ends>();
  const at: EndsOf = (kind, id) => {
    const known = ends.get(`${kind} ${id}`);
    if (known) return known;
    const made: Ends = { dependsOn: [], unblocks: [], excludes: [] };
    ends.set(`${kind} ${id}`, made);
    return made;
  };
  const connect = (from: End, to: End) => {
    at(to.kind, to.id).dependsOn.push(from);
    at(from.kind, from.id).unblocks.push(to);
  };
  return { at, connect };
}
