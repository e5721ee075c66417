import type { Dependencies, Reference, Sourced } from '../plan/model.ts';
import type { Directory, Member } from './directory.ts';

/** A task, or a phase with all of its tasks, by its index in its plan. */
interface Spot {
  member: Member;
  index: number;
}

/** A task of one plan waits for a task of another: `from` must be done first. */
export interface PlanLink {
  from: Spot;
  to: Spot;
  /** Whether `to` is a phase: then each of its tasks waits. */
  toPhase: boolean;
  source: Sourced;
  /** Whose words they are. */
  owner: Member;
}

/** Everything that leads from a plan to another, in the order of the plans and of their pages. */
export function planLinks(members: readonly Member[], { member: find }: Directory): PlanLink[] {
  const indexes = new Map<Member, ReadonlyMap<string, number>>();
  const indexOf = (member: Member, id: string) => {
    const known = indexes.get(member) ?? new Map(member.plan.tasks.map((task, index) => [task.id, index]));
    indexes.set(member, known);
    return known.get(id);
  };
  const named = (said: Dependencies | null, owner: Member) =>
    (said?.items ?? []).flatMap((item): { spot: Spot; source: Sourced }[] => {
      const name = planNamed(item);
      const other = name === null ? null : find(name, owner);
      if (!('id' in item) || other === null || other === 'unreadable' || other === owner) return [];
      const index = indexOf(other, item.id);
      return index === undefined ? [] : [{ spot: { member: other, index }, source: item.source }];
    });
  return members.flatMap((owner) => [
    ...owner.plan.phases.flatMap(({ dependsOn }, index) =>
      named(dependsOn, owner).map(({ spot, source }) => link(spot, { member: owner, index }, true, source, owner)),
    ),
    ...owner.plan.tasks.flatMap(({ dependsOn, blocks }, index) => {
      const own = { member: owner, index };
      return [
        ...named(dependsOn, owner).map(({ spot, source }) => link(spot, own, false, source, owner)),
        ...named(blocks, owner).map(({ spot, source }) => link(own, spot, false, source, owner)),
      ];
    }),
  ]);
}

/** What an item may call another plan; null where it names none. */
export function planNamed(item: Reference): string | null {
  if (item.kind === 'plan') return item.plan;
  return item.kind === 'task' ? (item.before ?? null) : null;
}

function link(from: Spot, to: Spot, toPhase: boolean, source: Sourced, owner: Member): PlanLink {
  return { from, to, toPhase, source, owner };
}
