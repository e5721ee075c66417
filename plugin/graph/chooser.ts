/** One wave's tasks out of those whose turn it is: the step of recursive largest first that makes one colour. */
import { at } from './digraph.ts';

/** As much as is spent on choosing well among tasks that exclude each other; past it they are taken by their degree. */
const MOST_PAIRS = 20_000;

type Rivals = ReadonlyMap<number, readonly number[]>;

/**
 * Chooses tasks that do not exclude each other, nor any of those that are there already.
 *
 * @param rivals for each task that excludes others, those others
 * @param chain the tasks of the longest chain that begins at each
 */
export function chooser(rivals: Rivals, chain: Int32Array) {
  const pairs = [...rivals.values()].reduce((sum, list) => sum + list.length, 0) / 2;
  const isCareful = pairs <= MOST_PAIRS;
  return (due: readonly number[], there: readonly number[]): number[] => {
    const free = due.filter((task) => !rivals.has(task));
    if (free.length === due.length) return free;
    const shut = new Set(there.flatMap((task) => rivals.get(task) ?? []));
    const left = new Set(due.filter((task) => rivals.has(task) && !shut.has(task)));
    return [...free, ...independent(left, rivals, chain, isCareful)];
  };
}

/** Takes one task after another, and its rivals out of those that are left, until none is. */
function independent(left: Set<number>, rivals: Rivals, chain: Int32Array, isCareful: boolean): number[] {
  const of = (task: number) => rivals.get(task) ?? [];
  const degree = (task: number) => (isCareful ? of(task).filter((other) => left.has(other)) : of(task)).length;
  const rest = new Map([...left].map((task) => [task, degree(task)]));
  /** How many of a task's rivals are shut out already: those it costs nothing. */
  const spared = new Map<number, number>();
  const taken: number[] = [];
  const gain = (one: number, other: number): number => {
    const byChain = at(chain, one) - at(chain, other);
    if (byChain !== 0) return byChain;
    const bySpared = (spared.get(one) ?? 0) - (spared.get(other) ?? 0);
    if (bySpared !== 0) return bySpared;
    const byRest = (rest.get(one) ?? 0) - (rest.get(other) ?? 0);
    return (taken.length === 0 ? byRest : -byRest) || other - one;
  };
  while (left.size > 0) {
    let best = -1;
    for (const task of left) if (best === -1 || gain(task, best) > 0) best = task;
    taken.push(best);
    left.delete(best);
    for (const rival of of(best)) {
      if (!left.delete(rival) || !isCareful) continue;
      for (const other of of(rival)) {
        spared.set(other, (spared.get(other) ?? 0) + 1);
        rest.set(other, (rest.get(other) ?? 1) - 1);
      }
    }
  }
  return taken;
}
