import { addressesOf, type PlanLocation } from '../plan/address.ts';
import type { Plan, Task } from '../plan/model.ts';
import type { ForeignLookup } from './model.ts';

/** A plan among several that are looked at together. */
export interface Member extends PlanLocation {
  plan: Plan;
  /** False for one that was only read because another names it: nothing is reported on it. */
  checked: boolean;
}

/** Looks up what a member's author calls another plan, and its tasks. */
export interface Directory {
  /** The plan of a name; `unreadable` where there is a file that nobody could read, null where there is none. */
  member(name: string, from: Member): Member | 'unreadable' | null;
  task(member: Member, id: string): Task | undefined;
  find(name: string, id: string, from: Member): ForeignLookup | 'itself';
  /** The plan that a relative link leads to. */
  linked(path: string, from: Member): { plan: Plan } | null;
}

/**
 * A directory of plans by id and by address (FORMAT section 2). Of two plans with one id or one file, the first counts.
 *
 * @param unreadable files that lie where a name leads, and could not be read
 */
export function directory(members: readonly Member[], unreadable: ReadonlySet<string>): Directory {
  const byId = firsts(members, ({ plan }) => plan.id);
  const byFile = firsts(members, ({ file }) => file);
  const known = new Map<Member, Map<string, Member | 'unreadable' | null>>();
  const tasks = new Map<Member, ReadonlyMap<string, Task>>();

  const lookUp = (name: string, from: Member) => {
    const same = byId.get(name);
    if (same && same.roots[0] === from.roots[0]) return same;
    for (const file of addressesOf(name, from)) {
      const there = byFile.get(file) ?? (unreadable.has(file) ? 'unreadable' : null);
      if (there !== null) return there;
    }
    return null;
  };
  const member: Directory['member'] = (name, from) => {
    const names = known.get(from) ?? new Map<string, Member | 'unreadable' | null>();
    known.set(from, names);
    const found = names.get(name) ?? lookUp(name, from);
    names.set(name, found);
    return found;
  };
  const task: Directory['task'] = (owner, id) => {
    const byTask = tasks.get(owner) ?? new Map(owner.plan.tasks.map((one) => [one.id, one]));
    tasks.set(owner, byTask);
    return byTask.get(id);
  };
  const find: Directory['find'] = (name, id, from) => {
    const other = member(name, from);
    if (other === from) return 'itself';
    if (other === null) return { kind: 'no-plan' };
    if (other === 'unreadable') return { kind: 'unreadable' };
    const found = task(other, id);
    if (found) return { kind: 'task', plan: other.plan, task: found };
    return isReadable(other.plan) ? { kind: 'no-task', plan: other.plan } : { kind: 'unreadable' };
  };
  const linked: Directory['linked'] = (path, from) => {
    const found = addressesOf(`./${path}`, from).flatMap((file) => byFile.get(file) ?? []);
    return found[0] && isReadable(found[0].plan) ? { plan: found[0].plan } : null;
  };
  return { member, task, find, linked };
}

/** A file that is broken, or another tool's, cannot be blamed for a task that it does not show. */
function isReadable({ faults, dialect }: Plan): boolean {
  return faults.length === 0 && dialect === null;
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
