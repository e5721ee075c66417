/** Values with a type: estimates, counts and paths. */
import { sourced, splitText } from '../inline/inline-text.ts';
import { foreignLabels } from '../labels.ts';
import type { InlineText, Sourced, Span } from '../model.ts';
import { alphanumeric, digit, inPlainWidth } from '../text/letters.ts';
import { blankNotes } from '../text/note.ts';
import { type Range, trimmedRange } from '../text/range.ts';
import type { Source } from '../text/source.ts';
import { anyOf, numberOf, unitOf } from '../units.ts';

const hoursPer = { m: 1 / 60, h: 1, d: 8, w: 40 };
const units = anyOf(['m', 'h', 'd', 'w']);
const number = String.raw`([½¼¾]|1/[24]|3/4|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)`;
/** The minutes of `1h30`. */
const minutes = String.raw`(?:(?<=\d\s?h)([0-5]\d)(?!${alphanumeric}|[.,:]|\s{0,3}${units}))?`;
/** A number and its unit. A digit follows the unit directly only if it starts the next part, as in `1h30m`. */
const part = new RegExp(
  String.raw`${number}(?:\s{0,3}(?:[-–—]|to)\s{0,3}${number})?\s{0,3}${units}${minutes}(?![${digit}](?!\d{0,3}\s{0,3}${units}))`,
  'iuy',
);
const between = /\s{0,3}(?:[-–—]|to)\s{0,3}/iy;
const gap = /\s{0,3}(?:,|and|[+&])?\s{0,3}/iy;

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
  const [whole, low = '', high = low, word, glued = '', minutes = '0'] = match;
  const mean = (numberOf(low) + numberOf(high)) / 2;
  const unit = unitOf(word ?? glued) as keyof typeof hoursPer;
  return { hours: mean * hoursPer[unit] + Number(minutes) / 60, end: from + whole.length };
}

function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

/** Allowed in front of a duration: `~`, or a size with the duration in brackets or after a dash. */
const before = /(?:[\s~≈<≤]|(?:X{0,2}[SL]|M|small|medium|large|low|high)\s?[(（:,–—-])*/iy;

/**
 * An estimate in hours: `2h`, `30 min`, `1.5 days`, `1,5 days`, `1h30m`, `1h30`, a range at its mean; a day is 8 hours and a week 5 days.
 * Null for anything else, such as `M`. What follows the duration is a note.
 */
export function hoursOf(text: string): number | null {
  const written = inPlainWidth(text);
  return durationAt(written, lengthAt(before, written, 0))?.hours ?? null;
}

const bracketed = new RegExp(
  String.raw`[(（[](?:est(?:imated?)?[.:：]?\s|(?:${foreignLabels('estimate').join('|')})\s?[:：]\s?)?([~≈\s]{0,3}\d[^()（）[\]]{0,30})[)）\]]`,
  'giu',
);

/** `(~1.5h)` or `[est. 2h]` in a title: brackets that hold a duration and nothing else. */
export function titleEstimate(inline: InlineText, { from, to }: Range): Sourced | null {
  const text = inline.text.slice(from, to);
  if (!/[(（[]/.test(text)) return null;
  for (const match of text.matchAll(bracketed)) {
    const value = match[1] ?? '';
    const lead = lengthAt(/[\s~≈]*/y, value, 0);
    if (/^[\s.]*$/.test(value.slice(durationAt(value, lead)?.end ?? 0))) {
      const start = from + match.index + match[0].length - 1 - value.length;
      return sourced(inline, start, start + value.length);
    }
  }
  return null;
}

/** The first number of a Total Tasks value and its range; null where it cannot be checked (`~12`, `10-12`, `12+`, `X`). */
export function totalOf(text: string): (Range & { number: number }) | null {
  if (/[~≈]|\babout\b|\bapprox/i.test(text)) return null;
  const match = /\d+/.exec(text);
  if (!match || /^\s*(?:[-–—〜～]\s*\d|\+|(?:to|or)\b)/i.test(text.slice(match.index + match[0].length))) return null;
  return { number: Number(match[0]), from: match.index, to: match.index + match[0].length };
}

/**
 * The paths of a Files value: code spans and links, or comma-separated pieces without spaces that have a `/` or an
 * extension. Text in brackets is a note; a comma in braces belongs to a glob.
 */
export function filesOf(inline: InlineText, source: Source | null): Sourced[] {
  const text = blankNotes(inline.text).replace(/\{[^{}\s]*\}/g, (braces) => ' '.repeat(braces.length));
  return splitText(inline, text, /[,;\r\n、，；]/g).flatMap((piece) => inPiece(piece, source));
}

function inPiece(piece: InlineText, source: Source | null): Sourced[] {
  const blank = blankNotes(piece.text);
  const spans = piece.spans.filter(({ kind, from, to }) => isMark(kind) && blank.slice(from, to).trim() !== '');
  if (!piece.spans.some(({ kind }) => isMark(kind))) return plainPath(piece, blank, source);
  return spans.flatMap((span) => {
    const text = sourced(piece, span.from, span.to);
    if (/^[a-z][a-z0-9+.-]*:/i.test(span.url ?? '')) return [];
    if (isPath(text.value)) return [text];
    if (span.kind === 'code') return isAlone(blank, span) ? [text] : [];
    return span.url !== undefined && isPath(span.url) ? [{ ...text, value: span.url }] : [];
  });
}

function isMark(kind: Span['kind']): boolean {
  return kind === 'code' || kind === 'link';
}

/** A piece that is a path without code span or link. */
function plainPath(piece: InlineText, blank: string, source: Source | null): Sourced[] {
  const { from, to } = trimmedRange(blank, { from: 0, to: blank.length });
  const end = /[.:]$/.test(blank.slice(from, to)) ? to - 1 : to;
  const path = asWritten(sourced(piece, from, end), source);
  return isPath(path.value) ? [path] : [];
}

/** What Markdown took for emphasis in a path, as in `src/__tests__/`, is read from the source. */
export function asWritten({ value, position }: Sourced, source: Source | null): Sourced {
  const written = position && source?.text.slice(position.start.offset, position.end.offset);
  return { value: written !== undefined && !/[\\&]/.test(written) ? written : value, position };
}

/** Without spaces, and with a `/` or an extension; an address or `n/a` is not a path. */
export function isPath(text: string): boolean {
  if (/\s|^[a-z]+:\/\/|^n\/a$/i.test(text)) return false;
  return /[^/]\/|\/[^/]/.test(text) || /[\p{L}\p{N}_*\]})-]\.[A-Za-z][\w-]{0,11}$|^\.[A-Za-z][\w.-]+$/u.test(text);
}

/** A code span that is all of its piece: `Makefile`, but not a name in a sentence. */
function isAlone(blank: string, { from, to }: Span): boolean {
  return !/\s/.test(blank.slice(from, to)) && (blank.slice(0, from) + blank.slice(to)).trim() === '';
}
