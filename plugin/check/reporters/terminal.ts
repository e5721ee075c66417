/** An output, which may be a terminal. */
interface Terminal {
  isTTY?: boolean;
  columns?: number;
}

/**
 * Whether to colour what goes to an output: never with `NO_COLOR`, else always with `FORCE_COLOR`, else in a terminal.
 *
 * @see https://no-color.org and https://force-color.org
 */
export function wantsColors(
  { NO_COLOR, FORCE_COLOR, TERM }: Readonly<Record<string, string | undefined>>,
  { isTTY }: Terminal,
): boolean {
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return isTTY === true && TERM !== 'dumb';
}

const GUTTER = 12;
const NARROWEST = 40;

/** The width of source lines in an output; undefined if it is not a terminal. */
export function sourceColumns({ columns }: Terminal): number | undefined {
  return columns === undefined ? undefined : Math.max(NARROWEST, columns - GUTTER);
}
