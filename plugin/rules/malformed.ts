import { formatNames } from '../plan/model.ts';
import type { Rule } from './support/rule.ts';
import { quoted } from './support/wording.ts';

/** What is to be written. */
const entries = {
  phaseOrder: '`phaseOrder: implied` if each phase waits for the one before it, or `phaseOrder: none` if none does',
  format: `one of ${formatNames.map((name) => `\`format: ${name}\``).join(', ')}`,
};

export const malformed: Rule = {
  summary: 'The file is not UTF-8, contains a NUL character, or has front matter that cannot be read.',
  severity: 'error',
  *check({ plan }) {
    yield* plan.faults.map(({ message, hint, position }) => ({ message, hint, position }));
    for (const { name, value, position, isOutside } of plan.unknownEntries) {
      const entry = entries[name];
      const message = isOutside
        ? `${quoted(value)} is not in front matter, so it has no effect.`
        : `The front matter says ${quoted(value)}, which is not known, so it has no effect.`;
      const hint = isOutside
        ? `Begin the file with a line of \`---\`, and end the front matter with another; write ${entry}.`
        : `Write ${entry}.`;
      yield { message, hint, position, severity: 'warning' };
    }
  },
};
