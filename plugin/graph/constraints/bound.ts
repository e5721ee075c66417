/** The bound that a liveness guarantee gives: a time, or a number of tries. */

import { alphanumeric, digit, letter, wordEnd } from '../../plan/text/letters.ts';
import { pattern } from '../../plan/text/pattern.ts';
import { anyOf, numberOf, type Unit, unitOf } from '../../plan/units.ts';
import { numberWords } from '../../plan/vocabulary.ts';

/** The limits of a guarantee, the first of each kind. At least one of the two is set. */
export interface TimeBound {
  seconds?: number;
  count?: number;
}

const secondsOf: Readonly<Record<Unit, number>> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };
const units = anyOf(['ms', 's', 'm', 'h', 'd', 'w']);
const number = String.raw`(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:[.,]\d{1,15})?|${numberWords.join('|')})`;
const atLast = String.raw`(?<!${alphanumeric}|\d[.,])(?:${number}\s?(?:[-–—]|to\s)\s?)?${number}[\s-]{0,2}`;
const durations = new RegExp(`${atLast}${units}(?![${digit}])`, 'giu');
const tries = pattern`${atLast}(?:(?:(?:(?!${units}\s)${letter}{1,20}\s)?(?:retries|attempts|tries)|retry|attempt|try|times?|Versuchen?|Wiederholungen|tentatives?|essais|intentos?|reintentos?|tentativas?|попыт(?:ка|ки|ок))${wordEnd}|[回次회])`;

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
  for (const { index, 0: whole, 2: value, 3: word, 4: glued = '' } of text.matchAll(durations)) {
    const unit = unitOf(word ?? glued);
    if (unit === undefined || /^[A-Z]$/.test(word ?? '')) continue;
    const size = secondsOf[unit];
    if (sum !== null && (size >= smallest || !/^\s*(?:,|and)?\s*$/.test(text.slice(end, index)))) break;
    sum = (sum ?? 0) + amountOf(value) * size;
    [end, smallest] = [index + whole.length, size];
  }
  return sum === null ? null : Math.round(sum * 1000) / 1000;
}

function amountOf(written = ''): number {
  const numeral = numberWords.indexOf(written.toLowerCase());
  return numeral < 0 ? numberOf(written) : numeral + 1;
}
