/** Values with a type: estimates, files and typed counts. */
import { sourced } from './flow.ts';
import type { Flow, Sourced } from './model.ts';

const hoursPer: Readonly<Record<string, number>> = { m: 1 / 60, h: 1, d: 8, w: 40 };
const duration =
  /(\d+(?:\.\d+)?)(?:\s*(?:[-–—]|to)\s*(\d+(?:\.\d+)?))?\s*(min(?:ute)?s?|m|h(?:(?:ou)?rs?)?|d(?:ays?)?|w(?:eeks?|ks?)?)(?![\p{L}\p{N}])/iuy;

/**
 * An estimate in hours: `2h`, `30 min`, `1.5 days`, `1h 30m`, a range at its mean; a day is 8 hours and a week 5 days.
 * Null for anything else, such as `M`.
 */
export function hoursOf(text: string): number | null {
  let at = /^[\s~≈]*/.exec(text)?.[0].length ?? 0;
  let hours: number | null = null;
  for (;;) {
    duration.lastIndex = at;
    const match = duration.exec(text);
    if (!match) return hours;
    const low = Number(match[1]);
    const mean = match[2] === undefined ? low : (low + Number(match[2])) / 2;
    hours = (hours ?? 0) + mean * (hoursPer[(match[3] ?? 'h').charAt(0).toLowerCase()] ?? 1);
    at += match[0].length + (/^\s*/.exec(text.slice(at + match[0].length))?.[0].length ?? 0);
  }
}

/** `(~1.5h)` in a title. */
export function titleEstimate(flow: Flow, from: number, to: number): Sourced | null {
  const match = /\(\s*([~≈]?\s*\d[^()]{0,30})\)/.exec(flow.text.slice(from, to));
  if (!match?.[1] || hoursOf(match[1]) === null) return null;
  const start = from + match.index + match[0].indexOf(match[1]);
  return sourced(flow, start, start + match[1].length);
}

/**
 * The paths of a Files value: code spans and links, or comma-separated pieces without spaces that have a `/` or an
 * extension. What stands in brackets is a note.
 */
export function filesOf(flow: Flow): Sourced[] {
  const notes = bracketRanges(flow.text);
  const outside = (from: number) => !notes.some(([start, end]) => from >= start && from < end);
  const files: { from: number; file: Sourced }[] = [];
  for (const span of flow.spans) {
    if ((span.kind !== 'code' && span.kind !== 'link') || !outside(span.from)) continue;
    const file = sourced(flow, span.from, span.to);
    if (isPath(file.value) || (span.kind === 'code' && isAlone(flow.text, span.from, span.to, notes))) {
      if (!files.some((known) => known.from === span.from)) files.push({ from: span.from, file });
    }
  }
  for (const match of flow.text.matchAll(/[^,;\n、，]+/g)) {
    const file = sourced(flow, match.index, match.index + match[0].length);
    const marked = flow.spans.some(
      (span) => span.kind !== 'strong' && span.from < match.index + match[0].length && span.to > match.index,
    );
    if (!marked && outside(match.index) && isPath(file.value)) files.push({ from: match.index, file });
  }
  return files.sort((a, b) => a.from - b.from).map(({ file }) => file);
}

/** Without spaces, and with a `/` or an extension; an address or `n/a` is no path. */
function isPath(text: string): boolean {
  if (/\s|^[a-z]+:\/\/|^n\/a$/i.test(text)) return false;
  return /[^/]\/|\/[^/]/.test(text) || /[\w*\]}]\.[A-Za-z][\w-]{0,11}$|^\.[A-Za-z][\w.-]+$/.test(text);
}

/** A code span that is all of its comma-separated piece: `Makefile`, but not a name in a sentence. */
function isAlone(text: string, from: number, to: number, notes: [number, number][]): boolean {
  const start = Math.max(...[',', ';', '\n'].map((mark) => text.lastIndexOf(mark, from - 1))) + 1;
  const ends = [',', ';', '\n'].map((mark) => text.indexOf(mark, to)).filter((index) => index >= 0);
  const end = Math.min(text.length, ...ends);
  const blank = blanked(text, notes);
  return !/\s/.test(text.slice(from, to)) && (blank.slice(start, from) + blank.slice(to, end)).trim() === '';
}

function blanked(text: string, ranges: [number, number][]): string {
  let result = text;
  for (const [start, end] of ranges) result = result.slice(0, start) + ' '.repeat(end - start) + result.slice(end);
  return result;
}

function bracketRanges(text: string): [number, number][] {
  return [...text.matchAll(/\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|（[^（）\n]*）/g)].map((match) => [
    match.index,
    match.index + match[0].length,
  ]);
}

/** A Total Tasks value: its first number, or null where it holds none that can be judged (`~12`, `10-12`, `12+`, `X`). */
export function totalOf(text: string): number | null {
  if (/[~≈]|\babout\b|\bapprox/i.test(text)) return null;
  const match = /\d+/.exec(text);
  if (!match || /^\s*(?:[-–—]\s*\d|\+|(?:to|or)\b)/i.test(text.slice(match.index + match[0].length))) return null;
  return Number(match[0]);
}
