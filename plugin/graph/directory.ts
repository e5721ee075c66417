import { addressesOf, fileKey, type PlanLocation } from '../plan/address.ts';
import { lazy } from '../plan/lazy.ts';
import type { Dependencies, Plan, Reference, Sourced } from '../plan/model.ts';
import { at } from './algorithms/digraph.ts';
import type { ForeignLookup } from './model.ts';

/** A plan among several that are looked at together. */
export interface Member extends PlanLocation {
  plan: Plan;
  /** False for one that was only read because another names it: nothing is reported on it. */
  checked: boolean;
}

/** Looks up what a member's author calls another plan, and its tasks. */
interface Directory {
  /** The plan of a name; `unreadable` where there is a file that nobody could read, null where there is none. */
  member(name: string, from: Member): Member | 'unreadable' | null;
  /** The index of a task in its plan. */
  indexOf(member: Member, id: string): number | undefined;
  find(name: string, id: string, from: Member): ForeignLookup | 'itself';
  /** The plan that a relative link leads to. */
  linked(path: string, from: Member): { plan: Plan } | null;
}

/**
 * A directory of plans by id and by address (FORMAT section 2). Of two plans with one id or one file, the first counts.
 *
 * @param unreadable keys of files that lie where a name leads, and could not be read
 */
export function directory(members: readonly Member[], unreadable: ReadonlySet<string>): Directory {
  const byId = firsts(members, ({ plan }) => plan.id);
  const byFile = firsts(members, ({ file }) => fileKey(file));
  const known = new Map(members.map((member) => [member, new Map<string, Member | 'unreadable' | null>()]));
  const indexes = new Map(
    members.map((member) => [member, lazy(() => new Map(member.plan.tasks.map(({ id }, index) => [id, index])))]),
  );

  const lookUp = (name: string, from: Member) => {
    const same = byId.get(name.normalize());
    if (same && same.roots[0] === from.roots[0]) return same;
    for (const file of addressesOf(name, from)) {
      const key = fileKey(file);
      const there = byFile.get(key) ?? (unreadable.has(key) ? 'unreadable' : null);
      if (there !== null) return there;
    }
    return null;
  };
  const member: Directory['member'] = (name, from) => {
    const found = known.get(from)?.get(name) ?? lookUp(name, from);
    known.get(from)?.set(name, found);
    return found;
  };
  const indexOf: Directory['indexOf'] = (owner, id) => indexes.get(owner)?.().get(id);
  const find: Directory['find'] = (name, id, from) => {
    const other = member(name, from);
    if (other === from) return 'itself';
    if (other === null) return { kind: 'no-plan' };
    if (other === 'unreadable') return { kind: 'unreadable' };
    const index = indexOf(other, id);
    if (index !== undefined) return { kind: 'task', plan: other.plan, task: at(other.plan.tasks, index) };
    return isReadable(other.plan) ? { kind: 'no-task', plan: other.plan } : { kind: 'unreadable' };
  };
  const linked: Directory['linked'] = (path, from) => {
    const found = addressesOf(`./${path}`, from).flatMap((file) => byFile.get(fileKey(file)) ?? []);
    return found[0] && isReadable(found[0].plan) ? { plan: found[0].plan } : null;
  };
  return { member, indexOf, find, linked };
}

/** A file that is broken, or another tool's, cannot be blamed for a task that it does not show. */
function isReadable({ faults, isRead }: Plan): boolean {
  return faults.length === 0 && isRead;
}

/** The ids of other plans, and shorter names that lead to them from a plan. */
export function namesFor(from: Member, known: readonly { id: string; file: string }[]): string[] {
  const others = known.filter(({ file }) => file !== from.file);
  const files = new Set(others.map(({ file }) => file));
  const names = others.flatMap(({ id, file }) => {
    const short = id.slice(id.lastIndexOf('/') + 1);
    return addressesOf(short, from).find((address) => files.has(address)) === file ? [short, id] : [id];
  });
  return [...new Set(names)];
}

function firsts(members: readonly Member[], keyOf: (member: Member) => string): ReadonlyMap<string, Member> {
  return new Map(members.toReversed().map((member) => [keyOf(member), member]));
}

/** A task by its index in its plan. */
interface PlanTask {
  member: Member;
  index: number;
}

/** A task of one plan waits for a task of another: `from` must be done first. */
export interface PlanLink {
  from: PlanTask;
  to: PlanTask;
  source: Sourced;
  /** The plan whose words make it. */
  owner: Member;
}

/** All dependencies from plan to plan, in the order of the plans and of their pages; those of phases for each of their tasks. */
export function planLinks(members: readonly Member[], { member: find, indexOf }: Directory): PlanLink[] {
  const named = (said: Dependencies | null, owner: Member) =>
    (said?.items ?? []).flatMap((item): { task: PlanTask; source: Sourced }[] => {
      const name = planNamed(item);
      const member = name === null ? null : find(name, owner);
      if (!('id' in item) || member === null || member === 'unreadable' || member === owner) return [];
      const index = indexOf(member, item.id);
      return index === undefined ? [] : [{ task: { member, index }, source: item.source }];
    });
  return members.flatMap((owner) => [
    ...owner.plan.phases.flatMap(({ dependsOn, tasks }) =>
      named(dependsOn, owner).flatMap(({ task: from, source }) =>
        tasks.flatMap((id) => {
          const index = indexOf(owner, id);
          return index === undefined ? [] : [{ from, to: { member: owner, index }, source, owner }];
        }),
      ),
    ),
    ...owner.plan.tasks.flatMap(({ dependsOn, blocks }, index) => {
      const own = { member: owner, index };
      return [
        ...named(dependsOn, owner).map(({ task, source }) => ({ from: task, to: own, source, owner })),
        ...named(blocks, owner).map(({ task, source }) => ({ from: own, to: task, source, owner })),
      ];
    }),
  ]);
}

/** The task of one end of a link. */
export function taskOf({ member, index }: PlanTask) {
  return at(member.plan.tasks, index);
}

/** What a reference may call another plan; null where it names none. */
export function planNamed(item: Reference): string | null {
  if (item.kind === 'plan') return item.plan;
  return item.kind === 'task' ? (item.before ?? null) : null;
}
