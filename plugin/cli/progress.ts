import type { Output } from './io.ts';

const PATIENCE = 500;
const PACE = 100;
const ERASE = '\r\u001b[K';

/** A line that says how far a check is, and that nothing is left of in the end. */
export interface Progress {
  /** Says how many plans are done. */
  tick(done: number): void;
  /** Erases the line. */
  end(): void;
}

/**
 * A progress line in a terminal, for whoever waits longer than half a second; nothing anywhere else.
 *
 * @param now milliseconds from any start
 */
export function progressLine(
  total: number,
  output: Output,
  now: () => number = performance.now.bind(performance),
): Progress {
  const start = now();
  let shown: number | null = null;
  return {
    tick: (done) => {
      if (!output.isTTY) return;
      const time = now();
      if (time - start < PATIENCE || (shown !== null && time - shown < PACE)) return;
      shown = time;
      output.write(`${ERASE}Checked ${done} of ${total} plans…`);
    },
    end: () => {
      if (shown !== null) output.write(ERASE);
    },
  };
}
