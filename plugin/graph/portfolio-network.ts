/** The networks of several plans as one. */
import type { Sourced, Task } from '../plan/model.ts';
import { components } from './algorithms/components.ts';
import { at, digraph } from './algorithms/digraph.ts';
import type { BothWays } from './algorithms/order.ts';
import { searchIn, shortestPath, stepsOf } from './algorithms/search.ts';
import type { Member, PlanLink } from './directory.ts';
import type { PlanCycle, PlanStep } from './model.ts';
import type { PlanNetwork } from './network.ts';

/** All plans' tasks come first, plan by plan, then the ends of their phases. */
export interface PortfolioNetwork extends BothWays {
  /** The task of each node that is one, and its plan. */
  tasks: readonly Task[];
  memberOf: readonly Member[];
  from: readonly number[];
  to: readonly number[];
  arcs: readonly Arc[];
}

interface Arc {
  isImplied: boolean;
  /** Whether it leads from plan to plan. */
  isLink: boolean;
  /** The words that make it, and the plan that they are in; null for an arc to the end of a phase. */
  words: ((from: number, to: number) => { source: Sourced | null; owner: Member }) | null;
}

/**
 * Joins the networks of plans by the links between them.
 *
 * @param isDropped whether a task's implied dependency is left out
 */
export function joinNetworks(
  networks: ReadonlyMap<Member, PlanNetwork>,
  links: readonly PlanLink[],
  isDropped: (member: Member, task: string) => boolean,
): PortfolioNetwork {
  const firstTask = offsets(networks, ({ network }) => network.tasks, 0);
  const firstEnd = offsets(networks, ({ network }) => network.forward.size - network.tasks, firstTask.end);
  const [from, to, arcs]: [number[], number[], Arc[]] = [[], [], []];
  const add = (start: number, end: number, arc: Arc) => {
    from.push(start);
    to.push(end);
    arcs.push(arc);
  };
  for (const [member, { network }] of networks) {
    const base = firstTask.of(member);
    const node = (local: number) =>
      local < network.tasks ? base + local : firstEnd.of(member) + local - network.tasks;
    for (const [arc, start] of network.from.entries()) {
      const [end, cause] = [at(network.to, arc), network.causeOf(arc)];
      const isImplied = cause?.kind === 'implied';
      if (isImplied && isDropped(member, at(member.plan.tasks, end).id)) continue;
      const words: Arc['words'] =
        cause && ((one, other) => ({ source: cause.edge(one - base, other - base).source, owner: member }));
      add(node(start), node(end), { isImplied, isLink: false, words });
    }
  }
  for (const { from: start, to: end, source, owner } of links) {
    const arc: Arc = { isImplied: false, isLink: true, words: () => ({ source, owner }) };
    add(firstTask.of(start.member) + start.index, firstTask.of(end.member) + end.index, arc);
  }
  return {
    tasks: [...networks.keys()].flatMap(({ plan }) => plan.tasks),
    memberOf: [...networks.keys()].flatMap((member) => member.plan.tasks.map(() => member)),
    forward: digraph(firstEnd.end, from, to),
    backward: digraph(firstEnd.end, to, from),
    from,
    to,
    arcs,
  };
}

/** Where each plan's share of the nodes begins. */
function offsets(networks: ReadonlyMap<Member, PlanNetwork>, sizeOf: (one: PlanNetwork) => number, start: number) {
  const first = new Map<Member, number>();
  let end = start;
  for (const [member, one] of networks) {
    first.set(member, end);
    end += sizeOf(one);
  }
  return { end, of: (member: Member) => first.get(member) ?? 0 };
}

/** The strongly connected components with tasks of more than one plan. */
interface PlanCycles {
  /** Each as a cycle, by the plan that reports it. */
  cycles: ReadonlyMap<Member, PlanCycle[]>;
  /** Their tasks, as nodes. */
  nodes: readonly number[];
}

