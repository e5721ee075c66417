import type { Output } from './io.ts';

const PATIENCE = 500;
const PACE = 100;
const ERASE = '\r\u001b[K';

/** A progress line, erased at the end. */
export interface Progress {
  tick(text: string): void;
  /** Erases the line. */
  end(): void;
}

/**
 * A progress line in a terminal, shown after half a second; nothing anywhere else.
 *
 * @param now milliseconds from any start
 */
export function progressLine(output: Output, now: () => number = performance.now.bind(performance)): Progress {
  const start = now();
  let shown: number | null = null;
  return {
    tick: (text) => {
      if (!output.isTTY) return;
      const time = now();
      if (time - start < PATIENCE || (shown !== null && time - shown < PACE)) return;
      shown = time;
      output.write(`${ERASE}${text}…`);
    },
    end: () => {
      if (shown !== null) output.write(ERASE);
    },
  };
}
