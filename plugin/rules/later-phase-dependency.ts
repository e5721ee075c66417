import type { PhaseEdge, PlanGraph } from '../graph/model.ts';
import type { Phase, Sourced } from '../plan/model.ts';
import { inSameCycle } from './support/cycles.ts';
import type { Report } from './support/finding.ts';
import type { Rule } from './support/rule.ts';
import { phaseName, phaseNames, taskNames } from './support/wording.ts';

/** One finding for each item of a field, however many tasks it expands to. Silent where phases have no order. */
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
  /** Null for a phase. */
  task: string | null;
  phase: Phase;
}

interface Link {
  waiting: End;
  needed: End;
  source: Sourced;
}

/** Every declared dependency on a later phase. */
function lateLinks(graph: PlanGraph): Link[] {
  const { entryEdges, phaseEdges, byId, plan } = graph;
  const isLater = laterThan(plan.phases);
  const phases = new Map(plan.phases.map((phase) => [phase.id, phase]));
  const endIn = (phase: Phase | null | undefined, task: string | null): End | null => (phase ? { task, phase } : null);
  const task = (id: string) => endIn(byId.get(id)?.phase, id);
  const phase = (id: string) => endIn(phases.get(id), null);
  const late = (list: readonly Pick<PhaseEdge, 'from' | 'to' | 'source'>[], needs: typeof task, waits: typeof task) =>
    list.flatMap(({ from, to, source }) => {
      const [needed, waiting] = [needs(from), waits(to)];
      const isLate = source && needed && waiting && isLater(needed.phase, waiting.phase);
      return isLate ? [{ needed, waiting, source }] : [];
    });
  // The edges between tasks can be millions: they are made only where one leads to a later phase.
  const isTaskLate = graph.tasks.some(({ phase: own, prerequisites }) => {
    const needed = new Set(prerequisites.map((id) => byId.get(id)?.phase));
    return [...needed].some((other) => own && other && isLater(other, own));
  });
  const edges = isTaskLate ? graph.edges : [];
  return [...late(edges, task, task), ...late(entryEdges, task, phase), ...late(phaseEdges, phase, phase)];
}

/** Later on the page, unless the numbers say otherwise: phases may be written out of order. */
function laterThan(phases: readonly Phase[]): (phase: Phase, other: Phase) => boolean {
  const order = new Map(phases.map((phase, index) => [phase, index]));
  return (phase, other) => (order.get(phase) ?? -1) > (order.get(other) ?? -1) && !isLowerNumber(phase.id, other.id);
}

function isLowerNumber(a: string, b: string): boolean {
  return /^\d/.test(a) && /^\d/.test(b) && a.localeCompare(b, 'en', { numeric: true }) <= 0;
}

function isOutsideCycles(graph: PlanGraph): (link: Link) => boolean {
  const isExplained = inSameCycle(graph);
  const tasksOf = ({ task, phase }: End) => (task === null ? phase.tasks : [task]);
  return ({ waiting, needed }) =>
    !tasksOf(waiting).some((one) => tasksOf(needed).some((other) => isExplained(one, other)));
}

function report(links: readonly Link[], position: Sourced['position']): Report {
  const waiting = endsOf(links.map((link) => link.waiting));
  const needed = endsOf(links.map((link) => link.needed));
  const later = phaseNames(needed.phases);
  const earlier = phaseNames(waiting.phases);
  return {
    message: `${waiting.names} ${waiting.count === 1 ? 'depends' : 'depend'} on ${needed.names}${needed.names === later ? '' : ` of ${later}`}, which ${needed.phases.length === 1 ? 'comes' : 'come'} after ${earlier}.`,
    hint: `Move ${waiting.names} ${waiting.isTask ? `to ${later} or later` : `after ${later}`}, or ${needed.names} ${needed.isTask ? `to ${earlier} or earlier` : `before ${earlier}`}.`,
    position,
    related: needed.phases.map((phase) => ({
      message: `${phaseName(phase)} starts here.`,
      position: phase.heading.position,
    })),
  };
}

/** One end of several links, as a sentence names it. */
function endsOf(ends: readonly End[]) {
  const phases = [...new Set(ends.map(({ phase }) => phase))];
  const tasks = [...new Set(ends.flatMap(({ task }) => task ?? []))];
  const whole = [...new Set(ends.flatMap(({ task, phase }) => (task === null ? phase : [])))];
  const names = [
    ...(tasks.length > 0 ? [taskNames(tasks)] : []),
    ...(whole.length > 0 ? [phaseNames(whole)] : []),
  ].join(' and ');
  return { phases, names, count: tasks.length + whole.length, isTask: whole.length === 0 };
}
