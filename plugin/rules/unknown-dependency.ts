import type { PlanGraph, UnknownReference } from '../graph/model.ts';
import type { Plan } from '../plan/model.ts';
import { MAX_SUGGESTIONS, nearestId } from './support/ids.ts';
import type { Rule } from './support/rule.ts';
import { nameOf, ownerName } from './support/wording.ts';

export const unknownDependency: Rule = {
  summary: 'A dependency names a task or phase that the plan does not have.',
  severity: 'error',
  check: ({ plan, graph }) =>
    graph.unknown
      .filter((unknown) => !isUnread(unknown, plan))
      .map((unknown, index) => ({
        message: `${ownerName(unknown.owner, plan)} ${verbs[unknown.field]} ${nameOf(unknown)}, which does not exist.`,
        hint: hintFor(
          unknown,
          index < MAX_SUGGESTIONS ? nearestId(unknown.id, candidates(unknown, graph)) : undefined,
          plan.parts.length > 0,
        ),
        position: unknown.source.position,
      })),
};

/** A task or phase that is there, but was not read, is reported as such. */
function isUnread({ id, kind }: UnknownReference, { unread }: Plan): boolean {
  return unread.some((line) => line.id === id && line.cause.startsWith('phase') === (kind === 'phase'));
}

const verbs = { dependsOn: 'depends on', blocks: 'blocks' } as const satisfies Record<
  UnknownReference['field'],
  string
>;

/** @param isAlone whether the plan cannot name tasks of others */
function hintFor({ id, kind }: UnknownReference, nearest: string | undefined, isAlone: boolean): string {
  if (nearest !== undefined) return `Did you mean \`${nameOf({ kind, id: nearest })}\`?`;
  const elsewhere = kind === 'task' && !isAlone ? `, or \`plan-id/${id}\` for a task of another plan` : '';
  return `Use the id of a ${kind} in this plan${elsewhere}.`;
}

/** Ids that may have been meant: those before the owner that are not named yet; for `Blocks`, those after it. */
function candidates({ kind, owner, field }: UnknownReference, { plan, byId }: PlanGraph): string[] {
  const node = byId.get(
    owner.kind === 'task' ? owner.id : (plan.phases.find(({ id }) => id === owner.id)?.tasks[0] ?? ''),
  );
  const ids = kind === 'task' ? plan.tasks.map(({ id }) => id) : plan.phases.map(({ id }) => id);
  const own = kind === 'task' ? (node?.index ?? -1) : ids.indexOf(node?.phase?.id ?? '');
  if (own < 0) return ids;
  const named = new Set(node?.dependsOn);
  return field === 'blocks' ? ids.slice(own + 1) : ids.slice(0, own).filter((id) => !named.has(id));
}
