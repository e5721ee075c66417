import type { PlanGraph, UnknownReference } from '../graph/model.ts';
import { nearestId } from './support/ids.ts';
import type { Rule } from './support/rule.ts';
import { taskName } from './support/wording.ts';

/** More than anybody reads; past that a search through all ids for each of them would only cost time. */
const MOST_SUGGESTIONS = 200;

/** `Depends on` or `Blocks` names a task or a phase that the plan does not have. */
export const unknownDependency: Rule = {
  summary: 'A dependency names a task or phase that the plan does not have.',
  severity: 'error',
  check: ({ graph }) =>
    graph.unknown.map((unknown, index) => ({
      message: `Unexpected ${nameOf(unknown)}, expected the id of a ${unknown.kind} in this plan${role(unknown)}.`,
      hint: advice(unknown, index < MOST_SUGGESTIONS ? nearestId(unknown.id, candidates(unknown, graph)) : undefined),
      position: unknown.source.position,
    })),
};

function role({ field }: UnknownReference): string {
  return field === 'blocks' ? ' that has to wait' : '';
}

function advice({ id, kind }: UnknownReference, nearest: string | undefined): string {
  if (nearest !== undefined) return `Did you mean \`${nameOf({ kind, id: nearest })}\`?`;
  const elsewhere = kind === 'task' ? `, or write \`its-plan/${id}\` for another plan’s task` : '';
  return `Name a ${kind} that the plan has${elsewhere}.`;
}

/** What may have been meant: what stands before the owner and is not named yet; for Blocks, what stands behind it. */
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

function nameOf({ kind, id }: { kind: 'task' | 'phase'; id: string }): string {
  return kind === 'phase' ? `Phase ${id}` : taskName(id);
}
