import type { Rule } from './support/rule.ts';
import { quoted } from './support/wording.ts';

export const malformed: Rule = {
  summary: 'The file is not UTF-8, contains a NUL character, or has front matter that cannot be read.',
  severity: 'error',
  *check({ plan }) {
    yield* plan.faults.map(({ message, hint, position }) => ({ message, hint, position }));
    const order = plan.unknownPhaseOrder;
    if (!order) return;
    yield {
      message: `The front matter says ${quoted(order.value)}, which the format does not know, so it has no effect.`,
      hint: 'Write `phaseOrder: implied` if each phase waits for the one before it, or `phaseOrder: none` if none does.',
      position: order.position,
      severity: 'warning',
    };
  },
};
