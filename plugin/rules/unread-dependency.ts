import type { Dependencies, Plan, UnreadDependency } from '../plan/model.ts';
import type { Report } from './support/finding.ts';
import type { Rule } from './support/rule.ts';
import { ownerName, quoted, taskNames } from './support/wording.ts';

export const unreadDependency: Rule = {
  summary: 'A dependency value names a task in words that the format does not read, or says “or”.',
  severity: 'warning',
  *check({ plan }) {
    for (const { owner, verb, value } of valuesOf(plan)) {
      for (const unread of value?.unread ?? []) yield reportOf(unread, `${owner} ${verb}`, value);
    }
  },
};

function* valuesOf(plan: Plan): Iterable<{ owner: string; verb: string; value: Dependencies | null }> {
  for (const { id, dependsOn, blocks } of plan.tasks) {
    const owner = ownerName({ kind: 'task', id }, plan);
    yield { owner, verb: 'depends on', value: dependsOn };
    yield { owner, verb: 'blocks', value: blocks };
  }
  for (const { id, dependsOn } of plan.phases) {
    yield { owner: ownerName({ kind: 'phase', id }, plan), verb: 'depends on', value: dependsOn };
  }
}

/** What is wrong with words that are read as a whole, and what to write instead. */
const unclear = {
  or: [
    'but a dependency has no “or”: all that it names must be done',
    'Separate the ids with commas if all of them are needed; otherwise, name the one that is.',
  ],
  except: [
    'but exceptions are not read, so this counts as a condition outside the plan',
    'List the tasks that must be done first, such as `1.1, 1.2` or `1.1-1.4`.',
  ],
  words: [
    'which names no task by its id, so it counts as a condition outside the plan',
    'Write the ids, such as `1.1, 1.2`, `Phase 1` or `all previous tasks`; or `None`, if nothing must be done first.',
  ],
} as const;

function reportOf({ kind, source, ids, outside }: UnreadDependency, says: string, value: Dependencies | null): Report {
  const { position } = source;
  if (kind in unclear) {
    const [why, hint] = unclear[kind as keyof typeof unclear];
    return { message: `${says} ${quoted(source.value)}, ${why}.`, hint, position };
  }
  if (kind === 'struck') {
    return {
      message: `${quoted(source.value)} is crossed out, so it is not read as a dependency.`,
      hint: 'Delete it, or write it in brackets, as in `1.2 (no longer 1.1)`.',
      position,
    };
  }
  const names = taskNames(ids);
  const [example = '1.2'] = ids;
  return {
    message: outside
      ? `${names} in ${quoted(outside.source.value)} is not read as a dependency: the words count as a condition outside the plan.`
      : `${names} in ${quoted(value?.source.value ?? source.value)} is not read as a dependency.`,
    hint: `If it is a dependency, separate the ids with commas, as in \`${example === '1.1' ? '1.1, 1.2' : `1.1, ${example}`}\`. If it is not, write the words in brackets after an id or after \`None\`.`,
    position,
  };
}
