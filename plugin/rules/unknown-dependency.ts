import type { PlanGraph, UnknownReference } from '../graph/model.ts';
import { nearestId } from './ids.ts';
import type { Rule } from './rule.ts';
import { taskName } from './words.ts';

/** `Depends on` or `Blocks` names a task or a phase that the plan does not have. */
export const unknownDependency: Rule = {
  severity: 'error',
  *check({ graph }) {
    for (const unknown of graph.unknown) {
      const relation = unknown.field === 'blocks' ? 'that is blocked' : 'that comes first';
      yield {
        message: `Unexpected ${nameOf(unknown)}, expected the id of a ${unknown.kind} in this plan ${relation}.`,
        hint: advice(unknown, graph),
        position: unknown.source.position,
      };
    }
  },
};

function advice(unknown: UnknownReference, graph: PlanGraph): string {
  const nearest = nearestId(unknown.id, candidates(unknown, graph));
  if (nearest !== undefined) return `Did you mean \`${nameOf({ kind: unknown.kind, id: nearest })}\`?`;
  return `Name a ${unknown.kind} that the plan has, add ${nameOf(unknown)} to it, or take the words out.`;
}

/** What the owner may have meant: neither itself nor what it names already. */
function candidates({ kind, owner }: UnknownReference, { plan, byId }: PlanGraph): string[] {
  const phaseOfOwner = owner.kind === 'phase' ? owner.id : (byId.get(owner.id)?.phase?.id ?? null);
  if (kind === 'phase') return plan.phases.map(({ id }) => id).filter((id) => id !== phaseOfOwner);
  const named = new Set(owner.kind === 'task' ? [owner.id, ...(byId.get(owner.id)?.dependsOn ?? [])] : []);
  return plan.tasks.map(({ id }) => id).filter((id) => !named.has(id));
}

function nameOf({ kind, id }: { kind: 'task' | 'phase'; id: string }): string {
  return kind === 'phase' ? `Phase ${id}` : taskName(id);
}
