import type { SequenceEvidence } from '../graph/constraints/model.ts';
import type { PlanGraph, TaskNode } from '../graph/model.ts';
import { cycleOf } from './support/cycles.ts';
import { relatedStatuses } from './support/related.ts';
import type { Rule } from './support/rule.ts';
import { judgedAs } from './support/verdicts.ts';
import { listed, statusWords, taskName } from './support/wording.ts';

/** Pairs of tasks that are looked at in one row. Past so many that are all reported as dependencies, none is left to say. */
const MOST_PAIRS = 10_000;

/** A task is done, or in progress, before one that a sequence constraint puts first. */
export const sequenceBroken: Rule = {
  summary: 'A task was started before a task that a sequence constraint puts first.',
  severity: 'error',
  *check({ graph }) {
    const isReported = reportedPairs(graph);
    for (const [{ row }, evidence] of judgedAs(graph.constraints.sequence, 'broken')) {
      const broken = firstBroken(evidence, graph, isReported);
      if (!broken) continue;
      const [{ task: later }, earlier] = broken;
      const waits = listed(earlier.map(({ task }) => `${taskName(task.id)} (${statusWords[task.status]})`));
      const names = listed(earlier.map(({ task }) => taskName(task.id)));
      yield {
        message: `Unexpected status ${statusWords[later.status]} of ${taskName(later.id)}, expected what this constraint puts first to be done: ${waits}.`,
        hint: `Mark ${names} \`[x]\`, or ${taskName(later.id)} \`[ ]\`, or take the constraint out.`,
        position: row.constraint.position,
        related: relatedStatuses([later, ...earlier.map(({ task }) => task)]),
      };
    }
  },
};

type Broken = Extract<SequenceEvidence, { verdict: 'broken' }>;

/** The first task that has begun too early, with all those before it that nobody else reports. */
function firstBroken(
  { open, started }: Broken,
  { byId }: PlanGraph,
  isReported: (earlier: TaskNode, later: TaskNode) => boolean,
): [TaskNode, TaskNode[]] | null {
  const first = open.flatMap((id) => byId.get(id) ?? []);
  for (const id of started.slice(0, Math.ceil(MOST_PAIRS / first.length))) {
    const later = byId.get(id);
    const earlier = later ? first.filter((node) => node !== later && !isReported(node, later)) : [];
    if (later && earlier.length > 0) return [later, earlier];
  }
  return null;
}

/** What a declared dependency makes `status-out-of-order`, or a cycle explains. */
function reportedPairs(graph: PlanGraph) {
  const cycles = cycleOf(graph);
  const needs = new Map<TaskNode, ReadonlySet<string>>();
  return (earlier: TaskNode, later: TaskNode): boolean => {
    const known = needs.get(later) ?? new Set(later.prerequisites);
    needs.set(later, known);
    const cycle = cycles.get(earlier.task.id);
    return known.has(earlier.task.id) || (cycle !== undefined && cycle === cycles.get(later.task.id));
  };
}
