import { lazy } from '../plan/lazy.ts';
import { components } from './algorithms/components.ts';
import { at } from './algorithms/digraph.ts';
import { directory, type Member, namesFor, type PlanLink, planLinks, taskOf } from './directory.ts';
import type { ForeignDependency, OtherPlans } from './model.ts';
import { networkOf, type PlanNetwork, type RelateOptions } from './network.ts';
import { joinNetworks, type PortfolioNetwork, planCycles } from './portfolio-network.ts';
import { isSettled } from './progress.ts';
import { workOrder } from './schedule.ts';

export type { Member } from './directory.ts';

/** What a host knows beside the plans. */
export interface PortfolioOptions extends Pick<RelateOptions, 'phaseOrder'> {
  /** Files that a name leads to, and that could not be read. */
  unreadable?: ReadonlySet<string>;
  /** Plans that exist beside the members, for suggestions: those that go before the members, and those that come after. */
  peers?: readonly { id: string; file: string }[];
  others?: readonly { id: string; file: string }[];
}

/**
 * Works out what plans that are looked at together say of each other: which tasks their names stand for, who waits for
 * whom, and the cycles that lead from plan to plan. `relate` takes what comes out for each of them.
 */
export function portfolio(
  members: readonly Member[],
  { phaseOrder, unreadable = new Set(), peers = [], others = [] }: PortfolioOptions = {},
): ReadonlyMap<Member, OtherPlans> {
  const plans = directory(members, unreadable);
  const links = planLinks(members, plans);
  const known = [...peers, ...members.map(({ plan: { id }, file }) => ({ id, file })), ...others];
  const incoming = Map.groupBy(links, ({ to }) => to.member);
  const outgoing = Map.groupBy(links, ({ from }) => from.member);
  const named = new Map(
    members.map((member): [Member, OtherPlans] => [
      member,
      {
        find: (name, id) => plans.find(name, id, member),
        linked: (path) => plans.linked(path, member),
        names: lazy(() => namesFor(member, known)),
        dependents: dependentsOf(outgoing.get(member) ?? []),
        blockers: blockersIn(member, incoming.get(member) ?? []),
        withoutImplied: new Set(),
        stuck: new Set(),
        onCycle: new Set(),
        cycles: [],
      },
    ]),
  );
  const linked = new Set(links.flatMap(({ from, to }) => [from.member, to.member]));
  const networks = new Map(
    [...linked].map((member) => [member, networkOf(member.plan, { phaseOrder, otherPlans: named.get(member) })]),
  );
  const decide = decideTogether(networks, links);
  return new Map([...named].map(([member, own]) => [member, { ...own, ...decide(member) }]));
}

type Decided = Pick<OtherPlans, 'withoutImplied' | 'stuck' | 'onCycle' | 'cycles'>;

/** Takes all edges together; an implied one in a strongly connected component is dropped for its task (FORMAT section 3). */
function decideTogether(
  networks: ReadonlyMap<Member, PlanNetwork>,
  links: readonly PlanLink[],
): (member: Member) => Decided {
  const whole = joinNetworks(networks, links, () => false);
  const { of } = components(whole.forward);
  const closing = whole.arcs.flatMap(({ isImplied }, arc) => {
    const task = at(whole.to, arc);
    return isImplied && of[at(whole.from, arc)] === of[task] ? [task] : [];
  });
  const dropped = idsByMember(closing, whole);
  const isDropped = (member: Member, task: string) => dropped.get(member)?.has(task) === true;
  const network = closing.length === 0 ? whole : joinNetworks(networks, links, isDropped);
  const { cycles, nodes } = planCycles(network);
  const [stuck, onCycle] = [idsByMember(stuckTasks(network, networks), network), idsByMember(nodes, network)];
  return (member) => ({
    withoutImplied: dropped.get(member) ?? new Set(),
    stuck: stuck.get(member) ?? new Set(),
    onCycle: onCycle.get(member) ?? new Set(),
    cycles: cycles.get(member) ?? [],
  });
}

function stuckTasks(network: PortfolioNetwork, networks: ReadonlyMap<Member, PlanNetwork>): number[] {
  const nodes = [...networks.values()].flatMap(({ declared }) => declared.tasks);
  const placed = new Set(workOrder(network.tasks, network, (task) => at(nodes, task).selfReferences.length > 0));
  return [...network.tasks.keys()].filter((task) => !isSettled(at(network.tasks, task).status) && !placed.has(task));
}

function idsByMember(nodes: readonly number[], { memberOf, tasks }: PortfolioNetwork): Map<Member, Set<string>> {
  const grouped = Map.groupBy(nodes, (node) => at(memberOf, node));
  return new Map([...grouped].map(([member, list]) => [member, new Set(list.map((node) => at(tasks, node).id))]));
}

/** The tasks of other plans that wait for a plan's tasks, by the links that lead out of it. */
function dependentsOf(links: readonly PlanLink[]): OtherPlans['dependents'] {
  const byId = Map.groupBy(links, ({ from }) => taskOf(from).id);
  return (id) => {
    const waiting = (byId.get(id) ?? []).map(
      ({ to }) => [taskOf(to), { plan: to.member.plan, task: taskOf(to) }] as const,
    );
    return [...new Map(waiting).values()];
  };
}

/** What other plans' Blocks say of a plan's tasks, by the links that lead into it. */
function blockersIn(member: Member, links: readonly PlanLink[]): OtherPlans['blockers'] {
  const blocks = Map.groupBy(
    links.filter(({ owner }) => owner !== member),
    ({ to }) => taskOf(to).id,
  );
  return new Map(
    [...blocks].map(([id, list]) => [
      id,
      list.map(({ from, source }): ForeignDependency => {
        const { plan } = from.member;
        const task = taskOf(from);
        return { plan: plan.id, id: task.id, source, found: { kind: 'task', plan, task } };
      }),
    ]),
  );
}
