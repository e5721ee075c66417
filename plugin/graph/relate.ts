import type { Plan } from '../plan/model.ts';
import { exclusions } from './constraints/apart.ts';
import { bind } from './constraints/bind.ts';
import { judge } from './constraints/judge.ts';
import { criticalPath } from './critical.ts';
import { findCycles } from './cycles.ts';
import { at } from './digraph.ts';
import { entryEdges, phaseEdges, taskEdges } from './edges.ts';
import { lazy, taskLists } from './lists.ts';
import { lookUp } from './lookup.ts';
import type { OtherPlans, PlanGraph } from './model.ts';
import { weave } from './network.ts';
import { holdUps, taskNodes } from './nodes.ts';
import { phaseWaits } from './phases.ts';
import { count, phaseNodes } from './progress.ts';
import { Related } from './related.ts';
import { scheduleOf, waveNumbers, workOrder } from './schedule.ts';
import { states } from './states.ts';
import { ownWaits } from './tasks.ts';
import { foreignReferences, unknownReferences } from './unknown.ts';
import { wavesApart } from './waves.ts';

export interface RelateOptions {
  /** Whether a task that says nothing waits for the phase before its own. The plan's front matter overrides it. */
  phaseOrder?: 'implied' | 'none' | undefined;
  /** What other plans say; without it another plan's task always holds up. */
  otherPlans?: OtherPlans | null | undefined;
}

/** Works out what follows from a plan: who waits for whom, in which order it can be done, and how far it is. */
export function relate(plan: Plan, options: RelateOptions = {}): PlanGraph {
  const otherPlans = options.otherPlans ?? null;
  const lookup = lookUp(plan, otherPlans);
  const own = ownWaits(lookup);
  const phases = phaseWaits(lookup);
  const phaseOrder = plan.frontMatter.phaseOrder ?? options.phaseOrder ?? 'implied';
  const { network, kept } = weave(lookup, own, phases, phaseOrder === 'implied');

  const isStuck = (task: number) =>
    at(own, task).selfReferences.length > 0 || otherPlans?.stuck.has(at(plan.tasks, task).id) === true;
  const order = workOrder(plan.tasks, network, isStuck);
  const levels = waveNumbers(plan.tasks, network, order);
  const bound = bind(plan.constraints, lookup);
  const apart = exclusions(bound.mutualExclusion, plan.tasks.length);
  const waves = apart.any ? wavesApart(plan.tasks, network, order, apart) : levels;
  const critical = criticalPath(plan.tasks, network, order);
  const state = states(plan.tasks, levels, holdUps(lookup, own, phases));
  const onPath = new Set(critical.tasks);
  const impliedPhase = new Map(kept.map(({ task, edge }) => [task, edge.from]));
  const tasks = taskNodes(lookup, own, phases, taskLists(lookup, own, phases, network), (task) => ({
    impliedPhase: impliedPhase.get(task) ?? null,
    state: at(state, task),
    wave: at(waves, task) || null,
    critical: onPath.has(task),
    foreignDependents: otherPlans?.dependents(at(plan.tasks, task).id) ?? [],
  }));
  const known = {
    plan,
    tasks,
    byId: new Map(tasks.map((node) => [node.task.id, node])),
    phases: phaseNodes(lookup, phases),
    unknown: unknownReferences(lookup, own, phases),
    foreign: foreignReferences(lookup, own, phases),
    otherPlans,
    cycles: findCycles(network, plan.tasks),
    progress: count(plan.tasks),
    schedule: scheduleOf(tasks, critical),
    network,
  };
  const graph: PlanGraph = new Related(known, {
    edges: lazy(() => taskEdges(lookup, own)),
    phaseEdges: lazy(() => phaseEdges(lookup, phases, kept)),
    entryEdges: lazy(() => entryEdges(lookup, phases)),
    constraints: lazy(() => judge(bound, apart, graph)),
  });
  return graph;
}
