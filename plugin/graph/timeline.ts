import { at } from './algorithms/digraph.ts';
import type { PhaseNode, PlanGraph, TaskNode } from './model.ts';
import { isClosed } from './progress.ts';
import { tasksBefore } from './schedule.ts';

/** More bars than this below each other are not read any more; a plan with more open tasks is shown by its phases. */
const MAX_BARS = 80;
/** The same for phases. */
const MAX_PHASES = 120;

/** When an open task can be under way, counted from now in the unit of its timeline. */
export interface Bar {
  node: TaskNode;
  start: number;
  end: number;
}

/** The open tasks of one phase, in plan order, from the first start to the last end; `phase` is null for those in none. */
export interface TimelineSection {
  phase: PhaseNode | null;
  bars: Bar[];
  start: number;
  end: number;
}

/** Open tasks and phases as bars along a scale of steps or hours. */
export interface Timeline {
  /** Hours of work where every open task has an estimate, else waves: then each task is as long as any other. */
  unit: 'hours' | 'waves';
  /** When the last one ends. */
  length: number;
  /** In plan order, those without open tasks left out; tasks outside of phases are last. */
  sections: TimelineSection[];
  /** Whether it can be read task by task, or phase by phase, or by neither. */
  detail: 'tasks' | 'phases' | 'none';
  /** Open tasks that no time can be given to: those on or downstream of a cycle. */
  unplaced: TaskNode[];
}

/**
 * What can be done when, as if there were hands for all that can run side by side: each task as long as its estimate,
 * begun when the last that it waits for ends; without estimates, the waves.
 */
export function timelineOf(graph: PlanGraph): Timeline {
  const { unit, length } = graph.schedule;
  const open = graph.tasks.filter(({ task }) => !isClosed(task.status));
  const timed = unit === 'hours' && length > 0;
  const bars = timed ? hourBars(graph) : waveBars(open);
  const sections = sectionsOf(graph, bars);
  return {
    unit: timed ? 'hours' : 'waves',
    length: bars.reduce((latest, { end }) => Math.max(latest, end), 0),
    sections,
    detail: detailOf(bars.length, sections.length),
    unplaced: open.filter(({ wave }) => wave === null),
  };
}

function detailOf(bars: number, sections: number): Timeline['detail'] {
  if (bars <= MAX_BARS) return 'tasks';
  return sections > 1 && sections <= MAX_PHASES ? 'phases' : 'none';
}

function waveBars(open: readonly TaskNode[]): Bar[] {
  return open.flatMap((node) => (node.wave === null ? [] : [{ node, start: node.wave - 1, end: node.wave }]));
}

/** Tasks in progress have begun, whatever they wait for. Those that exclude each other follow one another as their waves do. */
function hourBars({ tasks, network, constraints }: PlanGraph): Bar[] {
  const ends = new Float64Array(network.tasks);
  const bars = tasks
    .filter(({ wave }) => wave !== null)
    .sort((one, other) => (one.wave ?? 0) - (other.wave ?? 0))
    .map((node): Bar => {
      const { index, state, task } = node;
      const before = [...tasksBefore(network, index), ...constraints.exclusions.of(index)];
      const start = state === 'in-progress' ? 0 : before.reduce((latest, one) => Math.max(latest, at(ends, one)), 0);
      const end = start + (task.estimate?.hours ?? 0);
      ends[index] = end;
      return { node, start, end };
    });
  return bars.sort((one, other) => one.node.index - other.node.index);
}

function sectionsOf({ phases }: PlanGraph, bars: readonly Bar[]): TimelineSection[] {
  const byPhase = Map.groupBy(bars, ({ node }) => node.phase);
  return [...phases, null].flatMap((phase) => {
    const own = byPhase.get(phase?.phase ?? null) ?? [];
    if (own.length === 0) return [];
    const start = own.reduce((first, bar) => Math.min(first, bar.start), Number.POSITIVE_INFINITY);
    const end = own.reduce((last, bar) => Math.max(last, bar.end), 0);
    return [{ phase, bars: own, start, end }];
  });
}
