import { formats } from '../plan/formats/index.ts';
import type { Rule } from './support/rule.ts';

export const foreignDialect: Rule = {
  summary: 'The file is only part of a plan of another tool.',
  severity: 'warning',
  exclusive: true,
  *check({ plan }) {
    if (plan.isRead) return;
    yield {
      message: `The file looks like part of a plan in the ${formats[plan.format].title} format, of which the folder is read as one plan.`,
      hint: 'Check that folder, exclude the file with `ignore` in the settings, or name the format that it is in, such as `format: planwright`, in its front matter.',
      position: undefined,
    };
  },
};
