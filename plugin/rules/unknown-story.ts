import { readSpecification } from '../plan/formats/spec-kit/stories.ts';
import type { Sourced } from '../plan/model.ts';
import type { Rule } from './support/rule.ts';
import { taskName } from './support/wording.ts';

/** The file beside a plan that describes its user stories. */
export const SPECIFICATION = 'spec.md';

/** A specification without numbered stories, or without ids of requirements, says nothing of them. */
export const unknownStory: Rule = {
  summary: 'A task is about a user story or a requirement that the specification does not have.',
  severity: 'warning',
  *check({ plan, companion }) {
    const isAbout = plan.tasks.some(({ stories, requirements }) => stories.length + requirements.length > 0);
    const text = isAbout ? companion?.(SPECIFICATION) : null;
    if (!text) return;
    const { stories, requirements } = readSpecification(text);
    for (const task of plan.tasks) {
      const unknown = [
        ...missing(task.stories, stories, 'user story '),
        ...missing(task.requirements, requirements, ''),
      ];
      for (const { name, position } of unknown) {
        yield {
          message: `${taskName(task.id)} is about ${name}, which \`${SPECIFICATION}\` does not have.`,
          hint: `Correct the label, or describe ${name} in \`${SPECIFICATION}\`.`,
          position,
        };
      }
    }
  },
};

function missing(named: readonly Sourced[], known: { size: number; has(value: string): boolean }, word: string) {
  if (known.size === 0) return [];
  return named
    .filter(({ value }) => !known.has(value))
    .map(({ value, position }) => ({ name: `${word}${value}`, position }));
}
