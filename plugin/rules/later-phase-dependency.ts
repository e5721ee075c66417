import type { PlanGraph } from '../graph/model.ts';
import type { Phase, Sourced } from '../plan/model.ts';
import { cycleOf } from './support/cycles.ts';
import type { Report } from './support/finding.ts';
import type { Rule } from './support/rule.ts';
import { listed, phaseName, quoted, taskName } from './support/wording.ts';

/**
 * A task, or a phase, waits for one of a later phase: one finding for each item that says so, however much it expands
 * to. What runs in a cycle is the cycle's to explain, and where phases have no order none is later.
 */
export const laterPhaseDependency: Rule = {
  summary: 'A task depends on a task or phase that comes in a later phase.',
  severity: 'warning',
  check({ graph, phaseOrder }) {
    if (phaseOrder === 'none') return [];
    const late = lateLinks(graph).filter(isOutsideCycles(graph));
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

/** Every declared dependency on a later phase. Expansions make very many edges, so ends are named only where one is late. */
function lateLinks({ edges, entryEdges, phaseEdges, byId, plan }: PlanGraph): Link[] {
  const isLater = laterThan(plan.phases);
  const phases = new Map(plan.phases.map((phase) => [phase.id, phase]));
  const phaseOf = (id: string) => byId.get(id)?.phase;
  const late = (waiting: Phase | null | undefined, needed: Phase | null | undefined) =>
    waiting && needed && isLater(needed, waiting) ? { waiting, needed } : null;
  return [
    ...edges.flatMap(({ from, to, source }) => {
      const ends = late(phaseOf(to), phaseOf(from));
      return ends ? [{ waiting: taskEnd(to, ends.waiting), needed: taskEnd(from, ends.needed), source }] : [];
    }),
    ...entryEdges.flatMap(({ from, to, source }) => {
      const ends = late(phases.get(to), phaseOf(from));
      return ends ? [{ waiting: phaseEnd(ends.waiting), needed: taskEnd(from, ends.needed), source }] : [];
    }),
    ...phaseEdges.flatMap(({ from, to, source }) => {
      const ends = late(phases.get(to), phases.get(from));
      return ends && source ? [{ waiting: phaseEnd(ends.waiting), needed: phaseEnd(ends.needed), source }] : [];
    }),
  ];
}

const taskEnd = (id: string, phase: Phase): End => ({ name: taskName(id), phase, tasks: [id] });
const phaseEnd = (phase: Phase): End => ({ name: phaseName(phase), phase, tasks: phase.tasks });

/** Later on the page, unless the numbers say otherwise: waves may be printed out of order. */
function laterThan(phases: readonly Phase[]): (phase: Phase, other: Phase) => boolean {
  const order = new Map(phases.map((phase, index) => [phase, index]));
  return (phase, other) => (order.get(phase) ?? -1) > (order.get(other) ?? -1) && !isLowerNumber(phase.id, other.id);
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
