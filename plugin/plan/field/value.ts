/** Values with a type: estimates and typed counts. */
import { sourced } from '../flow/flow.ts';
import type { Flow, Sourced } from '../model.ts';
import type { Range } from '../text/range.ts';

const hoursPer: Readonly<Record<string, number>> = { m: 1 / 60, h: 1, d: 8, w: 40 };
const number = String.raw`(\d+(?:\.\d+)?)`;
const part = new RegExp(
  String.raw`${number}(?:\s{0,3}(?:[-–—]|to)\s{0,3}${number})?\s{0,3}(min(?:ute)?s?|m|h(?:(?:ou)?rs?)?|d(?:ays?)?|w(?:eeks?|ks?)?)(?![\p{L}\p{N}])`,
  'iuy',
);
const between = /\s{0,3}(?:[-–—]|to)\s{0,3}/iy;
const gap = /\s{0,3}(?:,|and)?\s{0,3}/iy;

/** A length of time, and where it ends. */
interface Duration {
  hours: number;
  end: number;
}

/** `1h 30m` is a sum, `2-3 h` and `2h to 3h` are at their mean. */
function durationAt(text: string, from: number): Duration | null {
  const low = sumAt(text, from);
  const high = low && sumAt(text, low.end + lengthAt(between, text, low.end));
  if (!low || !high || high.end === low.end || lengthAt(between, text, low.end) === 0) return low;
  return { hours: (low.hours + high.hours) / 2, end: high.end };
}

function sumAt(text: string, from: number): Duration | null {
  let sum = partAt(text, from);
  for (let next = sum; next; next = partAt(text, next.end + lengthAt(gap, text, next.end))) {
    if (sum && next !== sum) sum = { hours: sum.hours + next.hours, end: next.end };
  }
  return sum;
}

function partAt(text: string, from: number): Duration | null {
  part.lastIndex = from;
  const match = part.exec(text);
  if (!match) return null;
  const [whole, low, high, unit = 'h'] = match;
  const mean = high === undefined ? Number(low) : (Number(low) + Number(high)) / 2;
  return { hours: mean * (hoursPer[unit.charAt(0).toLowerCase()] ?? 1), end: from + whole.length };
}

function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

/**
 * An estimate in hours: `2h`, `30 min`, `1.5 days`, `1h 30m`, a range at its mean; a day is 8 hours and a week 5 days.
 * Null for anything else, such as `M`. What follows the duration is a note.
 */
export function hoursOf(text: string): number | null {
  return durationAt(text, lengthAt(/[\s~≈]*/y, text, 0))?.hours ?? null;
}

/** `(~1.5h)` in a title: brackets that hold a duration and nothing else. */
export function titleEstimate(flow: Flow, { from, to }: Range): Sourced | null {
  const text = flow.text.slice(from, to);
  if (!/[(（]/.test(text)) return null;
  for (const match of text.matchAll(/[(（]([~≈\s]{0,3}\d[^()（）]{0,30})[)）]/g)) {
    const value = match[1] ?? '';
    const lead = lengthAt(/[\s~≈]*/y, value, 0);
    if (value.slice(durationAt(value, lead)?.end ?? 0).trim() === '') {
      const start = from + match.index + 1;
      return sourced(flow, start, start + value.length);
    }
  }
  return null;
}

/** A Total Tasks value: its first number and where that stands, or null where it holds none that can be judged (`~12`, `10-12`, `12+`, `X`). */
export function totalOf(text: string): (Range & { number: number }) | null {
  if (/[~≈]|\babout\b|\bapprox/i.test(text)) return null;
  const match = /\d+/.exec(text);
  if (!match || /^\s*(?:[-–—〜～]\s*\d|\+|(?:to|or)\b)/i.test(text.slice(match.index + match[0].length))) return null;
  return { number: Number(match[0]), from: match.index, to: match.index + match[0].length };
}
