import type { Edge, PhaseNode, PlanGraph, TaskNode } from '../graph/model.ts';
import type { Phase, Task } from '../plan/model.ts';
import { escapeLabel } from './escape.ts';
import { phaseNodes, taskNode } from './ids.ts';
import { rowsOf } from './rows.ts';

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

/** Edges for each task, from which on those with an end in common share their way. */
const DENSE = 1.3;
const MERGE_EDGES = '%%{init: {"elk": {"mergeEdges": true, "nodePlacementAlignment": "NONE"}}}%%';

/** Characters of a phase's title, in bold, that fit above one box. */
const TITLE_PER_COLUMN = 28;

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
  const inPhase = Map.groupBy(graph.tasks, ({ phase }) => phase);
  const body = [
    ...graph.phases.flatMap((node) => subgraph(node, inPhase.get(node.phase) ?? [], graph.edges, names)),
    ...nodes(inPhase.get(null) ?? [], graph.edges).lines,
    ...taskEdges(graph),
    ...phaseEdges(graph, names),
    ...stack([...names.values()]),
    ...classes(graph, names),
    ...links(graph, href),
    ...(isDense(graph) ? [MERGE_EDGES] : []),
  ];
  return ['flowchart TB', ...body.map((line) => `  ${line}`), ''].join('\n');
}

/** Where ranges and whole phases are named, one line for each pair is a thicket. */
function isDense({ tasks, edges }: PlanGraph): boolean {
  return edges.length > DENSE * tasks.length;
}

function subgraph({ phase, count }: PhaseNode, tasks: TaskNode[], edges: Edge[], names: Map<Phase, string>): string[] {
  const { lines, columns } = nodes(tasks, edges);
  const tally = count.total > 0 ? ` · ${count.done}/${count.total}` : '';
  const title = breakLines(shorten(titleOf(phase)) + tally, columns * TITLE_PER_COLUMN)
    .map(escapeLabel)
    .join(' <br/>');
  return [`subgraph ${names.get(phase)}["${title}"]`, ...lines.map((line) => `  ${line}`), 'end'];
}

/** Nodes in the order of the page, and invisible links between those that stand below one another for want of room. */
function nodes(tasks: TaskNode[], edges: Edge[]): { lines: string[]; columns: number } {
  const { columns, below } = rowsOf(tasks, edges);
  const links = below.map(([upper, lower]) => `${taskNode(upper)} ~~~ ${taskNode(lower)}`);
  return { lines: [...tasks.map(node), ...links], columns };
}

/** `text` in lines of at most `most` characters, where its words allow. */
function breakLines(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The heading without what decorates its end, such as `(5/8)` and emoji. */
function titleOf({ heading, name }: Phase): string {
  const end = name ? heading.value.indexOf(name) : -1;
  return end < 0 ? heading.value : heading.value.slice(0, end + name.length);
}

function node({ task, state }: TaskNode): string {
  const first = [task.id, MARKS[state]].filter(Boolean).map(escapeLabel).join(' ');
  const title = escapeLabel(shorten(task.title.value));
  return `${taskNode(task.id)}["${[first, title].filter(Boolean).join(' <br/>')}"]`;
}

function shorten(title: string): string {
  return title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE).trimEnd()}…` : title;
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
  return tasks.flatMap(({ task, state, critical }) => {
    const target = href(task);
    const title = `${task.id} ${task.title.value} (${WORDS[state]}${critical ? ', on the critical path' : ''})`;
    return target ? [`click ${taskNode(task.id)} href "${encodeURI(target)}" "${escapeLabel(title)}"`] : [];
  });
}
