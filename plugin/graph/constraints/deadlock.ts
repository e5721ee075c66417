/** Deadlocks: strongly connected components of the wait-for graph (FORMAT section 4). */
import type { Heading } from 'mdast';
import { letter } from '../../plan/text/letters.ts';
import { pattern } from '../../plan/text/pattern.ts';
import { components } from '../algorithms/components.ts';
import { shortestCycles } from '../algorithms/cycles.ts';
import { at, digraph } from '../algorithms/digraph.ts';
import type { BothWays } from '../algorithms/order.ts';
import { stepsOf } from '../algorithms/search.ts';
import type { Cause, UnjudgedGraph } from '../model.ts';
import type { BoundConstraints } from './bind.ts';
import type { Deadlock, JudgedAtomicity, JudgedClaim, JudgedSequence, WaitEdge } from './model.ts';

/**
 * The wait-for graph: the nodes of the network, a group by its first task, and a node for each row, from the tasks before
 * to the tasks after it.
 */
interface WaitFor extends BothWays {
  /** The ends of each arc before tasks are contracted to groups. */
  from: ArrayLike<number>;
  to: ArrayLike<number>;
  /** The cause of an arc; null for arcs to a row's node or to the end of a phase. */
  makerOf(arc: number): Cause | JudgedSequence | null;
  nodeOf(task: number): number;
}

/** Every deadlock, by its first task in plan order. */
export function findDeadlocks(
  bound: BoundConstraints,
  sequence: readonly JudgedSequence[],
  atomicity: readonly JudgedAtomicity[],
  graph: UnjudgedGraph,
): Deadlock[] {
  const { plan, network } = graph;
  const waits = waitFor(bound, sequence, graph);
  const { nodeOf } = waits;
  const parts = waits.forward === network.forward ? network.parts : components(waits.forward);
  return shortestCycles(waits, network.tasks, parts).map(({ nodes, arcs }) => {
    const edges = toEdges(arcs, waits, graph);
    const onCycle = new Set(edges.map(({ from }) => nodeOf(graph.byId.get(from)?.index ?? -1)));
    const inPart = new Set(nodes);
    const groups = atomicity.filter(({ index }) => {
      const [first] = bound.atomicity[index]?.side.tasks ?? [];
      return first !== undefined && onCycle.has(nodeOf(first));
    });
    return {
      members: plan.tasks.filter((_, task) => inPart.has(nodeOf(task))).map(({ id }) => id),
      edges,
      groups,
      at: placeOf(edges, groups, graph),
      isExplained: isExplained(inPart, edges, sequence, nodeOf, graph),
    };
  });
}

function waitFor(bound: BoundConstraints, sequence: readonly JudgedSequence[], { network }: UnjudgedGraph): WaitFor {
  const rows = sequence.filter(({ unbound }) => unbound === null);
  const groups = bound.atomicity.map(({ side }) => side.tasks).filter((group) => group.length > 1);
  // The implied order is on no cycle of the network itself.
  if (rows.length + groups.length === 0) return { ...network, makerOf: network.causeOf, nodeOf: (node) => node };
  const [from, to]: [number[], number[]] = [[], []];
  const makers: (Cause | JudgedSequence | null)[] = [];
  let size = network.forward.size;
  const add = (start: number, end: number, maker: Cause | JudgedSequence | null) => {
    from.push(start);
    to.push(end);
    makers.push(maker);
  };
  for (const [arc, start] of network.from.entries()) {
    const cause = network.causeOf(arc);
    if (cause?.kind !== 'implied') add(start, at(network.to, arc), cause);
  }
  for (const row of rows) {
    const { one, other } = at(bound.sequence, row.index);
    const node = size++;
    for (const task of one.tasks) add(task, node, null);
    for (const task of other.tasks) add(node, task, row);
  }
  const nodeOf = contraction(groups, size);
  const [start, end] = [from.map(nodeOf), to.map(nodeOf)];
  return {
    forward: digraph(size, start, end),
    backward: digraph(size, end, start),
    from,
    to,
    nodeOf,
    makerOf: (arc) => at(makers, arc),
  };
}

