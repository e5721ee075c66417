import { readSpecification, storiesIn } from '../plan/formats/spec-kit/stories.ts';
import { inlineTextOf } from '../plan/inline/inline-text.ts';
import type { Plan } from '../plan/model.ts';
import type { Rule } from './support/rule.ts';
import { phaseName, taskName } from './support/wording.ts';
import { SPECIFICATION } from './unknown-story.ts';

/** A heading may be about several stories. */
export const storyMismatch: Rule = {
  summary: 'A task is labelled with a story that its heading, or any heading, is not about.',
  severity: 'warning',
  *check({ plan, companion }) {
    const known = storiesOfHeadings(plan);
    if (known.size === 0) return;
    const { stories: specified } = readSpecification(companion?.(SPECIFICATION) ?? '');
    const phases = new Map(plan.phases.map((phase) => [phase.id, phase]));
    for (const { id, stories, phase, status } of plan.tasks) {
      if (status === 'cancelled') continue;
      const own = phases.get(phase ?? '');
      for (const { value, position } of stories) {
        const isElsewhere = own?.kind === 'story' && !own.stories.some((story) => story.value === value);
        if (known.has(value) && !isElsewhere) continue;
        // Then `unknown-story` reports it.
        if (!known.has(value) && specified.size > 0 && !specified.has(value)) continue;
        const place = known.has(value) && own ? `its heading, ${phaseName(own)}, is not about` : 'no heading is about';
        yield {
          message: `${taskName(id)} is labelled with user story ${value}, which ${place}.`,
          hint: known.has(value)
            ? `Move the task below the heading of user story ${value}, or correct the label.`
            : `Correct the label, or name user story ${value} in the heading that the task belongs to.`,
          position,
          related: own ? [{ message: 'The heading is here.', position: own.heading.position }] : [],
        };
      }
    }
  },
};

function storiesOfHeadings({ tree }: Plan): ReadonlySet<string> {
  const headings = tree.children.filter((node) => node.type === 'heading');
  const stories = headings.flatMap(({ children }) => storiesIn(inlineTextOf(children, null)));
  return new Set(stories.map(({ value }) => value));
}
