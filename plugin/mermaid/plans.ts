import type { Count, PlanGraph } from '../graph/model.ts';
import { phaseStatus } from '../graph/progress.ts';
import type { Plan } from '../plan/model.ts';
import { isolated } from '../plan/text/bidi.ts';
import { cut } from '../plan/text/cut.ts';
import { escapeLabel, escapeUrl } from './escape.ts';
import { planNode } from './ids.ts';

/** Plans that nothing connects are drawn beside the others, up to this many plans in all. */
const MOST_LOOSE = 30;
const LONGEST_TITLE = 120;

/** Told apart by more than their colour. */
const MARKS = { todo: '', 'in-progress': '◐ ', done: '✓ ', cancelled: '× ' } as const;

/**
 * Mermaid's text for how plans hang together: a node for every plan with its title and progress, an edge from the plan
 * with the task that must be done first.
 *
 * @param href where a plan's node leads, percent-encoded
 * @returns null where no task of a plan waits for another plan's
 */
export function plansToMermaid(graphs: readonly PlanGraph[], href: (plan: Plan) => string): string | null {
  const edges = planEdges(graphs);
  if (edges.length === 0) return null;
  const connected = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const shown = graphs.length > MOST_LOOSE ? graphs.filter(({ plan }) => connected.has(plan.id)) : graphs;
  const members = Map.groupBy(shown, statusOf);
  const body = [
    ...shown.map(node),
    ...edges.map(({ from, to }) => `${planNode(from)} --> ${planNode(to)}`),
    ...[...members].map(([name, group]) => `class ${group.map(({ plan }) => planNode(plan.id)).join(',')} ${name}`),
    ...shown.map((graph) => link(graph, href(graph.plan))),
  ];
  return ['flowchart LR', ...body.map((line) => `  ${line}`), ''].join('\n');
}

/** Which plan waits for which, each pair once; plans that are not among them are left out. */
function planEdges(graphs: readonly PlanGraph[]): { from: string; to: string }[] {
  const ids = new Set(graphs.map(({ plan }) => plan.id));
  const edges = graphs.flatMap(({ plan, foreign }) =>
    foreign.flatMap(({ found, field }) => {
      if (found?.kind !== 'task' || !ids.has(found.plan.id)) return [];
      const other = found.plan.id;
      return [field === 'dependsOn' ? { from: other, to: plan.id } : { from: plan.id, to: other }];
    }),
  );
  return [...new Map(edges.map((edge) => [JSON.stringify(edge), edge])).values()];
}

function node(graph: PlanGraph): string {
  const { plan, progress } = graph;
  const title = escapeLabel(titleOf(plan));
  return `${planNode(plan.id)}["${title} <br/>${MARKS[statusOf(graph)]}${escapeLabel(tally(progress))}"]`;
}

function link({ plan, progress }: PlanGraph, href: string): string {
  return `click ${planNode(plan.id)} href "${escapeUrl(href)}" "${escapeLabel(`${titleOf(plan)} (${tally(progress)})`)}"`;
}

function titleOf({ title, id }: Plan): string {
  return isolated(cut(title?.value || id, LONGEST_TITLE));
}

/** `7 of 12 done, 58 %` */
function tally({ done, total, cancelled, percent }: Count): string {
  if (percent === null) return cancelled > 0 ? 'cancelled' : 'no tasks';
  return `${done} of ${total} done, ${percent} %`;
}

function statusOf({ plan, progress }: PlanGraph): keyof typeof MARKS {
  if (progress.total === 0) return progress.cancelled > 0 ? 'cancelled' : 'todo';
  return phaseStatus(plan.tasks);
}
