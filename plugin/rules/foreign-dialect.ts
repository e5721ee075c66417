import { formats, isRead } from '../plan/formats/index.ts';
import type { Rule } from './support/rule.ts';

const exclude = 'Exclude the file with `ignore` in the settings';
const nameIt = 'name the format that it is in, such as `format: planwright`, in its front matter';

export const foreignDialect: Rule = {
  summary: 'The file is in a format of another tool that is not read.',
  severity: 'warning',
  exclusive: true,
  *check({ plan }) {
    if (isRead(plan.format)) return;
    yield {
      message: `The file looks like a plan in the ${formats[plan.format].title} format, which Planwright does not read.`,
      hint: plan.path?.endsWith('.json') ? `${exclude}.` : `${exclude}, or ${nameIt}.`,
      position: undefined,
    };
  },
};