/** Finds the cycles that lead from plan to plan. */
export function planCycles(network: PortfolioNetwork): PlanCycles {
  const { of } = components(network.forward);
  const isInside = (arc: number) => of[at(network.from, arc)] === of[at(network.to, arc)];
  const links = [...network.arcs.keys()].filter((arc) => at(network.arcs, arc).isLink && isInside(arc));
  const parts = Map.groupBy(links, (arc) => at(of, at(network.from, arc)));
  const nodes = [...network.tasks.keys()].filter((node) => parts.has(at(of, node)));
  const membersOf = Map.groupBy(nodes, (node) => at(of, node));
  const members = new Set(network.memberOf);
  const cycles = new Map<Member, PlanCycle[]>();
  for (const [part, arcs] of parts) {
    const steps = toSteps(shortestThrough(arcs, network, of), network);
    const reporter = reporterOf(steps, members);
    if (!reporter) continue;
    const cycle = { size: membersOf.get(part)?.length ?? 0, steps: begunAt(reporter, steps) };
    cycles.set(reporter, [...(cycles.get(reporter) ?? []), cycle]);
  }
  return { cycles, nodes };
}

/** Links that are tried; past that a short enough cycle will have been met. */
const MOST_LINKS = 200;

/** The shortest of the cycles through each link. Those at plans that are checked come first, so that one is reported. */
function shortestThrough(links: readonly number[], network: PortfolioNetwork, of: Int32Array): number[] {
  const { tasks, memberOf, from, to, forward } = network;
  const isChecked = (arc: number) => [from, to].some((end) => memberOf[at(end, arc)]?.checked === true);
  const checked = links.filter(isChecked);
  const search = searchIn(forward, tasks.length);
  let best: number[] = [];
  let fewest = Number.POSITIVE_INFINITY;
  for (const link of (checked.length > 0 ? checked : links).slice(0, MOST_LINKS)) {
    const [start, end] = [at(from, link), at(to, link)];
    const back = shortestPath(search, end, start, (_, node) => of[node] === of[start], fewest);
    const steps = back ? 1 + back.filter((arc) => at(to, arc) < tasks.length).length : fewest;
    if (back && steps < fewest) [best, fewest] = [[link, ...back], steps];
    if (fewest === 2) break;
  }
  return best;
}

/** The steps from task to task of a path of arcs. */
function toSteps(path: readonly number[], network: PortfolioNetwork): PlanStep[] {
  const { tasks, memberOf, arcs } = network;
  const place = (node: number) => ({ plan: at(memberOf, node).plan, task: at(tasks, node) });
  return stepsOf(path, network, tasks.length, (arc) => at(arcs, arc).words).flatMap(({ from, to, maker }) => {
    const { source, owner } = maker(from, to);
    return source ? [{ from: place(from), to: place(to), source, plan: owner.plan }] : [];
  });
}

/** The first checked plan on the cycle, by path; one whose words are part of it, where there is one. */
function reporterOf(steps: readonly PlanStep[], members: ReadonlySet<Member>): Member | undefined {
  const path = ({ plan }: Member) => plan.path ?? plan.id;
  const checked = [...members]
    .filter((member) => member.checked && steps.some(({ from }) => from.plan === member.plan))
    .sort((one, other) => (path(one) < path(other) ? -1 : Number(path(one) > path(other))));
  return checked.find((member) => steps.some(({ plan }) => plan === member.plan)) ?? checked[0];
}

/** The same cycle, begun at the step by which the reporting plan waits for another. */
function begunAt({ plan }: Member, steps: readonly PlanStep[]): PlanStep[] {
  const link = steps.findIndex((step) => step.plan === plan && step.from.plan !== step.to.plan);
  const start = link >= 0 ? link : steps.findIndex((step) => step.to.plan === plan || step.from.plan === plan);
  return [...steps.slice(start), ...steps.slice(0, start)];
}
