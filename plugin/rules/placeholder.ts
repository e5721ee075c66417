import type { Placeholder } from '../plan/model.ts';
import type { Rule } from './support/rule.ts';
import { quoted } from './support/wording.ts';

/** A template text that nobody replaced. */
export const placeholder: Rule = {
  summary: 'A placeholder or example from the template was never replaced.',
  severity: 'contract',
  *check({ plan }) {
    for (const { source, where } of plan.placeholders) {
      const { expected, hint, ...weight } = places[where];
      yield {
        message: `Unexpected ${isExample(source.value) ? 'example from the template' : 'placeholder'} ${quoted(source.value)}, expected ${expected}.`,
        hint,
        position: source.position,
        ...weight,
      };
    }
  },
};

/** The template's tables hold rows that read like real ones. */
function isExample(text: string): boolean {
  return /[a-z]/.test(text) && !text.startsWith('[');
}

const places = {
  title: { expected: 'the title of the task', hint: 'Write what the task is to do, such as `Add the login form`.' },
  doneWhen: {
    expected: 'how to tell that the task is done',
    hint: 'Write what can be checked, such as `- **Done when**: A wrong password shows an error`.',
  },
  dependsOn: {
    expected: 'the tasks that come first',
    hint: 'Write their ids, such as `- **Depends on**: Task 1.1`, or `None`.',
  },
  row: {
    expected: 'a row of this plan’s own',
    hint: 'Write what holds for this plan, or delete the row.',
    severity: 'warning',
  },
  elsewhere: {
    expected: 'this plan’s own text',
    hint: 'Write what holds for this plan, or delete the line.',
    severity: 'warning',
  },
} as const satisfies Record<Placeholder['where'], { expected: string; hint: string; severity?: 'warning' }>;
