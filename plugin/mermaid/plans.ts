import type { Count, PlanGraph } from '../graph/model.ts';
import { groupStatus } from '../graph/progress.ts';
import type { Plan } from '../plan/model.ts';
import { isolated } from '../plan/text/bidi.ts';
import { cut } from '../plan/text/cut.ts';
import type { DiagramEdge, Flowchart } from './diagram.ts';
import { escapeLabel, escapeUrl } from './escape.ts';
import { edgeId, planNode } from './ids.ts';
import { escapeLines } from './scene/emit.ts';

/** Plans that nothing connects are drawn beside the others, up to this many plans in all. */
const MOST_ISOLATED = 30;
const LONGEST_TITLE = 120;

/** Told apart by more than their colour. */
const MARKS = { todo: '', 'in-progress': '◐ ', done: '✓ ', cancelled: '× ' } as const;

/**
 * How plans depend on each other: a node for every plan with its title and progress, an edge from the plan with the task
 * that must be done first.
 *
 * @param href where a plan's node leads, percent-encoded
 * @returns null where no task of a plan waits for another plan's
 */
export function plansDiagram(graphs: readonly PlanGraph[], href: (plan: Plan) => string): Flowchart | null {
  const edges = planEdges(graphs);
  if (edges.length === 0) return null;
  const connected = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const shown = graphs.length > MOST_ISOLATED ? graphs.filter(({ plan }) => connected.has(planNode(plan.id))) : graphs;
  const members = Map.groupBy(shown, statusOf);
  const body = [
    ...shown.map(node),
    ...edges.map(({ from, to }) => `${from} --> ${to}`),
    ...[...members].map(([name, group]) => `class ${group.map(({ plan }) => planNode(plan.id)).join(',')} ${name}`),
    ...shown.map((graph) => link(graph, href(graph.plan))),
  ];
  const text = ['flowchart LR', ...body.map((line) => `  ${line}`), ''].join('\n');
  return { kind: 'flowchart', text, parts: [], edges };
}

/** Which plan waits for which, each pair once; plans that are not among them are left out. */
function planEdges(graphs: readonly PlanGraph[]): DiagramEdge[] {
  const ids = new Set(graphs.map(({ plan }) => plan.id));
  const edges = graphs.flatMap(({ plan, foreign }) =>
    foreign.flatMap(({ found, field }) => {
      if (found?.kind !== 'task' || !ids.has(found.plan.id)) return [];
      const [own, other] = [planNode(plan.id), planNode(found.plan.id)];
      return [field === 'dependsOn' ? edgeOf(other, own) : edgeOf(own, other)];
    }),
  );
  return [...new Map(edges.map((edge) => [edge.id, edge])).values()];
}

const edgeOf = (from: string, to: string): DiagramEdge => ({ id: edgeId(from, to), from, to, kind: 'needs' });

function node(graph: PlanGraph): string {
  const { plan, progress } = graph;
  return `${planNode(plan.id)}["${escapeLines([titleOf(plan), MARKS[statusOf(graph)] + tally(progress)])}"]`;
}

function link({ plan, progress }: PlanGraph, href: string): string {
  return `click ${planNode(plan.id)} href "${escapeUrl(href)}" "${escapeLabel(`${titleOf(plan)} (${tally(progress)})`)}"`;
}

function titleOf({ title, id }: Plan): string {
  return isolated(cut(title?.value || id, LONGEST_TITLE));
}

/** `7 of 12 done, 58%` */
function tally({ done, total, cancelled, percent }: Count): string {
  if (percent === null) return cancelled > 0 ? 'cancelled' : 'no tasks';
  return `${done} of ${total} done, ${percent}%`;
}

function statusOf({ plan, progress }: PlanGraph): keyof typeof MARKS {
  if (progress.total === 0) return progress.cancelled > 0 ? 'cancelled' : 'todo';
  return groupStatus(plan.tasks, plan);
}
