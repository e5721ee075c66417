import type { Drawing, Edge, Vertex } from './drawing.ts';

/** Everything on the way from a task to what it needs, or to what it unlocks, itself not included. */
export interface Reach {
  vertices: Set<Vertex>;
  edges: Set<Edge>;
}

/** Walks breadth first; each edge is taken once, so it is linear in the drawing but for silent tasks of one phase. */
export function reach({ edges }: Drawing, start: Vertex, towards: 'needs' | 'unlocks'): Reach {
  const [near, far] = towards === 'needs' ? (['to', 'from'] as const) : (['from', 'to'] as const);
  const leaving = Map.groupBy(edges, (edge) => edge[near]);
  const found: Reach = { vertices: new Set(), edges: new Set() };
  const queue = [start];
  for (const vertex of queue) {
    const through = vertex.phase
      ? (leaving.get(vertex.phase) ?? []).filter(({ implied }) => towards === 'unlocks' || !implied || vertex.silent)
      : [];
    for (const edge of [...(leaving.get(vertex) ?? []), ...through]) {
      if (found.edges.has(edge)) continue;
      found.edges.add(edge);
      const end = edge[far];
      const held = towards === 'unlocks' && edge.implied ? end.tasks.filter(({ silent }) => silent) : end.tasks;
      for (const next of [end, ...held]) {
        if (next === start || found.vertices.has(next)) continue;
        found.vertices.add(next);
        // A phase leads on through its tasks, for each of which other edges hold.
        if (next.tasks.length === 0) queue.push(next);
      }
    }
  }
  return found;
}
