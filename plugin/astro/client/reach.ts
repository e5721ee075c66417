import type { Drawing, Edge, Vertex } from './drawing.ts';

/**
 * Everything on the way from a task to what it needs, or to what it unlocks, itself not included. The walk is breadth first
 * and takes each edge once.
 */
export function reach({ edges }: Drawing, start: Vertex, towards: 'needs' | 'unlocks'): Set<Vertex | Edge> {
  const [near, far] = towards === 'needs' ? (['to', 'from'] as const) : (['from', 'to'] as const);
  const edgesAt = Map.groupBy(edges, (edge) => edge[near]);
  const found = new Set<Vertex | Edge>();
  const queue = [start];
  for (const vertex of queue) {
    const own = edgesAt.get(vertex) ?? [];
    const ofPhase = (vertex.phase && edgesAt.get(vertex.phase)) ?? [];
    for (const edge of [...own, ...ofPhase.filter((one) => near === 'from' || holds(one, vertex))]) {
      if (found.has(edge)) continue;
      found.add(edge);
      const end = edge[far];
      for (const next of [end, ...end.tasks.filter((task) => near === 'to' || holds(edge, task))]) {
        if (next === start || found.has(next)) continue;
        found.add(next);
        // A phase leads on through its tasks, for each of which other edges hold.
        if (next.tasks.length === 0) queue.push(next);
      }
    }
  }
  return found;
}

/** Whether a task waits for what its phase waits for. */
const holds = ({ implied }: Edge, { classes }: Vertex) => !implied || classes.contains('pw-graph-silent');
