import type { Rule } from './rule.ts';

/** The bytes cannot be read as their author meant them: not UTF-8, a NUL byte, front matter that does not parse. */
export const malformed: Rule = {
  severity: 'error',
  check: ({ plan }) => plan.faults.map(({ message, hint, position }) => ({ message, hint, position })),
};
