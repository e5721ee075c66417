import { at } from './digraph.ts';

/** Beyond this number of pairs that exclude each other, candidates are compared by their degree in the whole graph. */
const MAX_PAIRS = 20_000;

/** For each task that excludes others, those others. */
type Rivals = ReadonlyMap<number, readonly number[]>;

/**
 * Chooses candidates that exclude neither each other nor any of those that are taken already: one colour of recursive
 * largest first (Leighton, "A graph coloring algorithm for large scheduling problems", 1979). Next is always the one with
 * the highest rank; of equal ones the one most of whose rivals are excluded already, then of the least remaining degree
 * (at first of the greatest), then the first.
 *
 * @param rank what a task is preferred for
 */
export function independentSet(
  candidates: readonly number[],
  taken: readonly number[],
  rivals: Rivals,
  rank: ArrayLike<number>,
): number[] {
  const chosen = candidates.filter((task) => !rivals.has(task));
  if (chosen.length === candidates.length) return chosen;
  const rivalsOf = (task: number) => rivals.get(task) ?? [];
  const excluded = new Set(taken.flatMap(rivalsOf));
  const left = new Set(candidates.filter((task) => rivals.has(task) && !excluded.has(task)));
  const isExact = [...rivals.values()].reduce((sum, list) => sum + list.length, 0) / 2 <= MAX_PAIRS;
  const degree = new Map(
    [...left].map((task) => [task, (isExact ? rivalsOf(task).filter((one) => left.has(one)) : rivalsOf(task)).length]),
  );
  const saturation = new Map<number, number>();
  let isFirst = true;
  const difference = (counts: ReadonlyMap<number, number>, one: number, other: number) =>
    (counts.get(one) ?? 0) - (counts.get(other) ?? 0);
  const compare = (one: number, other: number): number =>
    at(rank, one) - at(rank, other) ||
    difference(saturation, one, other) ||
    difference(degree, one, other) * (isFirst ? 1 : -1) ||
    other - one;
  while (left.size > 0) {
    let best = -1;
    for (const task of left) if (best === -1 || compare(task, best) > 0) best = task;
    chosen.push(best);
    isFirst = false;
    left.delete(best);
    for (const rival of rivalsOf(best)) {
      if (!left.delete(rival) || !isExact) continue;
      for (const other of rivalsOf(rival)) {
        saturation.set(other, (saturation.get(other) ?? 0) + 1);
        degree.set(other, (degree.get(other) ?? 1) - 1);
      }
    }
  }
  return chosen;
}
