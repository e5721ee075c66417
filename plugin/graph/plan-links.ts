import type { Dependencies, Reference, Sourced } from '../plan/model.ts';
import { at } from './algorithms/digraph.ts';
import type { Directory, Member } from './directory.ts';

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
export function planLinks(members: readonly Member[], { member: find }: Directory): PlanLink[] {
  const indexes = new Map<Member, ReadonlyMap<string, number>>();
  const indexOf = (member: Member, id: string) => {
    const known = indexes.get(member) ?? new Map(member.plan.tasks.map((task, index) => [task.id, index]));
    indexes.set(member, known);
    return known.get(id);
  };
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