/** For each node the first task of its group, or itself; groups with a common task are one. */
function contraction(groups: readonly (readonly number[])[], size: number): (node: number) => number {
  const [some, others] = [groups.flatMap((group) => group.map(() => at(group, 0))), groups.flat()];
  const { of } = components(digraph(size, [...some, ...others], [...others, ...some]));
  const firsts = new Map([...of.entries()].reverse().map(([node, part]) => [part, node]));
  return (node) => firsts.get(at(of, node)) ?? node;
}

/** Cuts a cycle into its steps from task to task. */
function toEdges(arcs: readonly number[], waits: WaitFor, { network, plan }: UnjudgedGraph): WaitEdge[] {
  return stepsOf(arcs, waits, network.tasks, waits.makerOf).map(({ from, to, maker }): WaitEdge => {
    const ids = { from: at(plan.tasks, from).id, to: at(plan.tasks, to).id };
    if ('verdict' in maker) return { ...ids, step: null, row: maker };
    const reason = maker.edge(from, to);
    return { ...ids, step: { ...ids, kind: reason.kind, source: reason.source, reason }, row: null };
  });
}

/** The first row in page order, else the first field. */
function placeOf(
  edges: readonly WaitEdge[],
  groups: readonly JudgedAtomicity[],
  { plan }: UnjudgedGraph,
): Deadlock['at'] {
  const { tree, constraints } = plan;
  const placed = (heading: Heading | undefined) => (heading ? tree.children.indexOf(heading) : -1);
  const [row] = edges.flatMap((edge) => edge.row ?? []).sort((a, b) => a.index - b.index);
  const [group] = groups;
  const isRowFirst = placed(constraints.sequence?.heading) < placed(constraints.atomicity?.heading);
  const first = row && group ? (isRowFirst ? row : group) : (row ?? group);
  if (first) return { row: first, source: null };
  const sources = edges.flatMap(({ step }) => step?.source ?? []);
  const offset = (source: (typeof sources)[number]) => source.position?.start.offset ?? 0;
  const [source = { value: '', position: undefined }] = sources.toSorted((a, b) => offset(a) - offset(b));
  return { row: null, source };
}

/** A dependency cycle that is still one between groups, or a row that the plan contradicts. */
function isExplained(
  part: ReadonlySet<number>,
  edges: readonly WaitEdge[],
  rows: readonly JudgedSequence[],
  nodeOf: WaitFor['nodeOf'],
  { cycles, byId }: UnjudgedGraph,
): boolean {
  const spans = (ids: readonly string[]) => {
    const nodes = new Set(ids.map((id) => nodeOf(byId.get(id)?.index ?? 0)));
    return nodes.size > 1 && [...nodes].every((one) => part.has(one));
  };
  return (
    cycles.some(({ members }) => spans(members)) ||
    edges.some(({ row }) => row?.verdict === 'contradicted') ||
    rows.some((row) => {
      const evidence = row.verdict === 'contradicted' ? row.evidence() : null;
      return evidence?.verdict === 'contradicted' && spans([evidence.before, evidence.after]);
    })
  );
}

const noCircles = pattern`(?<!${letter})no (?:(?:circular|cyclic(?:al)?) (?:task )?dependenc(?:y|ies)|dependency cycles?)(?!${letter})([^]*)$`;
/** The text after the words, if they are about the plan: nothing, another sentence, or the tasks; not `between services`. */
const aboutPlan = pattern`^\s*(?:$|[.,;:()–—])|(?<!${letter})(?:tasks?|plan|phases?|graph)(?!${letter})`;

/** Judges the claim that no dependencies are circular by the declared task graph; all other claims are left to the author. */
export function judgeClaims({ plan, cycles, tasks }: UnjudgedGraph): JudgedClaim[] {
  const selfReferences = tasks.filter((node) => node.selfReferences.length > 0).map(({ task }) => task.id);
  const answer = cycles.length + selfReferences.length === 0 ? 'verified' : 'contradicted';
  return (plan.constraints.deadlock?.claims ?? []).map((claim, index) => {
    const rest = noCircles.exec(claim.claim.text)?.[1];
    return rest !== undefined && aboutPlan.test(rest)
      ? { claim, index, verdict: answer, cycles, selfReferences }
      : { claim, index, verdict: 'authors-claim', cycles: [], selfReferences: [] };
  });
}
