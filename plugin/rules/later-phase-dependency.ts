import type { PlanGraph } from '../graph/model.ts';
import type { Phase, Sourced } from '../plan/model.ts';
import { cycleOf } from './cycles.ts';
import type { Report } from './finding.ts';
import type { Rule } from './rule.ts';
import { listed, phaseName, quoted, taskName } from './words.ts';

/**
 * A task, or a phase, waits for one of a later phase: one finding for each item that says so, however much it expands
 * to. What runs in a cycle is the cycle's to explain, and where phases have no order none is later.
 */
export const laterPhaseDependency: Rule = {
  severity: 'warning',
  check({ plan, graph, phaseOrder }) {
    if (phaseOrder === 'none') return [];
    const late = declared(graph).filter(isLater(plan.phases)).filter(isOutsideCycles(graph));
    return [...Map.groupBy(late, ({ source }) => source)].map(([{ position }, links]) => report(links, position));
  },
};

/** A task or a whole phase, at one end of a declared dependency. */
interface End {
  name: string;
  phase: Phase;
  tasks: readonly string[];
}

interface Link {
  waiting: End;
  needed: End;
  source: Sourced;
}

/** Every declared dependency between two phases. */
function declared({ edges, entryEdges, phaseEdges, byId, plan }: PlanGraph): Link[] {
  const phases = new Map(plan.phases.map((phase) => [phase.id, { name: phaseName(phase), phase, tasks: phase.tasks }]));
  const task = (id: string): End | null => {
    const phase = byId.get(id)?.phase;
    return phase ? { name: taskName(id), phase, tasks: [id] } : null;
  };
  const link = (waiting: End | null | undefined, needed: End | null | undefined, source: Sourced | null): Link[] =>
    waiting && needed && source && waiting.phase !== needed.phase ? [{ waiting, needed, source }] : [];
  return [
    ...edges.flatMap(({ from, to, source }) => link(task(to), task(from), source)),
    ...entryEdges.flatMap(({ from, to, source }) => link(phases.get(to), task(from), source)),
    ...phaseEdges.flatMap(({ from, to, source }) => link(phases.get(to), phases.get(from), source)),
  ];
}

/** Later on the page, unless the numbers say otherwise: waves may be printed out of order. */
function isLater(phases: readonly Phase[]): (link: Link) => boolean {
  const order = new Map(phases.map((phase, index) => [phase, index]));
  return ({ waiting, needed }) =>
    (order.get(needed.phase) ?? -1) > (order.get(waiting.phase) ?? -1) &&
    !isLowerNumber(needed.phase.id, waiting.phase.id);
}

function isLowerNumber(a: string, b: string): boolean {
  return /^\d/.test(a) && /^\d/.test(b) && a.localeCompare(b, 'en', { numeric: true }) <= 0;
}

function isOutsideCycles(graph: PlanGraph): (link: Link) => boolean {
  const cycles = cycleOf(graph);
  return ({ waiting, needed }) => {
    const theirs = new Set(needed.tasks.flatMap((id) => cycles.get(id) ?? []));
    return !waiting.tasks.flatMap((id) => cycles.get(id) ?? []).some((cycle) => theirs.has(cycle));
  };
}

function report(links: readonly Link[], position: Sourced['position']): Report {
  const waiting = listed([...new Set(links.map((link) => link.waiting.name))]);
  const needed = listed([...new Set(links.map((link) => link.needed.name))]);
  const phases = [...new Set(links.map((link) => link.needed.phase))];
  const later = listed(phases.map(phaseName));
  return {
    message: `Unexpected dependency of ${waiting} on ${needed}${needed === later ? ', which is later' : ` of the later ${later}`}, expected an earlier phase or the same.`,
    hint: `Move ${waiting} behind ${later}, or ${needed} before it.`,
    position,
    related: phases.map(({ heading }) => ({
      message: `${quoted(heading.value)} begins here.`,
      position: heading.position,
    })),
  };
}
