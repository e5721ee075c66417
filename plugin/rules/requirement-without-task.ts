import { readRequirements } from '../plan/formats/kiro/specification.ts';
import type { Rule } from './support/rule.ts';
import { listed } from './support/wording.ts';
import { REQUIREMENTS } from './unknown-requirement.ts';

/** One finding a file, and only where tasks name requirements at all. A requirement that is named as a whole has its task. */
export const requirementWithoutTask: Rule = {
  summary: 'A requirement has no task.',
  severity: 'info',
  *check({ plan, companion }) {
    const owners = [...plan.containers, ...plan.tasks];
    const named = new Set(owners.flatMap(({ requirements }) => requirements.map(({ value }) => value)));
    const text = named.size > 0 && !named.has('All') ? companion?.(REQUIREMENTS) : null;
    const all = readRequirements(text ?? '').map(({ id }) => id);
    const isCovered = (id: string) => named.has(id) || [...named].some((one) => isPart(id, one) || isPart(one, id));
    const criteria = all.filter((id) => id.includes('.') || !all.some((one) => isPart(one, id)));
    const missing = criteria.filter((id) => !isCovered(id));
    if (missing.length === 0) return;
    const count = missing.length === 1 ? '1 criterion' : `${missing.length} criteria`;
    yield {
      message: `No task names ${count} of \`${REQUIREMENTS}\`: ${listed(missing)}.`,
      hint: `Name them where a task meets them, as in \`_Requirements: ${missing[0]}_\`, or add a task.`,
      position: undefined,
    };
  },
};

function isPart(id: string, whole: string): boolean {
  return id.startsWith(`${whole}.`);
}
