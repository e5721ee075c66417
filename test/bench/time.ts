/** What a step took, and what it returned last. */
export interface Timed<Value> {
  ms: number;
  value: Value;
}

/** The median time of a step; the first of several runs is not counted. */
export async function time<Value>(runs: number, step: () => Value | Promise<Value>): Promise<Timed<Value>> {
  const times: number[] = [];
  for (;;) {
    const start = performance.now();
    const value = await step();
    times.push(performance.now() - start);
    if (times.length === runs) return { ms: median(times.slice(runs > 1 ? 1 : 0)), value };
  }
}

/** The middle one of several numbers, the upper of two. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** `2.71, expected at least 2`, marked where it is not met. */
export function atLeast(value: number, expected: number): string {
  return verdict(value, value >= expected, `at least ${expected}`);
}

/** `0.31, expected at most 0.2`, marked where it is not met. */
export function atMost(value: number, expected: number): string {
  return verdict(value, value <= expected, `at most ${expected}`);
}

function verdict(value: number, isMet: boolean, expected: string): string {
  return `${value.toFixed(2)}, expected ${expected}: ${isMet ? 'met' : 'NOT MET'}`;
}

/** Megabytes that this process has had in memory at most. */
export function peakMemory(): number {
  return process.resourceUsage().maxRSS / 1024;
}
