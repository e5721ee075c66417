import { readRequirements } from '../plan/formats/kiro/specification.ts';
import type { Sourced } from '../plan/model.ts';
import type { Rule } from './support/rule.ts';
import { listed, taskName } from './support/wording.ts';

/** The file beside a Kiro plan that says what is required. */
export const REQUIREMENTS = 'requirements.md';

/** One finding a task. Criteria are judged only where the requirement has some that could be read. */
export const unknownRequirement: Rule = {
  summary: 'A task names a requirement that does not exist.',
  severity: 'warning',
  *check({ plan, companion }) {
    const owners = [...plan.containers, ...plan.tasks];
    const text = owners.some(({ requirements }) => requirements.length > 0) ? companion?.(REQUIREMENTS) : null;
    const known = new Set(readRequirements(text ?? '').map(({ id }) => id));
    if (known.size === 0) return;
    const withCriteria = new Set([...known].flatMap((id) => (id.includes('.') ? [id.replace(/\..*$/, '')] : [])));
    const isUnknown = ({ value }: Sourced) => {
      const [number = '', criterion] = value.split('.');
      if (value === 'All' || known.has(value)) return false;
      if (criterion === undefined || !known.has(number)) return !withCriteria.has(number);
      return withCriteria.has(number) && !known.has(`${number}.${criterion}`);
    };
    for (const { id, requirements } of owners) {
      const [first, ...rest] = requirements.filter(isUnknown);
      if (!first) continue;
      const names = `${rest.length > 0 ? 'requirements' : 'requirement'} ${listed([first, ...rest].map(({ value }) => value))}`;
      yield {
        message: `${taskName(id)} names ${names}, which \`${REQUIREMENTS}\` does not have.`,
        hint: `Correct the number, or describe the requirement in \`${REQUIREMENTS}\`.`,
        position: first.position,
      };
    }
  },
};
