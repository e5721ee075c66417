import type { Edge, PhaseNode, PlanGraph, TaskNode } from '../graph/model.ts';
import type { Phase, Task } from '../plan/model.ts';
import { escapeUrl } from './escape.ts';
import { phaseNodes, taskNode } from './ids.ts';
import { linkTitle, nodeLabel, phaseLabel } from './labels.ts';
import { rowsOf } from './rows.ts';

/** Edges for each task, from which on those with an end in common share their way. */
const DENSE = 1.3;
const MERGE_EDGES = '%%{init: {"elk": {"mergeEdges": true, "nodePlacementAlignment": "NONE"}}}%%';

/**
 * Mermaid's text for a plan's graph: phases as subgraphs, a node for every task, an edge for every declared dependency,
 * phase edges between the subgraphs (dotted where they are only implied), thick edges along the critical path. Status,
 * state and critical path are classes; no colours.
 *
 * @param href where a task's node leads, null for nowhere; by default its anchor on the same page
 */
export function toMermaid(
  graph: PlanGraph,
  href: (task: Task) => string | null = ({ anchor }) => `#${anchor}`,
): string {
  const names = phaseNodes(graph.phases.map(({ phase }) => phase));
  const tasksIn = Map.groupBy(graph.tasks, ({ phase }) => phase);
  const edgesIn = Map.groupBy(graph.edges, ({ from, to }) => commonPhase(graph, from, to));
  const body = [
    ...graph.phases.flatMap((node) =>
      subgraph(node, tasksIn.get(node.phase) ?? [], edgesIn.get(node.phase) ?? [], names),
    ),
    ...nodes(tasksIn.get(null) ?? [], edgesIn.get(null) ?? []).lines,
    ...taskEdges(graph),
    ...phaseEdges(graph, names),
    ...stack([...names.values()]),
    ...classes(graph, names),
    ...links(graph, href),
    ...(isDense(graph) ? [MERGE_EDGES] : []),
  ];
  return ['flowchart TB', ...body.map((line) => `  ${line}`), ''].join('\n');
}

/** The phase that both tasks are in, null where neither is in any, undefined where they are apart. */
function commonPhase({ byId }: PlanGraph, from: string, to: string): Phase | null | undefined {
  const phase = byId.get(to)?.phase;
  return byId.get(from)?.phase === phase ? phase : undefined;
}

/** Where ranges and whole phases are named, one line for each pair is a thicket. */
function isDense({ tasks, edges }: PlanGraph): boolean {
  return edges.length > DENSE * tasks.length;
}

function subgraph(node: PhaseNode, tasks: TaskNode[], edges: Edge[], names: Map<Phase, string>): string[] {
  const { lines, columns } = nodes(tasks, edges);
  return [
    `subgraph ${names.get(node.phase)}["${phaseLabel(node, columns)}"]`,
    ...lines.map((line) => `  ${line}`),
    'end',
  ];
}

/** Nodes in the order of the page, and invisible links between those that stand below one another for want of room. */
function nodes(tasks: TaskNode[], edges: Edge[]): { lines: string[]; columns: number } {
  const { columns, below } = rowsOf(tasks, edges);
  const links = below.map(([upper, lower]) => `${taskNode(upper)} ~~~ ${taskNode(lower)}`);
  const boxes = tasks.map((task) => `${taskNode(task.task.id)}["${nodeLabel(task)}"]`);
  return { lines: [...boxes, ...links], columns };
}

/** Phases stand below one another in the order of the page, whether or not anything connects them. */
function stack(phases: string[]): string[] {
  return phases.slice(1).map((phase, at) => `${phases[at]} ~~~ ${phase}`);
}

function taskEdges({ edges, schedule }: PlanGraph): string[] {
  const next = new Map(schedule.criticalPath.map((id, at, path) => [id, path[at + 1]]));
  return edges.map(({ from, to }) => `${taskNode(from)} ${next.get(from) === to ? '==>' : '-->'} ${taskNode(to)}`);
}

function phaseEdges({ phases, phaseEdges, entryEdges }: PlanGraph, names: Map<Phase, string>): string[] {
  const byId = new Map(phases.map(({ phase }) => [phase.id, names.get(phase)]));
  return [
    ...phaseEdges.map(
      ({ from, to, kind }) => `${byId.get(from)} ${kind === 'implied' ? '-.->' : '-->'} ${byId.get(to)}`,
    ),
    ...entryEdges.map(({ from, to }) => `${taskNode(from)} --> ${byId.get(to)}`),
  ];
}

function classes({ tasks, phases }: PlanGraph, names: Map<Phase, string>): string[] {
  const pairs = [
    ...tasks.flatMap(({ task, state, critical }) => {
      const node = taskNode(task.id);
      return critical ? [[state, node] as const, ['critical', node] as const] : [[state, node] as const];
    }),
    ...phases.map(({ phase, status }) => [status, names.get(phase)] as const),
  ];
  const members = Map.groupBy(pairs, ([name]) => name);
  return [...members].map(([name, group]) => `class ${group.map(([, node]) => node).join(',')} ${name}`);
}

function links({ tasks }: PlanGraph, href: (task: Task) => string | null): string[] {
  return tasks.flatMap((node) => {
    const target = href(node.task);
    return target ? [`click ${taskNode(node.task.id)} href "${escapeUrl(target)}" "${linkTitle(node)}"`] : [];
  });
}
