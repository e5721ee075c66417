import type { PhaseNode, TaskNode } from '../graph/model.ts';
import { isSettled } from '../graph/progress.ts';
import type { Report } from './support/finding.ts';
import { secondPhases } from './support/phases.ts';
import { relatedStatuses } from './support/related.ts';
import type { Rule } from './support/rule.ts';
import { counted, listed, phaseName, taskName } from './support/wording.ts';

/** Done tasks that say nothing of dependencies, in a phase whose predecessor is not done: one finding for each phase. */
export const phaseOutOfOrder: Rule = {
  summary: 'A phase has done tasks while the phase before it is not finished.',
  severity: 'info',
  *check({ plan, graph }) {
    if (secondPhases(plan.phases).length > 0) return;
    const phases = new Map(graph.phases.map((node) => [node.phase.id, node]));
    const inPhase = Map.groupBy(graph.tasks, ({ phase }) => phase?.id);
    for (const { phase } of graph.phases) {
      const early = (inPhase.get(phase.id) ?? []).filter(isEarly(phases));
      const earlier = phases.get(early[0]?.impliedPhase ?? '');
      if (earlier) yield report(early, earlier, inPhase.get(earlier.phase.id) ?? []);
    }
  },
};

/** Done, while the phase that it waits for without saying so is not. */
function isEarly(phases: ReadonlyMap<string, PhaseNode>): (node: TaskNode) => boolean {
  return ({ task, impliedPhase }) =>
    task.status === 'done' && impliedPhase !== null && phases.get(impliedPhase)?.status !== 'done';
}

function report(early: readonly TaskNode[], earlier: PhaseNode, before: readonly TaskNode[]): Report {
  const open = before.filter(({ task }) => !isSettled(task.status)).map(({ task }) => task);
  const done = early.map(({ task }) => task);
  const [first] = done;
  const names = listed(done.map(({ id }) => taskName(id)));
  return {
    message: `${names} ${done.length === 1 ? 'is' : 'are'} done before ${phaseName(earlier.phase)}, which has ${counted(open.length, 'open task')}: ${listed(open.map(({ id }) => taskName(id)))}.`,
    hint: `Say what ${names} really ${done.length === 1 ? 'waits' : 'wait'} for, such as \`- **Depends on**: None\`, or mark ${listed(open.map(({ id }) => taskName(id)))} \`[x]\`.`,
    position: first?.statusSource?.position ?? first?.title.position,
    related: relatedStatuses([...done.slice(1), ...open]),
  };
}
