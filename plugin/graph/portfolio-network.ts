/** The networks of several plans as one. */
import type { Sourced, Task } from '../plan/model.ts';
import { components } from './algorithms/components.ts';
import { at, digraph } from './algorithms/digraph.ts';
import type { BothWays } from './algorithms/order.ts';
import { searchIn, shortestPath, stepsOf } from './algorithms/search.ts';
import type { Member, PlanLink } from './directory.ts';
import type { ForeignTask, PlanCycle, PlanStep } from './model.ts';
import type { PlanNetwork } from './network.ts';

/** All plans' tasks come first, plan by plan, then the ends of their phases. */
export interface PortfolioNetwork extends BothWays {
  /** The task of each node that is one, and its plan. */
  tasks: readonly Task[];
  memberOf: readonly Member[];
  arcs: readonly Arc[];
}

interface Arc {
  from: number;
  to: number;
  isImplied: boolean;
  /** Whether it leads from plan to plan. */
  isLink: boolean;
  /** The words that make it, and the plan that they are in; null for an arc to the end of a phase, and an implied one. */
  source: Sourced | null;
  owner: Member;
}

/** Joins the networks of plans by the links between them. */
export function joinNetworks(networks: ReadonlyMap<Member, PlanNetwork>, links: readonly PlanLink[]): PortfolioNetwork {
  const members = [...networks.keys()];
  const tasks = members.flatMap(({ plan }) => plan.tasks);
  const nodeOf = new Map(tasks.map((task, node) => [task, node]));
  const arcs: Arc[] = [];
  let [nextTask, nextEnd] = [0, tasks.length];
  for (const [owner, { network }] of networks) {
    const [first, firstEnd] = [nextTask, nextEnd - network.tasks];
    const node = (local: number) => local + (local < network.tasks ? first : firstEnd);
    for (const [arc, start] of network.from.entries()) {
      const cause = network.causeOf(arc);
      const [from, to] = [node(start), node(at(network.to, arc))];
      arcs.push({
        from,
        to,
        isImplied: cause?.kind === 'implied',
        isLink: false,
        source: cause?.source ?? null,
        owner,
      });
    }
    nextTask += network.tasks;
    nextEnd = firstEnd + network.forward.size;
  }
  const node = ({ task }: ForeignTask) => nodeOf.get(task) ?? -1;
  for (const { from, to, source, owner } of links) {
    arcs.push({ from: node(from), to: node(to), isImplied: false, isLink: true, source, owner });
  }
  const memberOf = members.flatMap((member) => member.plan.tasks.map(() => member));
  return { tasks, memberOf, ...directed(nextEnd, arcs) };
}

/** The same without some arcs. */
export function withoutArcs(network: PortfolioNetwork, isLeftOut: (arc: Arc) => boolean): PortfolioNetwork {
  const kept = network.arcs.filter((arc) => !isLeftOut(arc));
  return kept.length === network.arcs.length ? network : { ...network, ...directed(network.forward.size, kept) };
}

function directed(size: number, arcs: readonly Arc[]): Pick<PortfolioNetwork, 'arcs' | 'forward' | 'backward'> {
  const [from, to] = [arcs.map((arc) => arc.from), arcs.map((arc) => arc.to)];
  return { arcs, forward: digraph(size, from, to), backward: digraph(size, to, from) };
}

/**
 * Finds the strongly connected components with tasks of more than one plan.
 *
 * @returns each as a cycle, by the plan that reports it, and the nodes of all their tasks
 */
export function planCycles(network: PortfolioNetwork) {
  const { of } = components(network.forward);
  const links = network.arcs.filter(({ isLink, from, to }) => isLink && of[from] === of[to]);
  const parts = Map.groupBy(links, ({ from }) => at(of, from));
  const nodes = [...network.tasks.keys()].filter((node) => parts.has(at(of, node)));
  const tasksIn = Map.groupBy(nodes, (node) => at(of, node));
  const members = new Set(network.memberOf);
  const cycles = new Map<Member, PlanCycle[]>();
  for (const [part, arcs] of parts) {
    const steps = toSteps(shortestThrough(arcs, network, of), network);
    const reporter = reporterOf(steps, members);
    if (!reporter) continue;
    const cycle = { size: tasksIn.get(part)?.length ?? 0, steps: begunAt(reporter, steps) };
    cycles.set(reporter, [...(cycles.get(reporter) ?? []), cycle]);
  }
  return { cycles, nodes };
}

/** Links that are tried; past that a short enough cycle will have been met. */
const MAX_LINKS = 200;

/** The shortest of the cycles through each link. Those at plans that are checked come first, so that one is reported. */
function shortestThrough(
  links: readonly Arc[],
  { tasks, memberOf, arcs, forward }: PortfolioNetwork,
  of: Int32Array,
): Arc[] {
  const checked = links.filter(({ from, to }) => [from, to].some((end) => memberOf[end]?.checked === true));
  const search = searchIn(forward, tasks.length);
  let best: Arc[] = [];
  let fewest = Number.POSITIVE_INFINITY;
  for (const link of (checked.length > 0 ? checked : links).slice(0, MAX_LINKS)) {
    const back = shortestPath(search, link.to, link.from, (_, node) => of[node] === of[link.from], fewest);
    const cycle = back && [link, ...back.map((arc) => at(arcs, arc))];
    const steps = cycle?.filter(({ to }) => to < tasks.length).length ?? fewest;
    if (cycle && steps < fewest) [best, fewest] = [cycle, steps];
    if (fewest === 2) break;
  }
  return best;
}

function toSteps(path: readonly Arc[], { tasks, memberOf }: PortfolioNetwork): PlanStep[] {
  const ends = { from: path.map(({ from }) => from), to: path.map(({ to }) => to) };
  const place = (node: number) => ({ plan: at(memberOf, node).plan, task: at(tasks, node) });
  return stepsOf([...path.keys()], ends, tasks.length, (arc) => at(path, arc)).flatMap(({ from, to, maker }) => {
    const { source, owner } = maker;
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
