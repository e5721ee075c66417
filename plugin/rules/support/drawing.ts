/** Differences between a Mermaid flowchart of the dependencies and the declared ones. */
import type { Edge, PlanGraph } from '../../graph/model.ts';
import type { FlowEdge } from '../../plan/flowchart/chart.ts';
import type { Flowchart } from '../../plan/flowchart/flowchart.ts';
import type { Range } from '../../plan/text/range.ts';
import { type Meaning, meanings } from './drawing-nodes.ts';
import { drawnOrder } from './drawing-order.ts';

/** An edge of the flowchart: it says that the tasks of `from` come before those of `to`. */
export interface Arrow {
  from: readonly string[];
  to: readonly string[];
  edge: FlowEdge;
}

/** An id in a diagram, and where it is; offsets in its text. */
export interface DrawnId {
  id: string;
  at: Range;
}

/** How an author's diagram differs from the plan. */
export interface Differences {
  /** Ids that no task has. */
  unknown: DrawnId[];
  /** Several arrows, each the wrong way round: the author drew them from a task to what it depends on. */
  isReversed: boolean;
  /** Arrows without a dependency. `A & B --> C` is one arrow, as it is written. */
  undeclared: Arrow[][];
  /** Declared dependencies that no path through the flowchart shows. */
  missing: Edge[];
}

/** Compares a flowchart with the declared and implied order of its tasks. */
export function differences(chart: Flowchart, graph: PlanGraph): Differences {
  const found = meanings(chart, graph);
  const unknown = [...found].flatMap(([id, meaning]) => {
    const at = chart.nodes.get(id)?.at;
    return meaning.kind === 'unknown' && at ? { id: meaning.id, at } : [];
  });
  const arrows = arrowsIn(chart, found);
  const right = supported(arrows, graph);
  const wrong = arrows.filter((arrow) => !right.has(arrow));
  const reversed = new Map(wrong.map((arrow) => [arrow, { ...arrow, from: arrow.to, to: arrow.from }]));
  const rightReversed = supported([...reversed.values()], graph);
  const isRightReversed = (arrow: Arrow) => rightReversed.has(reversed.get(arrow) ?? arrow);
  const undeclared = wrong.filter((arrow) => arrow.edge.direction !== 'both' || !isRightReversed(arrow));
  if (undeclared.length > 1 && undeclared.length === arrows.length && undeclared.every(isRightReversed))
    return { unknown, isReversed: true, undeclared: [], missing: [] };
  return {
    unknown,
    isReversed: false,
    undeclared: [...Map.groupBy(undeclared, ({ edge }) => edge.at).values()],
    missing: missingIn(chart, found, graph),
  };
}

function arrowsIn({ edges }: Flowchart, found: ReadonlyMap<string, Meaning>): Arrow[] {
  return edges.flatMap((edge) => {
    const [from, to] = [found.get(edge.from), found.get(edge.to)];
    if (from?.kind !== 'tasks' || to?.kind !== 'tasks' || from.ids.length === 0 || to.ids.length === 0) return [];
    const isSame = from.ids.length === 1 && to.ids.length === 1 && from.ids[0] === to.ids[0];
    return isSame ? [] : { from: from.ids, to: to.ids, edge };
  });
}

/** Cap on pairs of tasks to compare. An arrow with more joins whole phases, and counts as right. */
const MAX_PAIRS = 10_000;

/** The arrows that the plan supports: some task of `to` waits for one of `from`, by declared or implied order. */
function supported(arrows: readonly Arrow[], { byId, network }: PlanGraph): Set<Arrow> {
  const indexes = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id)?.index ?? []);
  const isSupported = ({ from, to }: Arrow) => {
    const [earlier, later] = [indexes(from), indexes(to)];
    return earlier.some((one) => later.some((other) => one !== other && network.reach.all.waitsFor(other, one)));
  };
  return new Set(arrows.filter((arrow) => arrow.from.length * arrow.to.length > MAX_PAIRS || isSupported(arrow)));
}

/** Only dependencies between drawn tasks, unless the flowchart shows only tasks: other nodes may show the rest somehow. */
function missingIn(chart: Flowchart, found: ReadonlyMap<string, Meaning>, graph: PlanGraph): Edge[] {
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
  return edgesByItem(graph).flatMap((edges) => {
    const expected = edges.filter(isShown);
    return expected.some(({ from, to }) => leads(from, to)) ? [] : expected.slice(0, 1);
  });
}

/** The edges that each item of a field makes: one arrow is enough to show an expansion. */
function edgesByItem({ edges }: PlanGraph): Edge[][] {
  return [...Map.groupBy(edges, ({ to }) => to).values()].flatMap((own) => [
    ...Map.groupBy(own, ({ item }) => item).values(),
  ]);
}
