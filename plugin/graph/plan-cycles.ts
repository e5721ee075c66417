import { components } from './components.ts';
import { at } from './digraph.ts';
import type { Member } from './directory.ts';
import type { PlanCycle, PlanStep } from './model.ts';
import { search } from './search.ts';
import type { Union } from './union.ts';

/** Searches for a shorter cycle in one part; past that a short enough one will have been met. */
const MOST_SEARCHES = 200;

/** The strongly connected parts with tasks of more than one plan, each as a cycle at the plan that reports it. */
export function planCycles(union: Union): Map<Member, PlanCycle[]> {
  const { of } = components(union.forward);
  const crossing = union.arcs.flatMap(({ crosses }, arc) =>
    crosses && of[at(union.from, arc)] === of[at(union.to, arc)] ? [arc] : [],
  );
  const parts = Map.groupBy(crossing, (arc) => at(of, at(union.from, arc)));
  if (parts.size === 0) return new Map();
  const sizes = new Map<number, number>();
  for (let task = 0; task < union.tasks; task++) sizes.set(at(of, task), (sizes.get(at(of, task)) ?? 0) + 1);

  const found = [...parts].flatMap(([part, arcs]) => {
    const way = shortestWay(arcs, union, of);
    const steps = toSteps(way, union);
    const reporter = reporterOf(steps, union, way);
    return reporter ? [{ reporter, cycle: { size: sizes.get(part) ?? 0, steps: begunAt(reporter, steps) } }] : [];
  });
  const byReporter = Map.groupBy(found, ({ reporter }) => reporter);
  return new Map([...byReporter].map(([member, list]) => [member, list.map(({ cycle }) => cycle)]));
}

/**
 * The shortest of the cycles through each arc that leads from plan to plan, by breadth-first search, never farther than
 * the best so far. Arcs at plans that are checked come first, so that a part that holds one is reported.
 */
function shortestWay(arcs: readonly number[], union: Union, of: Int32Array): number[] {
  const { tasks, memberOf, from, to } = union;
  const isChecked = (node: number) => memberOf[node]?.checked === true;
  const checked = arcs.filter((arc) => isChecked(at(from, arc)) || isChecked(nextTask(arc, union)));
  const { find } = search(union.forward, tasks);
  let best: number[] = [];
  let fewest = Number.POSITIVE_INFINITY;
  for (const arc of (checked.length > 0 ? checked : arcs).slice(0, MOST_SEARCHES)) {
    const [start, end] = [at(from, arc), at(to, arc)];
    const way = find(end, start, (_, node) => of[node] === of[start], fewest);
    const steps = way ? [arc, ...way].filter((one) => at(to, one) < tasks).length : fewest;
    if (way && steps < fewest) [best, fewest] = [[arc, ...way], steps];
    if (fewest === 2) break;
  }
  return best;
}

/** The task that an arc leads to, through the gate of a phase to its first. */
function nextTask(arc: number, { to, tasks, forward }: Union): number {
  const node = at(to, arc);
  return node < tasks ? node : at(forward.target, at(forward.first, node));
}

/** The way as steps from task to task; on each of them one arc has words. */
function toSteps(way: readonly number[], { tasks, taskOf, memberOf, from, to, arcs }: Union): PlanStep[] {
  const steps: PlanStep[] = [];
  const end = (node: number) => ({ plan: at(memberOf, node).plan, task: at(taskOf, node) });
  let start = at(from, way[0] ?? 0);
  let words = null;
  for (const arc of way) {
    words = at(arcs, arc).words ?? words;
    const next = at(to, arc);
    const said = next < tasks ? words?.(start, next) : null;
    if (!said) continue;
    steps.push({ from: end(start), to: end(next), source: said.source, plan: said.owner.plan });
    start = next;
  }
  return steps;
}

/** The first plan by path on the cycle that is checked; with words of its own, where one has. */
function reporterOf(
  steps: readonly PlanStep[],
  { memberOf, from, tasks }: Union,
  way: readonly number[],
): Member | undefined {
  const members = new Set(way.map((arc) => at(from, arc)).flatMap((node) => (node < tasks ? at(memberOf, node) : [])));
  const checked = [...members].filter((member) => member.checked).sort(byPath);
  return checked.find(({ plan }) => steps.some((step) => step.plan === plan)) ?? checked[0];
}

function byPath({ plan: a }: Member, { plan: b }: Member): number {
  const [one, other] = [a.path ?? a.id, b.path ?? b.id];
  return one < other ? -1 : Number(one > other);
}

/** The same cycle, begun at the step by which the reporting plan waits for another. */
function begunAt({ plan }: Member, steps: readonly PlanStep[]): PlanStep[] {
  const crossing = steps.findIndex((step) => step.plan === plan && step.from.plan !== step.to.plan);
  const start = crossing >= 0 ? crossing : steps.findIndex((step) => step.to.plan === plan || step.from.plan === plan);
  return [...steps.slice(start), ...steps.slice(0, start)];
}
