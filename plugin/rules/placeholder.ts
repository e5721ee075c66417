import type { Placeholder } from '../plan/model.ts';
import type { Rule } from './support/rule.ts';
import { quoted } from './support/wording.ts';

export const placeholder: Rule = {
  summary: 'A placeholder or example from the template was never replaced.',
  severity: 'contract',
  *check({ plan }) {
    for (const { source, where } of plan.placeholders) {
      const { subject, ...rest } = places[where];
      const kind = isExample(source.value) ? 'example' : 'placeholder';
      yield {
        message: `${subject} is still the template’s ${kind} ${quoted(source.value)}.`,
        position: source.position,
        ...rest,
      };
    }
  },
};

/** The template's tables hold rows that read like real ones. */
function isExample(text: string): boolean {
  return /[a-z]/.test(text) && !text.startsWith('[');
}

const places = {
  title: { subject: 'The title of this task', hint: 'Write what the task does, such as `Add the login form`.' },
  doneWhen: {
    subject: 'Done when',
    hint: 'Write how to check that the task is done, such as `- **Done when**: A wrong password shows an error`.',
  },
  dependsOn: {
    subject: 'Depends on',
    hint: 'Write the ids of the tasks that come first, such as `- **Depends on**: Task 1.1`, or `None`.',
  },
  row: { subject: 'This row', hint: 'Write what applies to this plan, or delete the row.', severity: 'warning' },
  elsewhere: { subject: 'This', hint: 'Write what applies to this plan, or delete the line.', severity: 'warning' },
} as const satisfies Record<Placeholder['where'], { subject: string; hint: string; severity?: 'warning' }>;
