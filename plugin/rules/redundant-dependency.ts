import { at, row } from '../graph/algorithms/digraph.ts';
import type { PlanGraph } from '../graph/model.ts';
import { namesOne } from '../graph/references.ts';
import type { Dependency } from '../plan/model.ts';
import type { Rule } from './support/rule.ts';
import { taskName } from './support/wording.ts';

/**
 * Ids that are written out are judged; ranges and other expansions are not, nor is anything on a cycle. What the phase waits
 * for as a whole makes no task's own words redundant.
 */
export const redundantDependency: Rule = {
  summary: 'A dependency is already implied by the other dependencies of the task.',
  severity: 'info',
  *check({ plan: { tasks }, graph }) {
    for (const [index, task] of tasks.entries()) {
      const first = new Map<number, Dependency>();
      for (const item of task.dependsOn?.items ?? []) {
        const needed = taskWrittenOut(item, graph);
        if (needed === undefined || needed === index) continue;
        const [name, neededName] = [taskName(task.id), taskName(at(tasks, needed).id)];
        const { value, position } = item.source;
        const again = first.get(needed);
        if (again) {
          yield {
            message: `${name} lists ${neededName} twice.`,
            hint: 'Remove the second one.',
            position,
            related: [{ message: 'First listed here.', position: again.source.position }],
          };
          continue;
        }
        first.set(needed, item);
        const through = impliedThrough(index, needed, graph);
        if (through === undefined) continue;
        yield {
          message: `${name} already depends on ${neededName} through ${through === null ? 'its other dependencies' : taskName(at(tasks, through).id)}.`,
          hint: `Remove \`${value}\`; the order of the tasks stays the same.`,
          position,
        };
      }
    }
  },
};

function taskWrittenOut(item: Dependency, { byId, plan }: PlanGraph): number | undefined {
  if (!namesOne(item) || !('id' in item) || (item.kind === 'plan' && item.plan !== plan.id)) return undefined;
  return byId.get(item.id)?.index;
}

/** A task through which a dependency is implied; null where an expansion implies it, undefined where nothing does. */
function impliedThrough(task: number, needed: number, { network }: PlanGraph): number | null | undefined {
  const { backward, causeOf, parts, reach } = network;
  const [own, goal] = [at(parts.of, task), at(parts.of, needed)];
  for (const [slot, node] of row(backward, task).entries()) {
    const cause = causeOf(at(backward.arc, at(backward.first, task) + slot));
    if (cause?.kind !== 'task' || parts.of[node] === own) continue;
    if (node === needed && cause.isExpansion) return null;
    if (parts.of[node] !== goal && reach.declared.waitsFor(node, needed)) return node;
  }
  return undefined;
}
