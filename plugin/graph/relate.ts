import type { Plan } from '../plan/model.ts';
import { criticalPath } from './critical.ts';
import { findCycles } from './cycles.ts';
import { at } from './digraph.ts';
import { taskLists } from './lists.ts';
import { type Lookup, lookUp } from './lookup.ts';
import type { PhaseEdge, PlanGraph } from './model.ts';
import { type Implied, weave } from './network.ts';
import { heldUp, taskNodes } from './nodes.ts';
import { type PhaseWaits, phaseWaits } from './phases.ts';
import { count, phaseStatus } from './progress.ts';
import { groupWaves, waveNumbers, workOrder } from './schedule.ts';
import { states } from './states.ts';
import { ownWaits } from './tasks.ts';
import { unknownReferences } from './unknown.ts';

export interface RelateOptions {
  /** Whether a task that says nothing waits for the phase before its own. The plan's front matter overrides it. */
  phaseOrder?: 'implied' | 'none' | undefined;
}

/** Works out what follows from a plan: who waits for whom, in which order it can be done, and how far it is. */
export function relate(plan: Plan, options: RelateOptions = {}): PlanGraph {
  const lookup = lookUp(plan);
  const own = ownWaits(lookup);
  const phases = phaseWaits(lookup);
  const claims = phases.flatMap((phase) => phase.claims);
  const phaseOrder = plan.frontMatter.phaseOrder ?? options.phaseOrder ?? 'implied';
  const { network, kept } = weave(lookup, own, phases, phaseOrder === 'implied');

  const ids = plan.tasks.map(({ id }) => id);
  const state = states(plan.tasks, network, (task) => heldUp(task, lookup, own, phases));
  const order = workOrder(plan.tasks, network, (task) => at(own, task).selfReferences.length > 0);
  const waves = waveNumbers(plan.tasks, network, order);
  const critical = criticalPath(plan.tasks, network, order);
  const onPath = new Set(critical.tasks);
  const impliedPhase = new Map(kept.map(({ task, edge }) => [task, edge.from]));
  const tasks = taskNodes(lookup, own, phases, taskLists(lookup, own, phases, network), (task) => ({
    impliedPhase: impliedPhase.get(task) ?? null,
    state: at(state, task),
    wave: at(waves, task) || null,
    critical: onPath.has(task),
  }));

  return {
    plan,
    tasks,
    byId: new Map(tasks.map((node) => [node.task.id, node])),
    phases: lookup.phases.map(({ phase, tasks: members }, index) => {
      const inside = members.map((task) => at(plan.tasks, task));
      const { selfReferences } = at(phases, index);
      return { phase, selfReferences, count: count(inside), status: phaseStatus(inside) };
    }),
    edges: own.flatMap(({ edges }) => edges),
    phaseEdges: phaseEdges(lookup, phases, kept),
    entryEdges: claims.flatMap((claim) => (claim.kind === 'task' ? claim.edges : [])),
    unknown: unknownReferences(lookup, own, phases),
    cycles: findCycles(network, ids),
    progress: count(plan.tasks),
    schedule: {
      waves: groupWaves(waves, ids),
      criticalPath: critical.tasks.map((task) => at(ids, task)),
      ready: ids.filter((_, task) => state[task] === 'ready'),
      unit: critical.unit,
      length: critical.length,
    },
    network,
  };
}

/** By the phase that waits, in the order of the page. */
function phaseEdges({ phaseOf }: Lookup, phases: PhaseWaits[], kept: Implied[]): PhaseEdge[] {
  const implied = new Map(kept.map(({ task, edge }) => [at(phaseOf, task), edge]));
  return phases.flatMap(({ claims }, phase) => [
    ...claims.flatMap((claim) => (claim.kind === 'phase' ? claim.edges : [])),
    ...[implied.get(phase)].filter((edge) => edge !== undefined),
  ]);
}
