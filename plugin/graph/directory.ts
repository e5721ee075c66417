import { addressesOf, fileKey, type PlanLocation } from '../plan/address.ts';
import { lazy, memoized } from '../plan/lazy.ts';
import type { Dependencies, Dependency, Plan, Reference, Sourced } from '../plan/model.ts';
import type { ForeignLookup, ForeignTask } from './model.ts';

/** A plan among several that are looked at together. */
export interface Member extends PlanLocation {
  plan: Plan;
  /** False for one that was only read because another names it: nothing is reported on it. */
  checked: boolean;
}

/** Looks up what a member's author calls another plan, and its tasks. */
interface Directory {
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
  const tasksOf = new Map(
    members.map(({ plan }) => [plan, lazy(() => new Map(plan.tasks.map((task) => [task.id, task])))]),
  );
  const nameOf = (key: string) => /[^/]*$/.exec(key.replace(/(?:\/tasks)?\.md$/i, ''))?.[0];
  const ends = new Set([...byFile.keys(), ...unreadable].map(nameOf));
  const lookUp = (name: string, from: Member): Member | 'unreadable' | null => {
    const same = byId.get(name.normalize());
    if (same && same.roots[0] === from.roots[0]) return same;
    // Most words in front of a task do not name a plan.
    if (/^[\p{L}\p{N}]+$/u.test(name) && !ends.has(name.normalize())) return null;
    const keys = addressesOf(name, from).map(fileKey);
    const key = keys.find((one) => byFile.has(one) || unreadable.has(one)) ?? '';
    return byFile.get(key) ?? (unreadable.has(key) ? 'unreadable' : null);
  };
  const lookedUp = memoized((from: Member) => memoized((name: string) => lookUp(name, from)));
  const find: Directory['find'] = (name, id, from) => {
    const other = lookedUp(from)(name);
    if (other === from) return 'itself';
    if (other === null) return { kind: 'no-plan' };
    if (other === 'unreadable') return { kind: 'unreadable' };
    const { plan } = other;
    const task = tasksOf.get(plan)?.().get(id);
    if (task) return { kind: 'task', plan, task };
    return isReadable(plan) ? { kind: 'no-task', plan } : { kind: 'unreadable' };
  };
  const linked: Directory['linked'] = (path, from) => {
    const [found] = addressesOf(`./${path}`, from).flatMap((file) => byFile.get(fileKey(file)) ?? []);
    return found && isReadable(found.plan) ? found : null;
  };
  return { find, linked };
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

/** A task of one plan waits for a task of another: `from` must be done first. */
export interface PlanLink {
  from: ForeignTask;
  to: ForeignTask;
  source: Sourced;
  /** The plan whose words make it. */
  owner: Member;
}

/** All dependencies from plan to plan, in the order of the plans and of their pages; those of phases for each of their tasks. */
export function planLinks(members: readonly Member[], { find }: Directory): PlanLink[] {
  return members.flatMap((owner) => {
    const { plan } = owner;
    const named = (said: Dependencies | null) =>
      (said?.items ?? []).flatMap((item): { other: ForeignTask; source: Sourced }[] => {
        const name = planNamed(item);
        const found = name !== null && 'id' in item ? find(name, item.id, owner) : null;
        const isTask = found !== null && found !== 'itself' && found.kind === 'task';
        return isTask ? [{ other: { plan: found.plan, task: found.task }, source: item.source }] : [];
      });
    const ofPhases = plan.phases.flatMap(({ dependsOn, tasks }) => {
      const ids = new Set(tasks);
      return named(dependsOn).flatMap(({ other: from, source }) =>
        plan.tasks.flatMap((task): PlanLink[] =>
          ids.has(task.id) ? [{ from, to: { plan, task }, source, owner }] : [],
        ),
      );
    });
    const ofTasks = plan.tasks.flatMap((task): PlanLink[] => {
      const own = { plan, task };
      return [
        ...named(task.dependsOn).map(({ other, source }) => ({ from: other, to: own, source, owner })),
        ...named(task.blocks).map(({ other, source }) => ({ from: own, to: other, source, owner })),
      ];
    });
    return [...ofPhases, ...ofTasks];
  });
}

/** All that the phases and tasks of a plan name in their dependencies. */
export function dependenciesIn({ tasks, phases }: Plan): Dependency[] {
  const said = [...phases.map((phase) => phase.dependsOn), ...tasks.flatMap((task) => [task.dependsOn, task.blocks])];
  return said.flatMap((one) => one?.items ?? []);
}

/** The name of another plan in a reference; null if it has none. */
export function planNamed(item: Reference): string | null {
  if (item.kind === 'plan') return item.plan;
  return item.kind === 'task' ? (item.before ?? null) : null;
}
