import { digraph } from '../../graph/algorithms/digraph.ts';
import { searchIn } from '../../graph/algorithms/search.ts';
import type { Flowchart } from '../../plan/flowchart/flowchart.ts';
import { memoized } from '../../plan/lazy.ts';
import type { Meaning } from './drawing-nodes.ts';

/** Whether the arrows of a diagram lead from one task to another, directly or through other nodes. */
export function drawnOrder(
  { nodes, edges }: Flowchart,
  meanings: ReadonlyMap<string, Meaning>,
): (from: string, to: string) => boolean {
  const numbers = new Map<string, number>();
  const [starts, ends]: [number[], number[]] = [[], []];
  const number = (name: string) => {
    const known = numbers.get(name) ?? numbers.size;
    numbers.set(name, known);
    return known;
  };
  const join = (from: string, to: string) => {
    starts.push(number(from));
    ends.push(number(to));
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
  const search = searchIn(digraph(numbers.size, starts, ends), numbers.size);
  const reachedFrom = memoized((from: string) => {
    const start = numbers.get(`task ${from}`);
    return new Set(start === undefined ? [] : search.reach(start, () => true));
  });
  return (from, to) => reachedFrom(from).has(numbers.get(`task ${to}`) ?? -1);
}
