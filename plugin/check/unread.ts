import type { Examined } from './examine.ts';
import type { PathFault } from './path-fault.ts';

/**
 * Why a plan cannot pass on which nothing is reported: it was not read, and the rule that would say so is off. Null for
 * any other.
 */
export function silentlyUnread({ plan, findings }: Pick<Examined, 'plan' | 'findings'>): PathFault | null {
  if (plan.excess === null || findings.length > 0) return null;
  return {
    message: `${plan.path ?? plan.id} was not read, and \`too-large\` is off. ${plan.excess.message}`,
    hint: `${plan.excess.hint} To leave the file out, name it in \`ignore\`.`,
  };
}
