import type { PlanGraph } from '../graph/model.ts';
import { groupStatus } from '../graph/progress.ts';
import { isolated } from '../plan/text/bidi.ts';
import { cut } from '../plan/text/cut.ts';
import type { Diagram, DiagramEdge } from './diagram.ts';
import { escapeLabel, escapeUrl } from './escape.ts';
import { edgeId, planNode } from './ids.ts';
import { escapeLines } from './scene/emit.ts';

const LONGEST_TITLE = 120;

/** A plan as its node shows it. */
export interface DrawnPlan {
  graph: PlanGraph;
  title: string;
  /** Its progress, in words. */
  progress: string;
  /** The address of the node's link, percent-encoded. */
  href: string;
}

/**
 * How plans depend on each other: a node for every plan with its title and progress, an edge from the plan with the task
 * that must be done first. Plans that nothing connects are left out.
 *
 * @returns null where no task of a plan waits for another plan's
 */
export function plansDiagram(plans: readonly DrawnPlan[]): Diagram | null {
  const edges = planEdges(plans.map(({ graph }) => graph));
  if (edges.length === 0) return null;
  const connected = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const shown = plans.filter((plan) => connected.has(nodeOf(plan)));
  const members = Map.groupBy(shown, statusOf);
  const body = [
    ...shown.map(node),
    ...edges.map(({ from, to }) => `${from} --> ${to}`),
    ...[...members].map(([name, group]) => `class ${group.map(nodeOf).join(',')} ${name}`),
    ...shown.map(link),
  ];
  const text = ['flowchart LR', ...body.map((line) => `  ${line}`), ''].join('\n');
  return { text, parts: [], edges };
}

/** The dependencies between plans, each pair once; plans that are not among them are left out. */
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

const nodeOf = ({ graph }: DrawnPlan) => planNode(graph.plan.id);

function node(plan: DrawnPlan): string {
  return `${nodeOf(plan)}["${escapeLines([titleOf(plan), plan.progress])}"]`;
}

function link(plan: DrawnPlan): string {
  const title = escapeLabel(`${titleOf(plan)} (${plan.progress})`);
  return `click ${nodeOf(plan)} href "${escapeUrl(plan.href)}" "${title}"`;
}

function titleOf({ title }: DrawnPlan): string {
  return isolated(cut(title, LONGEST_TITLE));
}

function statusOf({ graph: { plan, progress } }: DrawnPlan): ReturnType<typeof groupStatus> | 'cancelled' {
  if (progress.total === 0) return progress.cancelled > 0 ? 'cancelled' : 'todo';
  return groupStatus(plan.tasks, plan);
}
