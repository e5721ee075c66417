import type { PathFault } from '../check/path-fault.ts';
import { visible } from '../check/reporters/visible.ts';
import type { Output } from './io.ts';

/** Says what could not be found, read or written. */
export function printFaults(faults: readonly PathFault[], stderr: Output): void {
  for (const { message, hint } of faults) stderr.write(`planwright: ${visible(message)} ${visible(hint)}\n`);
}
