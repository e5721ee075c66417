/** The verdicts of liveness rows (FORMAT section 4). */
import { lazy } from '../../plan/lazy.ts';
import type { LivenessRow } from '../../plan/model.ts';
import { components } from '../algorithms/components.ts';
import { at, digraph } from '../algorithms/digraph.ts';
import { shortestPath } from '../algorithms/search.ts';
import type { PlanGraph } from '../model.ts';
import { toSteps } from '../paths.ts';
import { isSettled } from '../progress.ts';
import type { BoundGroup } from './bind.ts';
import { boundOf } from './bound.ts';
import type { JudgedLiveness, LivenessEvidence, Path, Stuck } from './model.ts';

type Graph = Omit<PlanGraph, 'constraints'>;

export function judgeLiveness(rows: readonly BoundGroup<LivenessRow>[], graph: Graph): JudgedLiveness[] {
  const { tasks } = graph.plan;
  const stuck = lazy(() => stuckTasks(graph));
  return rows.map(({ side, references, ...rest }) => {
    const bound = boundOf(rest.row.guarantee.text);
    const cancelled = side.tasks.find((task) => at(tasks, task).status === 'cancelled');
    const lost = cancelled ?? side.tasks.find((task) => stuck().has(task));
    const verdict = lost !== undefined ? 'unreachable' : bound ? 'bounded' : 'unbounded';
    const idsWhere = (holds: (task: number) => boolean) => side.tasks.filter(holds).map((task) => at(tasks, task).id);
    const evidence = lazy((): LivenessEvidence => {
      const both = {
        blocked: idsWhere((task) => at(tasks, task).status === 'blocked'),
        open: idsWhere((task) => !isSettled(at(tasks, task).status)),
      };
      if (lost === undefined) return bound ? { ...both, verdict: 'bounded', bound } : { ...both, verdict: 'unbounded' };
      const why = cancelled === undefined ? stuck().why(lost) : ({ why: 'cancelled' } as const);
      const words = references.find(({ tasks: named }) => named.includes(lost));
      const { source, isAlone } = words ?? { source: { value: '', position: undefined }, isAlone: false };
      return { ...both, verdict: 'unreachable', task: at(tasks, lost).id, source, isAlone, ...why };
    });
    return {
      ...rest,
      bound,
      tasks: side.ids,
      verdict,
      evidence,
    };
  });
}

/** Open tasks that can never be done, since they are on or behind a cycle of declared edges. */
interface StuckTasks {
  has(task: number): boolean;
  why(task: number): Stuck;
}

/** What is settled holds nobody up, as in the schedule; the order of phases does not count. */
function stuckTasks(graph: Graph): StuckTasks {
  const { network, plan, otherPlans, tasks } = graph;
  const isOpen = (node: number) => node >= network.tasks || !isSettled(at(plan.tasks, node).status);
  const counts = (arc: number) =>
    network.causeOf(arc)?.kind !== 'implied' && isOpen(at(network.from, arc)) && isOpen(at(network.to, arc));
  const arcs = [...network.from.keys()].filter(counts);
  const [from, to] = [arcs.map((arc) => at(network.from, arc)), arcs.map((arc) => at(network.to, arc))];
  const { of } = components(digraph(network.forward.size, from, to));
  const size = Map.groupBy(plan.tasks.keys(), (task) => at(of, task));
  const isOnCycle = (task: number) =>
    isOpen(task) &&
    (at(tasks, task).selfReferences.length > 0 ||
      otherPlans?.onCycle.has(at(plan.tasks, task).id) === true ||
      (size.get(at(of, task))?.length ?? 0) > 1);
  const causeOf = (task: number) => {
    const before = network.search
      .backward()
      .reach(task, counts)
      .find((node) => node < network.tasks && isOnCycle(node));
    return isOnCycle(task) ? task : before;
  };
  const pathBetween = (one: number, other: number): Path | null => {
    const path = shortestPath(network.search.forward(), one, other, counts);
    const [start, end] = [at(plan.tasks, one).id, at(plan.tasks, other).id];
    return path && { from: start, to: end, isImplied: false, steps: toSteps(path, network, plan.tasks) };
  };
  return {
    has: (task) => isOpen(task) && causeOf(task) !== undefined,
    why(task) {
      const cause = causeOf(task) ?? task;
      if (cause === task) return { why: 'on-cycle', path: pathBetween(task, task) };
      return { why: 'behind-cycle', cause: at(plan.tasks, cause).id, path: pathBetween(cause, task) as Path };
    },
  };
}
