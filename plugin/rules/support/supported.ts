import type { PlanGraph } from '../../graph/model.ts';
import { sweeps } from '../../graph/reach.ts';

/** Two sets of tasks, of which an arrow says that one comes before the other. */
export interface Claimed {
  from: readonly string[];
  to: readonly string[];
}

/** More pairs than this are not compared; such an arrow joins whole phases, and counts as right. */
const MOST_PAIRS = 10_000;

/** Which arrows the plan bears out: some task behind them waits for one before them, by declared or implied order. */
export function supported<Arrow extends Claimed>(arrows: readonly Arrow[], graph: PlanGraph): Set<Arrow> {
  const index = (id: string) => graph.byId.get(id)?.index ?? -1;
  const right = new Set(arrows.filter(({ from, to }) => from.length * to.length > MOST_PAIRS));
  const behind = new Map<number, Arrow[]>();
  for (const arrow of arrows) {
    if (right.has(arrow)) continue;
    for (const id of arrow.from) {
      const known = behind.get(index(id));
      if (known) known.push(arrow);
      else behind.set(index(id), [arrow]);
    }
  }
  for (const { sources, reaches } of sweeps(graph, [...behind.keys()], 'all')) {
    for (const [bit, source] of sources.entries()) {
      for (const arrow of behind.get(source) ?? []) {
        if (!right.has(arrow) && arrow.to.some((id) => index(id) !== source && reaches(bit, index(id))))
          right.add(arrow);
      }
    }
  }
  return right;
}
