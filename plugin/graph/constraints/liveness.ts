/** The verdicts of liveness rows (FORMAT section 4). */
import { lazy } from '../../plan/lazy.ts';
import type { LivenessRow } from '../../plan/model.ts';
import { components } from '../algorithms/components.ts';
import { at, digraph } from '../algorithms/digraph.ts';
import { shortestPath } from '../algorithms/search.ts';
import type { UnjudgedGraph } from '../model.ts';
import { toPath, toSteps } from '../paths.ts';
import { isClosed } from '../progress.ts';
import { namesOne } from '../references.ts';
import { type BoundGroup, sourceOf } from './bind.ts';
import { boundOf } from './bound.ts';
import type { JudgedLiveness, LivenessEvidence, Path, Stuck } from './model.ts';

export function judgeLiveness(rows: readonly BoundGroup<LivenessRow>[], graph: UnjudgedGraph): JudgedLiveness[] {
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
        open: idsWhere((task) => !isClosed(at(tasks, task).status)),
      };
      if (lost === undefined) return bound ? { ...both, verdict: 'bounded', bound } : { ...both, verdict: 'unbounded' };
      const why = cancelled === undefined ? stuck().why(lost) : ({ why: 'cancelled' } as const);
      const words = references.filter(({ tasks: named }) => named.includes(lost));
      const { mention, cell } = at(words, 0);
      const [source, isAlone] = [sourceOf(mention, cell), namesOne(mention.reference)];
      return { ...both, verdict: 'unreachable', task: at(tasks, lost).id, source, isAlone, ...why };
    });
    return { ...rest, bound, tasks: side.ids, verdict, evidence };
  });
}

/**
 * Open tasks that can never be done, since they are on or downstream of a cycle of declared edges. Closed tasks hold nobody up,
 * as in the schedule; the order of phases does not count.
 */
function stuckTasks({ network, plan, otherPlans, tasks, cycles }: UnjudgedGraph) {
  const isOpen = (node: number) => node >= network.tasks || !isClosed(at(plan.tasks, node).status);
  const counts = (arc: number) =>
    network.causeOf(arc)?.kind !== 'implied' && isOpen(at(network.from, arc)) && isOpen(at(network.to, arc));
  // Without a cycle of all tasks there is none of the open ones.
  const arcs = cycles.length === 0 ? [] : [...network.from.keys()].filter(counts);
  const [from, to] = [arcs.map((arc) => at(network.from, arc)), arcs.map((arc) => at(network.to, arc))];
  const { of } = components(digraph(network.forward.size, from, to));
  const partOf = Map.groupBy(plan.tasks.keys(), (task) => at(of, task));
  const isOnCycle = (task: number) =>
    isOpen(task) &&
    (at(tasks, task).selfReferences.length > 0 ||
      otherPlans?.onCycle.has(at(plan.tasks, task).id) === true ||
      (partOf.get(at(of, task))?.length ?? 0) > 1);
  const onCycle = new Set([...plan.tasks.keys()].filter(isOnCycle));
  const causeOf = (task: number) =>
    onCycle.has(task)
      ? task
      : network.search
          .backward()
          .reach(task, counts)
          .find((node) => onCycle.has(node));
  const path = (one: number, other: number) => {
    const found = shortestPath(network.search.forward(), one, other, counts);
    return found && toPath(toSteps(found, network, plan.tasks));
  };
  return {
    has: (task: number) => onCycle.size > 0 && isOpen(task) && causeOf(task) !== undefined,
    why(task: number): Stuck {
      const cause = causeOf(task) ?? task;
      if (cause === task) return { why: 'on-cycle', path: path(task, task) };
      return { why: 'waits-for-cycle', cause: at(plan.tasks, cause).id, path: path(cause, task) as Path };
    },
  };
}
