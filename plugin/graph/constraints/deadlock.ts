/** Deadlocks: strongly connected parts of the wait-for graph (FORMAT section 4). */
import type { Heading } from 'mdast';
import { at } from '../digraph.ts';
import { lazy } from '../lists.ts';
import type { PlanGraph } from '../model.ts';
import type { Bound } from './bind.ts';
import type { Deadlock, JudgedAtomicity, JudgedSequence, WaitEdge } from './model.ts';
import { shortestCycle } from './shortest.ts';
import { type WaitFor, waitFor } from './wait-for.ts';
import { idOf } from './ways.ts';

/** Every deadlock, by its first task in plan order. */
export function findDeadlocks(
  bound: Bound,
  sequence: readonly JudgedSequence[],
  atomicity: readonly JudgedAtomicity[],
  graph: PlanGraph,
): Deadlock[] {
  const rows = sequence.filter(({ unbound }) => unbound === null);
  const pairings = rows.map(({ index }) => at(bound.sequence, index));
  const waits = waitFor(
    graph.network,
    pairings.map(({ one, other }) => ({ some: one.stretches, others: other.stretches })),
    bound.atomicity.map(({ tasks }) => tasks.stretches),
  );
  const groups = atomicity.flatMap((row) => {
    const first = bound.atomicity[row.index]?.tasks.stretches[0]?.first;
    return first === undefined ? [] : [{ row, node: waits.nodeOf(first) }];
  });
  return partsOf(waits).map((nodes) => {
    const arcs = fromFirstTask(shortestCycle(waits, nodes), waits);
    const edges = toEdges(arcs, waits, rows, graph);
    const onCycle = new Set(edges.map(({ from }) => waits.nodeOf(graph.byId.get(from)?.index ?? -1)));
    const inCycle = groups.flatMap(({ row, node }) => (onCycle.has(node) ? [row] : []));
    const inPart = new Set(nodes);
    const members = lazy(() =>
      graph.plan.tasks.flatMap(({ id }, task) => (inPart.has(waits.nodeOf(task)) ? [id] : [])),
    );
    return {
      get members() {
        return members();
      },
      edges,
      groups: inCycle,
      at: placeOf(edges, inCycle, graph),
      isExplained: isExplained(inPart, edges, rows, waits, graph),
    };
  });
}

/** The nodes that stand for tasks, part by part where a part has more than one. */
function partsOf({ tasks, nodeOf, parts: { of } }: WaitFor): number[][] {
  const nodes = Array.from({ length: tasks }, (_, task) => task).filter((task) => nodeOf(task) === task);
  return [...Map.groupBy(nodes, (node) => at(of, node)).values()].filter((part) => part.length > 1);
}

/** The same cycle, begun at the first node in plan order. */
function fromFirstTask(arcs: readonly number[], { from, tasks, nodeOf }: WaitFor): number[] {
  const node = (arc: number | undefined) => {
    const start = nodeOf(at(from, arc ?? 0));
    return start < tasks ? start : Number.POSITIVE_INFINITY;
  };
  const first = arcs.reduce((best, arc, index) => (node(arc) < node(arcs[best]) ? index : best), 0);
  return [...arcs.slice(first), ...arcs.slice(0, first)];
}

/** Cuts a way into its steps from task to task. One arc of each has a cause, or is a row's. */
function toEdges(
  arcs: readonly number[],
  { from, to, causes, rowOf, tasks }: WaitFor,
  rows: readonly JudgedSequence[],
  graph: PlanGraph,
): WaitEdge[] {
  const edges: WaitEdge[] = [];
  let start = -1;
  let maker: number | null = null;
  for (const arc of arcs) {
    if (at(from, arc) < tasks) start = at(from, arc);
    if (causes[arc] || rowOf.has(arc)) maker = arc;
    const end = at(to, arc);
    if (end >= tasks || maker === null) continue;
    const ids = { from: idOf(graph, start), to: idOf(graph, end) };
    const row = rows[rowOf.get(maker) ?? -1];
    const reason = causes[maker]?.edge(start, end);
    if (row) edges.push({ ...ids, step: null, row });
    else if (reason) {
      edges.push({ ...ids, step: { ...ids, kind: reason.kind, source: reason.source, reason }, row: null });
    }
    maker = null;
  }
  return edges;
}

/** The first row in page order, else the first field. */
function placeOf(edges: readonly WaitEdge[], groups: readonly JudgedAtomicity[], { plan }: PlanGraph): Deadlock['at'] {
  const { tree, constraints } = plan;
  const placed = (heading: Heading | undefined) => (heading ? tree.children.indexOf(heading) : -1);
  const firstOf = <Row extends { index: number }>(rows: readonly Row[]) =>
    rows.toSorted((a, b) => a.index - b.index)[0];
  const row = firstOf(edges.flatMap((edge) => edge.row ?? []));
  const group = firstOf(groups);
  const isRowFirst = placed(constraints.sequence?.heading) < placed(constraints.atomicity?.heading);
  const first = row && group ? (isRowFirst ? row : group) : (row ?? group);
  if (first) return { row: first, source: null };
  const sources = edges.flatMap(({ step }) => step?.source ?? []);
  const offset = (source: (typeof sources)[number]) => source.position?.start.offset ?? 0;
  return {
    row: null,
    source: sources.toSorted((a, b) => offset(a) - offset(b))[0] ?? { value: '', position: undefined },
  };
}

/** A dependency cycle that is still one between groups, or a row that the plan contradicts. */
function isExplained(
  part: ReadonlySet<number>,
  edges: readonly WaitEdge[],
  rows: readonly JudgedSequence[],
  { nodeOf }: WaitFor,
  { cycles, byId }: PlanGraph,
): boolean {
  const node = (id: string) => nodeOf(byId.get(id)?.index ?? 0);
  const spans = (ids: readonly string[]) => {
    const nodes = new Set(ids.map(node));
    return nodes.size > 1 && [...nodes].every((one) => part.has(one));
  };
  return (
    cycles.some(({ members }) => spans(members)) ||
    edges.some(({ row }) => row?.verdict === 'contradicted') ||
    rows.some((row) => {
      if (row.verdict !== 'contradicted' || row.evidence.verdict !== 'contradicted') return false;
      return spans([row.evidence.before, row.evidence.after]);
    })
  );
}
