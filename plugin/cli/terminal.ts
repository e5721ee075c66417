import type { Io, Output } from './io.ts';

/**
 * Whether to colour what goes to an output: never with `NO_COLOR`, else always with `FORCE_COLOR`, else in a terminal.
 *
 * @see https://no-color.org and https://force-color.org
 */
export function wantsColors({ NO_COLOR, FORCE_COLOR, TERM }: Io['env'], { isTTY }: Output): boolean {
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return isTTY === true && TERM !== 'dumb';
}

const GUTTER = 12;
const NARROWEST = 40;

/** How wide a line of source may be in an output; undefined where that is no terminal. */
export function sourceColumns({ columns }: Output): number | undefined {
  return columns === undefined ? undefined : Math.max(NARROWEST, columns - GUTTER);
}
