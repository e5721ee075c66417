import type { PhaseNode, PlanGraph, TaskNode } from '../graph/model.ts';
import type { Phase, Task } from '../plan/model.ts';
import { escapeLabel } from './escape.ts';
import { phaseNodes, taskNode } from './ids.ts';

/** Told apart by more than their colour. */
const MARKS: Record<TaskNode['state'], string> = {
  done: '✓',
  'in-progress': '◐',
  blocked: '⊘',
  cancelled: '×',
  ready: '▸',
  waiting: '',
};

const WORDS: Record<TaskNode['state'], string> = {
  done: 'done',
  'in-progress': 'in progress',
  blocked: 'blocked',
  cancelled: 'cancelled',
  ready: 'ready',
  waiting: 'waiting',
};

/** A longer title says no more at a glance, and the layout of its words is not linear. */
const LONGEST_TITLE = 160;

/**
 * Mermaid's text for a plan's graph: phases as subgraphs, a node for every task, an edge for every declared dependency, phase edges between the
 * subgraphs (dotted where they are only implied), thick edges along the critical path. Status, state and critical path are classes; no colours.
 *
 * @param href where a task's node leads, null for nowhere; by default its anchor on the same page
 */
export function toMermaid(
  graph: PlanGraph,
  href: (task: Task) => string | null = ({ anchor }) => `#${anchor}`,
): string {
  const names = phaseNodes(graph.phases.map(({ phase }) => phase));
  const body = [
    ...graph.phases.flatMap((node) => subgraph(node, graph, names)),
    ...graph.tasks.filter(({ phase }) => !phase).map(node),
    ...taskEdges(graph),
    ...phaseEdges(graph, names),
    ...classes(graph, names),
    ...links(graph, href),
  ];
  return ['flowchart TB', ...body.map((line) => `  ${line}`), ''].join('\n');
}

function subgraph({ phase, count }: PhaseNode, graph: PlanGraph, names: Map<Phase, string>): string[] {
  const members = graph.tasks.filter((task) => task.phase === phase);
  const tally = count.total > 0 ? ` · ${count.done}/${count.total}` : '';
  const title = `${escapeLabel(shorten(titleOf(phase)))}${tally}`;
  return [`subgraph ${names.get(phase)}["${title}"]`, ...members.map((task) => `  ${node(task)}`), 'end'];
}

/** The heading without what decorates its end, such as `(5/8)` and emoji. */
function titleOf({ heading, name }: Phase): string {
  const end = name ? heading.value.indexOf(name) : -1;
  return end < 0 ? heading.value : heading.value.slice(0, end + name.length);
}

function node({ task, state }: TaskNode): string {
  const first = [task.id, MARKS[state]].filter(Boolean).map(escapeLabel).join(' ');
  const title = escapeLabel(shorten(task.title.value));
  return `${taskNode(task.id)}["${[first, title].filter(Boolean).join('<br/>')}"]`;
}

function shorten(title: string): string {
  return title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE).trimEnd()}…` : title;
}

function taskEdges({ edges, schedule }: PlanGraph): string[] {
  const next = new Map(schedule.criticalPath.map((id, at, path) => [id, path[at + 1]]));
  return edges.map(({ from, to }) => `${taskNode(from)} ${next.get(from) === to ? '==>' : '-->'} ${taskNode(to)}`);
}

function phaseEdges({ phases, phaseEdges }: PlanGraph, names: Map<Phase, string>): string[] {
  const byId = new Map(phases.map(({ phase }) => [phase.id, names.get(phase)]).reverse() as [string, string][]);
  return phaseEdges.map(
    ({ from, to, kind }) => `${byId.get(from)} ${kind === 'implied' ? '-.->' : '-->'} ${byId.get(to)}`,
  );
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
  return tasks.flatMap(({ task, state, critical }) => {
    const target = href(task);
    const title = `${task.id} ${task.title.value} (${WORDS[state]}${critical ? ', on the critical path' : ''})`;
    return target ? [`click ${taskNode(task.id)} href "${encodeURI(target)}" "${escapeLabel(title)}"`] : [];
  });
}
