import { readSpecification } from '../plan/formats/spec-kit/stories.ts';
import type { Rule } from './support/rule.ts';
import { quoted } from './support/wording.ts';
import { SPECIFICATION } from './unknown-story.ts';

/** Only of a plan that has tasks, or headings, for some story. */
export const storyWithoutTask: Rule = {
  summary: 'A user story of the specification has no task.',
  severity: 'info',
  *check({ plan, companion }) {
    const carriers = [...plan.tasks, ...plan.phases];
    const carried = new Set(carriers.flatMap(({ stories }) => stories.map(({ value }) => value)));
    const text = carried.size > 0 ? companion?.(SPECIFICATION) : null;
    if (!text) return;
    for (const [story, title] of readSpecification(text).stories) {
      if (carried.has(story)) continue;
      yield {
        message: `User story ${story} of \`${SPECIFICATION}\`${title === '' ? '' : `, ${quoted(title)},`} has no task.`,
        hint: `Add tasks with the label \`[US${story}]\`, or take the story out of \`${SPECIFICATION}\`.`,
        position: undefined,
      };
    }
  },
};
