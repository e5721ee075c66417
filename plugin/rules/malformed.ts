import type { Rule } from './support/rule.ts';

export const malformed: Rule = {
  summary: 'The file is not UTF-8, contains a NUL character, or has front matter that is not valid YAML.',
  severity: 'error',
  check: ({ plan }) => plan.faults.map(({ message, hint, position }) => ({ message, hint, position })),
};
