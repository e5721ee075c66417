import type { PhaseEdge, PlanGraph } from '../../graph/model.ts';

/** A task or a phase at the other end of an edge. */
export interface End {
  kind: 'task' | 'phase';
  id: string;
  /** The edge follows from the order of phases only. */
  isImplied?: boolean;
  /** How many dependencies between tasks the edge represents, where it represents any. */
  count?: number;
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
export function endsOf({ edges, phaseEdges, entryEdges, constraints }: PlanGraph): EndsOf {
  const { at, connect } = collector();
  for (const { from, to } of edges) connect({ kind: 'task', id: from }, { kind: 'task', id: to });
  for (const { from, to } of entryEdges) connect({ kind: 'task', id: from }, { kind: 'phase', id: to });
  for (const edge of phaseEdges) connect(...phaseEnds(edge));
  for (const { tasksA, tasksB } of constraints.mutualExclusion) {
    for (const id of tasksA) at('task', id).excludes.push(tasksB);
    for (const id of tasksB) at('task', id).excludes.push(tasksA);
  }
  return at;
}

/** The edges of an overview: one from a phase to another. */
export function phaseEndsOf({ edges, phaseEdges, entryEdges, byId }: PlanGraph): EndsOf {
  const { at, connect } = collector();
  const lines = new Map<string, [End, End]>();
  const key = (from: string, to: string) => JSON.stringify([from, to]);
  for (const edge of phaseEdges) lines.set(key(edge.from, edge.to), phaseEnds(edge));
  const phaseOf = (task: string) => byId.get(task)?.phase?.id;
  const between = [
    ...edges.map(({ from, to }) => [phaseOf(from), phaseOf(to)]),
    ...entryEdges.map(({ from, to }) => [phaseOf(from), to]),
  ];
  for (const [from, to] of between) {
    if (from === undefined || to === undefined || from === to) continue;
    const count = (lines.get(key(from, to))?.[0].count ?? 0) + 1;
    lines.set(key(from, to), [
      { kind: 'phase', id: from, count },
      { kind: 'phase', id: to, count },
    ]);
  }
  for (const line of lines.values()) connect(...line);
  return at;
}

function phaseEnds({ from, to, kind }: PhaseEdge): [End, End] {
  const isImplied = kind === 'implied';
  return [
    { kind: 'phase', id: from, isImplied },
    { kind: 'phase', id: to, isImplied },
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
