import type { PhaseNode, TaskNode } from '../graph/model.ts';
import { isClosed } from '../graph/progress.ts';
import type { Report } from './support/finding.ts';
import { secondPhases } from './support/phases.ts';
import { relatedStatuses, statusPosition } from './support/related.ts';
import type { Rule } from './support/rule.ts';
import { are, phaseName, taskNames } from './support/wording.ts';

/** One finding for each phase. Only tasks without dependencies of their own wait for the phase before. */
export const phaseOutOfOrder: Rule = {
  summary: 'A phase has done tasks while the phase before it is not finished.',
  severity: 'info',
  *check({ plan, graph }) {
    if (secondPhases(plan.phases).length > 0) return;
    const phases = new Map(graph.phases.map((node) => [node.phase.id, node]));
    const inPhase = Map.groupBy(graph.tasks, ({ phase }) => phase?.id);
    const hasStories = plan.phases.some(({ kind }) => kind === 'story');
    for (const { phase } of graph.phases) {
      if (hasStories && phase.kind !== 'story') continue;
      const early = (inPhase.get(phase.id) ?? []).filter(isEarly(phases));
      const earlier = (early[0]?.impliedPhases ?? []).flatMap((id) => phases.get(id) ?? []).find(isOpen);
      if (earlier) yield report(early, earlier, inPhase.get(earlier.phase.id) ?? []);
    }
  },
};

/** Done, while the phase that it implicitly waits for is not. */
function isEarly(phases: ReadonlyMap<string, PhaseNode>): (node: TaskNode) => boolean {
  return ({ task, impliedPhases }) =>
    task.status === 'done' && impliedPhases.some((id) => phases.get(id)?.status !== 'done');
}

function isOpen({ status }: PhaseNode): boolean {
  return status !== 'done';
}

function report(early: readonly TaskNode[], earlier: PhaseNode, before: readonly TaskNode[]): Report {
  const open = before.filter(({ task }) => !isClosed(task.status)).map(({ task }) => task);
  const done = early.map(({ task }) => task);
  const [first] = done;
  const [names, openNames] = [done, open].map((tasks) => taskNames(tasks.map(({ id }) => id)));
  const hasPlace = open.some(({ at }) => at.id.value === '');
  const where = hasPlace ? '' : ` of the earlier ${phaseName(earlier.phase)}`;
  return {
    message: `${names} ${are(done)} done, but ${openNames}${where} ${are(open)} not.`,
    hint: `Mark ${openNames} \`[x]\`, or write in ${names} what ${done.length === 1 ? 'it' : 'they'} really depend${done.length === 1 ? 's' : ''} on, such as \`- **Depends on**: None\`.`,
    position: first && statusPosition(first),
    related: relatedStatuses([...done.slice(1), ...open]),
  };
}
