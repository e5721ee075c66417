import { components } from './components.ts';
import { at } from './digraph.ts';
import { type Directory, directory, type Member, namesFor } from './directory.ts';
import { lazy } from './lists.ts';
import type { ForeignDependency, ForeignTask, OtherPlans, PlanCycle, PlanGraph } from './model.ts';
import { planCycles } from './plan-cycles.ts';
import { type PlanLink, planLinks } from './plan-links.ts';
import { isSettled } from './progress.ts';
import { type RelateOptions, relate } from './relate.ts';
import { workOrder } from './schedule.ts';
import { type Union, unite } from './union.ts';

export type { Member } from './directory.ts';

/** What a host knows beside the plans. */
export interface PortfolioOptions extends Pick<RelateOptions, 'phaseOrder'> {
  /** Files that lie where a name leads, and could not be read. */
  unreadable?: ReadonlySet<string>;
  /** Plans that exist and were not read, for suggestions. */
  others?: readonly { id: string; file: string }[];
}

/**
 * Works out what plans that are looked at together say of each other: which tasks their names stand for, who waits for
 * whom, and the cycles that lead from plan to plan. `relate` takes what comes out for each of them.
 *
 * Only plans with such a dependency are related here; the time is linear in what was written, up to a bounded number of
 * searches for a short cycle.
 */
export function portfolio(
  members: readonly Member[],
  { phaseOrder, unreadable = new Set(), others = [] }: PortfolioOptions = {},
): ReadonlyMap<Member, OtherPlans> {
  const plans = directory(members, unreadable);
  const links = planLinks(members, plans);
  const known = [...members.map(({ plan: { id }, file }) => ({ id, file })), ...others];
  const byTarget = Map.groupBy(links, ({ to }) => to.member);
  const bySource = Map.groupBy(links, ({ from }) => from.member);
  const words = (member: Member): OtherPlans => ({
    find: (name, id) => plans.find(name, id, member),
    linked: (path) => plans.linked(path, member),
    names: lazy(() => namesFor(member, known)),
    dependents: unlocking(member, bySource.get(member) ?? [], plans),
    blockers: blockersOf(member, byTarget.get(member) ?? []),
    withoutImplied: new Set(),
    stuck: new Set(),
    onCycle: new Set(),
    cycles: [],
  });
  const said = new Map(members.map((member) => [member, words(member)]));
  const linked = new Set(links.flatMap(({ from, to }) => [from.member, to.member]));
  const graphs = new Map(
    [...linked].map((member) => [member, relate(member.plan, { phaseOrder, otherPlans: said.get(member) })]),
  );
  const { released, stuck, caught, cycles } = together(graphs, links);
  const decided = (member: Member) => ({
    withoutImplied: released.get(member) ?? new Set<string>(),
    stuck: stuck.get(member) ?? new Set<string>(),
    onCycle: caught.get(member) ?? new Set<string>(),
    cycles: cycles.get(member) ?? [],
  });
  return new Map([...said].map(([member, own]) => [member, { ...own, ...decided(member) }]));
}

/** What only all plans together decide; tasks by their ids. */
interface Together {
  released: ReadonlyMap<Member, ReadonlySet<string>>;
  stuck: ReadonlyMap<Member, ReadonlySet<string>>;
  caught: ReadonlyMap<Member, ReadonlySet<string>>;
  cycles: ReadonlyMap<Member, PlanCycle[]>;
}

/** All edges are taken together once; an implied one in a strongly connected part is dropped for that task (FORMAT section 3). */
function together(graphs: ReadonlyMap<Member, PlanGraph>, links: readonly PlanLink[]): Together {
  const whole = unite(graphs, links, () => false);
  const { of } = components(whole.forward);
  const closing = whole.arcs.flatMap(({ implied }, arc) => {
    const task = at(whole.to, arc);
    return implied && of[at(whole.from, arc)] === of[task] ? [task] : [];
  });
  const released = byMember(closing, whole);
  const isReleased = (member: Member, task: string) => released.get(member)?.has(task) === true;
  const union = closing.length === 0 ? whole : unite(graphs, links, isReleased);
  const { cycles, caught } = planCycles(union);
  return { released, stuck: byMember(stuckTasks(union, graphs), union), caught: byMember(caught, union), cycles };
}

function stuckTasks(union: Union, graphs: ReadonlyMap<Member, PlanGraph>): number[] {
  const nodes = [...graphs.values()].flatMap(({ tasks }) => tasks);
  const order = workOrder(union.taskOf, union, (task) => at(nodes, task).selfReferences.length > 0);
  const placed = new Set(order);
  return [...union.taskOf.keys()].filter((task) => !isSettled(at(union.taskOf, task).status) && !placed.has(task));
}

function byMember(tasks: readonly number[], { memberOf, taskOf }: Union): Map<Member, Set<string>> {
  const grouped = Map.groupBy(tasks, (task) => at(memberOf, task));
  return new Map([...grouped].map(([member, list]) => [member, new Set(list.map((task) => at(taskOf, task).id))]));
}

/** Who waits elsewhere for a plan's tasks; written out when asked, since a phase can stand for many. */
function unlocking({ plan }: Member, links: readonly PlanLink[], plans: Directory): OtherPlans['dependents'] {
  const byTask = Map.groupBy(links, ({ from }) => plan.tasks[from.index]?.id);
  return (id) => {
    const waiting = (byTask.get(id) ?? []).flatMap(({ to: { member, index }, toPhase }) => {
      const ids = toPhase ? (member.plan.phases[index]?.tasks ?? []) : [];
      const tasks = toPhase
        ? ids.flatMap((one) => plans.task(member, one) ?? [])
        : member.plan.tasks.slice(index, index + 1);
      return tasks.map((task): [unknown, ForeignTask] => [task, { plan: member.plan, task }]);
    });
    return [...new Map(waiting).values()];
  };
}

/** What other plans' Blocks say of a plan's tasks. */
function blockersOf({ plan }: Member, links: readonly PlanLink[]): OtherPlans['blockers'] {
  const said = links.filter(({ to, owner }) => owner !== to.member);
  const byTask = Map.groupBy(said, ({ to }) => plan.tasks[to.index]?.id ?? '');
  return new Map(
    [...byTask].map(([id, list]) => [
      id,
      list.flatMap(({ from: { member, index }, source }): ForeignDependency[] => {
        const task = member.plan.tasks[index];
        const found = task && ({ kind: 'task', plan: member.plan, task } as const);
        return found ? [{ plan: member.plan.id, id: found.task.id, source, found }] : [];
      }),
    ]),
  );
}
