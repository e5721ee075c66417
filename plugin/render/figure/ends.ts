import type { PlanGraph } from '../../graph/model.ts';

/** A task or a phase at the other end of an edge. */
export interface End {
  kind: 'task' | 'phase';
  id: string;
  /** The meaning of the edge, if it was not declared: the order of the phases, or a number of dependencies of tasks. */
  note?: 'phase-order' | number | null;
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
  const lines = new Map<string, { from: string; to: string; note: Note }>();
  const key = (from: string, to: string) => JSON.stringify([from, to]);
  for (const { from, to, kind } of phaseEdges) lines.set(key(from, to), { from, to, note: noteOf(kind) });
  const phaseOf = (task: string) => byId.get(task)?.phase?.id;
  const between = [
    ...edges.map(({ from, to }) => [phaseOf(from), phaseOf(to)]),
    ...entryEdges.map(({ from, to }) => [phaseOf(from), to]),
  ];
  for (const [from, to] of between) {
    if (from === undefined || to === undefined || from === to) continue;
    const counted = lines.get(key(from, to))?.note;
    lines.set(key(from, to), { from, to, note: typeof counted === 'number' ? counted + 1 : 1 });
  }
  for (const { from, to, note } of lines.values()) connect(...phaseEnds(from, to, note));
  return at;
}

type Note = NonNullable<End['note']> | null;

const noteOf = (kind: 'declared' | 'implied'): Note => (kind === 'implied' ? 'phase-order' : null);

function phaseEnds(from: string, to: string, note: Note): [End, End] {
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
