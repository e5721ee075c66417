import type { Flowchart } from '../../plan/flowchart/flowchart.ts';
import type { Meaning } from './drawing-nodes.ts';

/** Tells whether the arrows of a diagram lead from one task to another, directly or through other nodes. */
export function drawnOrder(
  { nodes, edges }: Flowchart,
  meanings: ReadonlyMap<string, Meaning>,
): (from: string, to: string) => boolean {
  const next = new Map<string, Set<string>>();
  const join = (from: string, to: string) => {
    const known = next.get(from);
    if (known) known.add(to);
    else next.set(from, new Set([to]));
  };
  for (const [id, meaning] of meanings) {
    if (meaning.kind !== 'tasks') continue;
    const isNode = nodes.get(id)?.isGroup === false && meaning.ids.length === 1;
    for (const task of meaning.ids) {
      // A subgraph is entered by its tasks and left by them; a node for one task is that task.
      join(`into ${id}`, `task ${task}`);
      join(`task ${task}`, `out of ${id}`);
      if (isNode) join(`out of ${id}`, `task ${task}`);
    }
  }
  for (const { from, to, direction } of edges) {
    join(`out of ${from}`, `into ${to}`);
    if (direction === 'both') join(`out of ${to}`, `into ${from}`);
  }
  for (const id of nodes.keys()) if (meanings.get(id)?.kind === 'other') join(`into ${id}`, `out of ${id}`);
  const known = new Map<string, ReadonlySet<string>>();
  return (from, to) => {
    const reached = known.get(from) ?? reach(`task ${from}`, next);
    known.set(from, reached);
    return reached.has(`task ${to}`);
  };
}

function reach(source: string, next: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [source];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const target of next.get(node) ?? []) {
      if (reached.has(target)) continue;
      reached.add(target);
      open.push(target);
    }
  }
  return reached;
}
