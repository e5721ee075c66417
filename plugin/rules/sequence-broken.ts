import type { SequenceEvidence } from '../graph/constraints/model.ts';
import type { PlanGraph, TaskNode } from '../graph/model.ts';
import { memoized } from '../plan/lazy.ts';
import { inSameCycle } from './support/cycles.ts';
import { relatedStatuses } from './support/related.ts';
import type { Rule } from './support/rule.ts';
import { judgedAs } from './support/verdicts.ts';
import { are, statusWords, taskName, taskNames } from './support/wording.ts';

/** Cap on the pairs of tasks in one row: where so many are reported as dependencies, there is nothing left to say. */
const MAX_PAIRS = 10_000;

export const sequenceBroken: Rule = {
  summary: 'A task was started before a task that a sequence constraint puts first.',
  severity: 'error',
  *check({ graph }) {
    const isReported = reportedPairs(graph);
    for (const [{ row }, evidence] of judgedAs(graph.constraints.sequence, 'broken')) {
      const broken = firstBroken(evidence, graph, isReported);
      if (!broken) continue;
      const [{ task: later }, earlier] = broken;
      const names = taskNames(earlier.map(({ task }) => task.id));
      const not = `${are(earlier)} not${later.status === 'done' ? '' : ' done'}`;
      yield {
        message: `${taskName(later.id)} is ${statusWords[later.status]}, but ${names}, which this constraint puts first, ${not}.`,
        hint: `Mark ${names} \`[x]\`, change ${taskName(later.id)} back to \`[ ]\`, or remove the constraint.`,
        position: row.constraint.position,
        related: relatedStatuses([later, ...earlier.map(({ task }) => task)]),
      };
    }
  },
};

type Broken = Extract<SequenceEvidence, { verdict: 'broken' }>;

/** The first task that was started too early, with all tasks before it that no other rule reports. */
function firstBroken(
  { open, started }: Broken,
  { byId }: PlanGraph,
  isReported: (earlier: TaskNode, later: TaskNode) => boolean,
): [TaskNode, TaskNode[]] | null {
  const first = open.flatMap((id) => byId.get(id) ?? []);
  for (const id of started.slice(0, Math.ceil(MAX_PAIRS / first.length))) {
    const later = byId.get(id);
    const earlier = later ? first.filter((node) => node !== later && !isReported(node, later)) : [];
    if (later && earlier.length > 0) return [later, earlier];
  }
  return null;
}

/** The pairs that `status-out-of-order` reports, for a declared dependency, or that a cycle explains. */
function reportedPairs(graph: PlanGraph) {
  const isExplained = inSameCycle(graph);
  const needs = memoized((later: TaskNode) => new Set(later.prerequisites));
  return (earlier: TaskNode, later: TaskNode): boolean =>
    needs(later).has(earlier.task.id) || isExplained(earlier.task.id, later.task.id);
}
