import { lazy } from '../plan/lazy.ts';
import { components } from './algorithms/components.ts';
import { at } from './algorithms/digraph.ts';
import { directory, type Member, namesFor, type PlanLink, planLinks } from './directory.ts';
import type { ForeignDependency, OtherPlans } from './model.ts';
import { networkOf, type PlanNetwork, type RelateOptions } from './network.ts';
import { joinNetworks, type PortfolioNetwork, planCycles, withoutArcs } from './portfolio-network.ts';
import { isClosed } from './progress.ts';
import { workOrder } from './schedule.ts';

export type { Member } from './directory.ts';

/** Facts that a host knows beside the plans. */
export interface PortfolioOptions extends Pick<RelateOptions, 'phaseOrder'> {
  /** Files that a name leads to, and that could not be read. */
  unreadable?: ReadonlySet<string>;
  /** Plans that exist beside the members, for suggestions: those that go before the members, and those that come after. */
  peers?: readonly { id: string; file: string }[];
  others?: readonly { id: string; file: string }[];
}

/**
 * Works out how plans that are looked at together relate: which tasks their names refer to, who waits for whom, and the
 * cycles that lead from plan to plan. `relate` takes the result for each of them.
 */
export function portfolio(
  members: readonly Member[],
  { phaseOrder, unreadable = new Set(), peers = [], others = [] }: PortfolioOptions = {},
): ReadonlyMap<Member, OtherPlans> {
  const plans = directory(members, unreadable);
  const links = planLinks(members, plans);
  const known = [...peers, ...members.map(({ plan: { id }, file }) => ({ id, file })), ...others];
  const incoming = Map.groupBy(links, ({ to }) => to.plan);
  const outgoing = Map.groupBy(links, ({ from }) => from.plan);
  const named = new Map(
    members.map((member): [Member, OtherPlans] => [
      member,
      {
        find: (name, id) => plans.find(name, id, member),
        linked: (path) => plans.linked(path, member),
        names: lazy(() => namesFor(member, known)),
        dependents: dependentsOf(outgoing.get(member.plan) ?? []),
        blockers: blockersIn(member, incoming.get(member.plan) ?? []),
        withoutImplied: new Set(),
        stuck: new Set(),
        onCycle: new Set(),
        cycles: [],
      },
    ]),
  );
  const networks = new Map(
    members
      .filter(({ plan }) => incoming.has(plan) || outgoing.has(plan))
      .map((member) => [member, networkOf(member.plan, { phaseOrder, otherPlans: named.get(member) })]),
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
  const whole = joinNetworks(networks, links);
  const { of } = components(whole.forward);
  const closing = whole.arcs.filter(({ isImplied, from, to }) => isImplied && of[from] === of[to]);
  const dropped = new Set(closing.map(({ to }) => to));
  const network = withoutArcs(whole, ({ isImplied, to }) => isImplied && dropped.has(to));
  const { cycles, nodes } = planCycles(network);
  const withoutImplied = idsByMember(dropped, network);
  const stuck = idsByMember(stuckTasks(network, networks), network);
  const onCycle = idsByMember(nodes, network);
  return (member) => ({
    withoutImplied: withoutImplied(member),
    stuck: stuck(member),
    onCycle: onCycle(member),
    cycles: cycles.get(member) ?? [],
  });
}

function stuckTasks(network: PortfolioNetwork, networks: ReadonlyMap<Member, PlanNetwork>): number[] {
  const nodes = [...networks.values()].flatMap(({ declared }) => declared.tasks);
  const placed = new Set(workOrder(network.tasks, network, (task) => at(nodes, task).selfReferences.length > 0));
  return [...network.tasks.keys()].filter((task) => !isClosed(at(network.tasks, task).status) && !placed.has(task));
}

function idsByMember(nodes: Iterable<number>, { memberOf, tasks }: PortfolioNetwork): (member: Member) => Set<string> {
  const byMember = Map.groupBy(nodes, (node) => at(memberOf, node));
  return (member) => new Set((byMember.get(member) ?? []).map((node) => at(tasks, node).id));
}

/** The tasks of other plans that wait for a plan's tasks, by the links that lead out of it. */
function dependentsOf(links: readonly PlanLink[]): OtherPlans['dependents'] {
  const byId = Map.groupBy(links, ({ from }) => from.task.id);
  return (id) => [...new Map((byId.get(id) ?? []).map(({ to }) => [to.task, to])).values()];
}

/** The `Blocks` of other plans that name a plan's tasks, from the links that lead into it. */
function blockersIn(member: Member, links: readonly PlanLink[]): OtherPlans['blockers'] {
  const others = links.filter(({ owner }) => owner !== member);
  const blocker = ({ from: { plan, task }, source }: PlanLink): ForeignDependency => {
    return { plan: plan.id, id: task.id, source, found: { kind: 'task', plan, task } };
  };
  const byId = Map.groupBy(others, ({ to }) => to.task.id);
  return new Map([...byId].map(([id, list]) => [id, list.map(blocker)]));
}
