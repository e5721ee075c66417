import type { Edge, PlanGraph } from '../graph/model.ts';
import type { FlowEdge } from '../plan/flowchart/chart.ts';
import { type Flowchart, readFlowchart } from '../plan/flowchart/flowchart.ts';
import type { Flow } from '../plan/model.ts';
import { type Meaning, meanings } from './support/drawing-nodes.ts';
import { drawnOrder } from './support/drawing-order.ts';
import { unknownInText } from './support/drawing-text.ts';
import type { Report } from './support/finding.ts';
import { nearestId } from './support/ids.ts';
import type { Rule } from './support/rule.ts';
import { type Claimed, supported } from './support/supported.ts';
import { listed, taskName } from './support/wording.ts';

/** More than anybody follows. */
const MOST_RELATED = 20;

/** A drawing of the dependencies that says other than the tasks do. Of a text drawing only ids that no task has are told. */
export const drawingMismatch: Rule = {
  summary: 'The dependency diagram disagrees with the declared dependencies.',
  severity: 'warning',
  check({ plan: { drawing, drawn }, graph }) {
    if (!drawing || !drawn || graph.tasks.length === 0) return [];
    if (drawing.lang !== 'mermaid')
      return unknownInText(drawn, graph).map(({ id, at }) => unknown(id, drawn.place(at.from, at.to), graph));
    const chart = readFlowchart(drawn.text);
    return chart ? ofFlowchart(chart, drawn, graph) : [];
  },
};

/** An arrow between tasks. */
interface Arrow extends Claimed {
  edge: FlowEdge;
}

function ofFlowchart(chart: Flowchart, drawn: Flow, graph: PlanGraph): Report[] {
  const found = meanings(chart, graph);
  const strangers = [...found].flatMap(([id, meaning]) => {
    const at = chart.nodes.get(id)?.at;
    return meaning.kind === 'unknown' && at ? unknown(meaning.id, drawn.place(at.from, at.to), graph) : [];
  });
  const arrows = arrowsIn(chart, found);
  const right = supported(arrows, graph);
  const wrong = arrows.filter((arrow) => !right.has(arrow));
  const turned = wrong.map(({ from, to, edge }) => ({ from: to, to: from, edge }));
  const borne = supported(turned, graph);
  const unborne = wrong.filter((_, index) => {
    const [arrow, back] = [wrong[index], turned[index]];
    return !(arrow?.edge.direction === 'both' && back && borne.has(back));
  });
  if (isTurnedRound(arrows, unborne, borne.size)) return [...strangers, turnedRound(chart, drawn)];
  return [
    ...strangers,
    ...[...Map.groupBy(unborne, ({ edge }) => edge.at).values()].map((arrows) => undeclared(arrows, drawn)),
    ...leftOut(chart, found, drawn, graph),
  ];
}

function arrowsIn({ edges }: Flowchart, found: ReadonlyMap<string, Meaning>): Arrow[] {
  return edges.flatMap((edge) => {
    const [from, to] = [found.get(edge.from), found.get(edge.to)];
    if (from?.kind !== 'tasks' || to?.kind !== 'tasks' || from.ids.length === 0 || to.ids.length === 0) return [];
    const isOne = from.ids.length === 1 && to.ids.length === 1 && from.ids[0] === to.ids[0];
    return isOne ? [] : { from: from.ids, to: to.ids, edge };
  });
}

/** Several arrows, and each of them leads from a task to what it waits for: that is how they are meant. */
function isTurnedRound(arrows: readonly Arrow[], wrong: readonly Arrow[], borne: number): boolean {
  return wrong.length > 1 && wrong.length === arrows.length && borne === wrong.length;
}

function turnedRound({ head }: Flowchart, drawn: Flow): Report {
  return {
    message: 'Unexpected arrows from each task to what it waits for, expected them the other way round.',
    hint: 'Let an arrow lead from what comes first to what follows: `A --> B` where B depends on A.',
    position: drawn.place(head.from, head.to),
  };
}

/** `A & B --> C` is one arrow, as it is written. */
function undeclared(arrows: readonly Arrow[], drawn: Flow): Report {
  const from = [...new Set(arrows.flatMap((arrow) => arrow.from))];
  const to = [...new Set(arrows.flatMap((arrow) => arrow.to))];
  const at = arrows[0]?.edge.at ?? { from: 0, to: 0 };
  return {
    message: `Unexpected arrow from ${listed(from.map(taskName))} to ${listed(to.map(taskName))} in the drawing, expected a dependency that says the same.`,
    hint: `Add \`- **Depends on**: ${taskName(from.at(-1) ?? '')}\` to ${taskName(to[0] ?? '')}, or take the arrow out.`,
    position: drawn.place(at.from, at.to),
  };
}

/** Declared dependencies that no way through the drawing shows. A drawing with nodes that are no tasks may show them somehow. */
function leftOut(chart: Flowchart, found: ReadonlyMap<string, Meaning>, drawn: Flow, graph: PlanGraph): Report[] {
  const drawnTasks = new Set(
    [...found].flatMap(([id, meaning]) =>
      meaning.kind === 'tasks' && !chart.nodes.get(id)?.isGroup ? meaning.ids : [],
    ),
  );
  if (chart.edges.length === 0 || drawnTasks.size < 2 || !chart.complete) return [];
  const isWhole =
    [...found.values()].every(({ kind }) => kind === 'tasks') && 2 * drawnTasks.size >= graph.tasks.length;
  const leads = drawnOrder(chart, found);
  const isShown = ({ from, to }: Edge) => isWhole || (drawnTasks.has(from) && drawnTasks.has(to));
  const missing = itemsOf(graph).flatMap((edges) => {
    const asked = edges.filter(isShown);
    return asked.some(({ from, to }) => leads(from, to)) ? [] : asked.slice(0, 1);
  });
  return missing.length > 0 ? [undrawn(missing, chart, drawn)] : [];
}

/** The edges that each item of a task's words makes: an expansion is shown by one arrow. */
function itemsOf({ edges }: PlanGraph): Edge[][] {
  return [...Map.groupBy(edges, ({ to }) => to).values()].flatMap((own) => [
    ...Map.groupBy(own, ({ item }) => item).values(),
  ]);
}

function undrawn(edges: readonly Edge[], { head }: Flowchart, drawn: Flow): Report {
  const names = listed(edges.map(({ from, to }) => `${from} → ${to}`));
  return {
    message: `The drawing leaves out ${edges.length === 1 ? 'a dependency' : `${edges.length} dependencies`} that tasks declare: ${names}.`,
    hint: `Draw ${edges.length === 1 ? 'an arrow for it' : 'arrows for them'}, or take the drawing out: the page draws the graph from the tasks.`,
    position: drawn.place(head.from, head.to),
    related: edges.slice(0, MOST_RELATED).map(({ from, to, source }) => ({
      message: `${taskName(to)} waits for ${taskName(from)}.`,
      position: source.position,
    })),
  };
}

function unknown(id: string, position: Report['position'], { byId }: PlanGraph): Report {
  const near = nearestId(id, byId.keys());
  return {
    message: `Unexpected ${taskName(id)} in the drawing, expected the id of a task in this plan.`,
    hint: near === undefined ? 'Name a task that the plan has, or take it out.' : `Did you mean \`${near}\`?`,
    position,
  };
}
