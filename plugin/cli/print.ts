import type { PathFault } from '../check/contents.ts';
import { visible } from '../check/reporters/visible.ts';
import type { Output } from './io.ts';

/** Says what could not be found, read or written. */
export function printFaults(faults: readonly PathFault[], stderr: Output): void {
  for (const { message, hint } of faults) stderr.write(`planwright: ${visible(message)} ${visible(hint)}\n`);
}

/** Says what is wrong with arguments or settings: on one line, and what there is to list on lines of their own. */
export function printError(error: { message: string; hint: string }, stderr: Output): void {
  const [message = '', ...details] = error.message.split('\n').map(visible);
  const hint = visible(error.hint);
  const lines = details.length > 0 ? [message, ...details, hint] : [`${message} ${hint}`];
  stderr.write(`planwright: ${lines.join('\n')}\n`);
}
