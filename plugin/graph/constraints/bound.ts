/** The bound that a liveness guarantee gives: a time, or a number of tries. */

import { digit, letter } from '../../plan/text/letters.ts';
import { numberWords } from '../../plan/vocabulary.ts';

/** The limits of a guarantee, the first of each kind. At least one of the two is set. */
export interface TimeBound {
  seconds?: number;
  count?: number;
}

const secondsOf: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };
const number = String.raw`(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d{1,15})?|${numberWords.join('|')})`;
const atLast = String.raw`(?<![${letter}${digit}]|\d[.,])(?:${number}\s?(?:[-–—]|to\s)\s?)?${number}[\s-]{0,2}`;
const unit = 'ms|milliseconds?|millisecs?|msecs?|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?';
const durations = new RegExp(`${atLast}(${unit})(?![${letter}${digit}])`, 'giu');
const tries = new RegExp(
  String.raw`${atLast}(?:(?:(?!(?:${unit})\s)[${letter}]{1,20}\s)?(?:retries|attempts|tries)|retry|attempt|try|times?)(?![${letter}${digit}])`,
  'iu',
);

/**
 * Reads a guarantee such as `30 seconds`, `1 h 30 min` or `5 retries within a day`; of a range the upper end counts. A
 * unit of one letter is a small one.
 *
 * @returns null where it bounds nothing
 */
export function boundOf(text: string): TimeBound | null {
  const [seconds, count] = [durationIn(text), countIn(text)];
  if (seconds === null && count === null) return null;
  return { ...(seconds !== null && { seconds }), ...(count !== null && { count }) };
}

function countIn(text: string): number | null {
  const match = tries.exec(text);
  return match ? amountOf(match[2]) : null;
}

/** The first duration; what follows it in smaller units is part of it. */
function durationIn(text: string): number | null {
  let sum: number | null = null;
  let [end, smallest] = [0, Number.POSITIVE_INFINITY];
  for (const { index, 0: whole, 2: value, 3: name = '' } of text.matchAll(durations)) {
    if (/^[A-Z]$/.test(name)) continue;
    const size = secondsOf[/^ms|^mill/i.test(name) ? 'ms' : name.charAt(0).toLowerCase()] ?? 0;
    if (sum !== null && (size >= smallest || !/^\s*(?:,|and)?\s*$/.test(text.slice(end, index)))) break;
    sum = (sum ?? 0) + amountOf(value) * size;
    [end, smallest] = [index + whole.length, size];
  }
  return sum === null ? null : Math.round(sum * 1000) / 1000;
}

function amountOf(written = ''): number {
  const numeral = numberWords.indexOf(written.toLowerCase());
  return numeral < 0 ? Number(written.replaceAll(',', '')) : numeral + 1;
}
