import { lazy } from '../plan/lazy.ts';
import type { Plan } from '../plan/model.ts';
import { at } from './algorithms/digraph.ts';
import { judgeAtomicity } from './constraints/atomicity.ts';
import { type BoundConstraints, bindConstraints } from './constraints/bind.ts';
import { findDeadlocks, judgeClaims } from './constraints/deadlock.ts';
import { exclusionsOf, judgeExclusion } from './constraints/exclusion.ts';
import { judgeLiveness } from './constraints/liveness.ts';
import type { Constraints, Exclusions } from './constraints/model.ts';
import { judgeSequence } from './constraints/sequence.ts';
import { unresolvedReferences } from './dependencies.ts';
import { entryEdges, phaseEdges, taskEdges } from './edges.ts';
import type { Edge, PlanGraph, UnjudgedGraph } from './model.ts';
import { networkOf, type RelateOptions } from './network.ts';
import { phaseNodes, taskNodes } from './nodes.ts';
import { findCycles } from './paths.ts';
import { count } from './progress.ts';
import { criticalPath, earliestWaves, scheduleOf, workOrder } from './schedule.ts';
import { exclusiveWaves } from './waves.ts';

/** Works out what follows from a plan: who waits for whom, in which order it can be done, and how far it is. */
export function relate(plan: Plan, options: RelateOptions = {}): PlanGraph {
  const otherPlans = options.otherPlans ?? null;
  const { lookup, declared, network, implied } = networkOf(plan, options);

  const bound = bindConstraints(plan.constraints, lookup);
  const exclusions = exclusionsOf(bound.mutualExclusion, plan.tasks.length);
  const isStuck = (task: number) =>
    plan.isArchived ||
    at(declared.tasks, task).selfReferences.length > 0 ||
    otherPlans?.stuck.has(at(plan.tasks, task).id) === true;
  const order = workOrder(plan.tasks, network, isStuck);
  const earliest = earliestWaves(plan.tasks, network, order);
  const waves = exclusiveWaves(plan.tasks, network, order, exclusions.of) ?? earliest;
  const critical = criticalPath(plan.tasks, network, order);

  const onCriticalPath = new Set(critical.tasks);
  const tasks = taskNodes(lookup, declared, implied, earliest, (task) => ({
    wave: at(waves, task) || null,
    critical: onCriticalPath.has(task),
  }));
  const graph = Object.assign(new LazyEdges(() => taskEdges(lookup, declared)), {
    plan,
    tasks,
    byId: new Map(tasks.map((node) => [node.task.id, node])),
    phases: phaseNodes(lookup, declared),
    phaseEdges: phaseEdges(lookup, declared, implied),
    entryEdges: entryEdges(lookup, declared),
    ...unresolvedReferences(lookup, declared),
    otherPlans,
    cycles: findCycles(network, plan.tasks),
    progress: count(plan.tasks),
    schedule: scheduleOf(tasks, critical),
    network,
  });
  return Object.assign(graph, { constraints: judgeConstraints(bound, exclusions, graph) });
}

/** Edges can be millions, and are made when first read: by a class, since a literal with a getter would keep the plan in memory. */
class LazyEdges {
  readonly #edges: () => Edge[];

  constructor(make: () => Edge[]) {
    this.#edges = lazy(make);
  }

  get edges(): Edge[] {
    return this.#edges();
  }
}

function judgeConstraints(bound: BoundConstraints, exclusions: Exclusions, graph: UnjudgedGraph): Constraints {
  const sequence = judgeSequence(bound.sequence, graph);
  const atomicity = judgeAtomicity(bound.atomicity, graph);
  return {
    sequence,
    mutualExclusion: judgeExclusion(bound.mutualExclusion, graph),
    liveness: judgeLiveness(bound.liveness, graph),
    atomicity,
    deadlock: judgeClaims(graph),
    deadlocks: findDeadlocks(bound, sequence, atomicity, graph),
    unknown: bound.unknown,
    exclusions,
  };
}
