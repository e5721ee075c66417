import type { Rule } from './support/rule.ts';
import { quoted } from './support/wording.ts';

export const malformed: Rule = {
  summary: 'The file is not UTF-8, contains a NUL character, or has front matter that cannot be read.',
  severity: 'error',
  *check({ plan }) {
    yield* plan.faults.map(({ message, hint, position }) => ({ message, hint, position }));
    const order = plan.unknownPhaseOrder;
    if (!order) return;
    const entry = '`phaseOrder: implied` if each phase waits for the one before it, or `phaseOrder: none` if none does';
    yield {
      message: order.isOutside
        ? `${quoted(order.value)} is not in front matter, so it has no effect.`
        : `The front matter says ${quoted(order.value)}, which the format does not know, so it has no effect.`,
      hint: order.isOutside
        ? `Begin the file with a line of \`---\`, and end the front matter with another; write ${entry}.`
        : `Write ${entry}.`,
      position: order.position,
      severity: 'warning',
    };
  },
};
