import type { PhaseEdge, PlanGraph } from '../../graph/model.ts';

/** A task or a phase at the other end of a line of the graph. */
export interface End {
  kind: 'task' | 'phase';
  id: string;
  /** Only the order of phases makes the line. */
  isImplied?: boolean;
  /** How many dependencies between tasks the line stands for, where it stands for any. */
  count?: number;
}

/** The lines at one task or phase: to what is before it, to what is behind it, and to what it excludes. */
export interface Ends {
  needs: End[];
  unlocks: End[];
  /** The other sides of rows; each holds the ids of tasks, and may hold the task itself. */
  apart: (readonly string[])[];
}

/** Looks up the lines at a task or a phase. */
export type EndsOf = (kind: End['kind'], id: string) => Ends;

/** The lines of a graph as it is drawn, where a phase stands for its tasks. */
export function endsOf({ edges, phaseEdges, entryEdges, constraints }: PlanGraph): EndsOf {
  const { at, join } = collector();
  for (const { from, to } of edges) join({ kind: 'task', id: from }, { kind: 'task', id: to });
  for (const { from, to } of entryEdges) join({ kind: 'task', id: from }, { kind: 'phase', id: to });
  for (const edge of phaseEdges) join(...phaseEnds(edge));
  for (const { tasksA, tasksB } of constraints.mutualExclusion) {
    for (const id of tasksA) at('task', id).apart.push(tasksB);
    for (const id of tasksB) at('task', id).apart.push(tasksA);
  }
  return at;
}

/** The lines of an overview: one for all that leads from one phase to another. */
export function phaseEndsOf({ edges, phaseEdges, entryEdges, byId }: PlanGraph): EndsOf {
  const { at, join } = collector();
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
  for (const line of lines.values()) join(...line);
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
    const made: Ends = { needs: [], unlocks: [], apart: [] };
    ends.set(`${kind} ${id}`, made);
    return made;
  };
  const join = (from: End, to: End) => {
    at(to.kind, to.id).needs.push(from);
    at(from.kind, from.id).unlocks.push(to);
  };
  return { at, join };
}
