/** The wait-for graph: declared edges and bound sequence rows, with every bound atomic group as one node (FORMAT section 4). */
import { type Components, components } from '../components.ts';
import { at, type Digraph, digraph } from '../digraph.ts';
import { type Draft, gates, join } from '../draft.ts';
import { lazy } from '../lists.ts';
import type { Cause, Network } from '../model.ts';
import type { Stretch } from '../stretch.ts';
import type { Pairing } from './pairs.ts';

export interface WaitFor {
  /** How many of the nodes stand for tasks; a group goes by the first of its tasks, and its others have no arcs. */
  tasks: number;
  /** The node of each task. */
  nodeOf(task: number): number;
  forward: Digraph;
  /** Made when it is first asked for. */
  backward(): Digraph;
  /** Where each arc began and ended before tasks became groups. */
  from: readonly number[];
  to: readonly number[];
  causes: readonly (Cause | null)[];
  /** For arcs that a row makes, its index among the rows. */
  rowOf: ReadonlyMap<number, number>;
  parts: Components;
}

/**
 * Takes the declared arcs of a network and those of rows together. An arc between members of one group is left out; where
 * gates stand between them, a way from the group to itself stays, which is no wait.
 */
export function waitFor(network: Network, rows: readonly Pairing[], groups: readonly (readonly Stretch[])[]): WaitFor {
  const { tasks } = network;
  const draft: Draft = { size: network.forward.size, from: [], to: [], causes: [], audiences: new Map() };
  for (const [arc, cause] of network.causes.entries()) {
    if (cause?.kind !== 'implied') join(draft, at(network.from, arc), at(network.to, arc), cause);
  }
  const rowOf = new Map<number, number>();
  const { before, behind } = gates(tasks, draft);
  for (const [row, { some, others }] of rows.entries()) {
    const middle = draft.size++;
    for (const node of some.flatMap(before)) {
      rowOf.set(draft.from.length, row);
      join(draft, node, middle, null);
    }
    for (const node of others.flatMap(behind)) join(draft, middle, node, null);
  }
  const nodeOfTask = contracted(tasks, groups);
  const nodeOf = (node: number) => (node < tasks ? at(nodeOfTask, node) : node);
  const [from, to] = [draft.from.map(nodeOf), draft.to.map(nodeOf)];
  const forward = digraph(draft.size, from, to);
  return {
    tasks,
    nodeOf,
    forward,
    backward: lazy(() => digraph(draft.size, to, from)),
    from: draft.from,
    to: draft.to,
    causes: draft.causes,
    rowOf,
    parts: components(forward),
  };
}

/** For each task the first task of its group, groups with a common task taken as one; by union-find. */
function contracted(tasks: number, groups: readonly (readonly Stretch[])[]): Int32Array {
  const root = Int32Array.from({ length: tasks }, (_, task) => task);
  const find = (task: number): number => {
    let node = task;
    while (at(root, node) !== node) {
      root[node] = at(root, at(root, node));
      node = at(root, node);
    }
    return node;
  };
  const unite = (one: number, other: number) => {
    const [a, b] = [find(one), find(other)];
    root[Math.max(a, b)] = Math.min(a, b);
  };
  const joint = new Int32Array(tasks + 1);
  for (const { first, last } of groups.flat()) {
    joint[first] = at(joint, first) + 1;
    joint[last] = at(joint, last) - 1;
  }
  let open = 0;
  for (let task = 0; task + 1 < tasks; task++) {
    open += at(joint, task);
    if (open > 0) unite(task, task + 1);
  }
  for (const group of groups) for (const { first } of group) unite(first, group[0]?.first ?? first);
  return root.map((_, task) => find(task));
}
