/** What makes a text too large to be read, told in one pass before it is parsed. */
import type { Point } from 'unist';
import type { Fault } from '../model.ts';
import { bodyStart, type Line, linesFrom } from '../text/lines.ts';
import type { Range } from '../text/range.ts';
import { containerReader } from './containers.ts';
import { effortMeter, isEasy } from './effort.ts';
import type { Limits } from './limits.ts';

/** The first thing in which a text goes beyond the limits; null where it can be parsed. Linear in its length. */
export function excessOf(text: string, limits: Limits): Fault | null {
  if (isSmall(text, limits)) return null;
  const read = containerReader(text, limits.nesting);
  const effort = effortMeter(text);
  const section = sectionMeter(text);
  for (const line of linesFrom(bodyStart(text), text)) {
    const { start, end } = line;
    const kind = read(start, end);
    if (kind.depth > limits.nesting)
      return tooDeep(limits.nesting, placeIn(text, { from: start, to: kind.from }, line));
    const long = section(line, kind.depth === 0 && !kind.code && !kind.blank);
    if (long.bytes > limits.sectionBytes) return tooLong(limits.sectionBytes, placeIn(text, long.heading, line));
    const hard = effort(start, end, kind);
    if (hard) return tooHard(placeIn(text, hard, line));
  }
  return null;
}

/** Told without looking at line after line, for nearly every plan is. */
function isSmall(text: string, { sectionBytes, nesting }: Limits): boolean {
  return text.length * MOST_BYTES <= sectionBytes && nesting >= 64 && !mayBeDeep.test(text) && isEasy(text);
}

/** Of a UTF-16 unit in UTF-8, or a line break that counts for one more. */
const MOST_BYTES = 4;

/** A line that may stand in 64 lists and quotes: a tab leads into two. */
const mayBeDeep = /(?:^|[\r\n])\uFEFF?[\s\d>*+.)-]{32}/;

/** A fault of a file for its size alone; null where it may be looked into. */
export function fileExcess(bytes: number, { fileBytes }: Limits): Fault | null {
  if (bytes <= fileBytes) return null;
  return {
    message: `The file has ${sized(bytes)}; the limit is ${sized(fileBytes)}.`,
    hint: 'Split the plan into several, or raise `limits.fileBytes`.',
    position: undefined,
  };
}

/** Bytes that a text takes as UTF-8. */
export function bytesOf(text: string, from = 0, to = text.length): number {
  let bytes = to - from;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    // Each half of a surrogate pair takes two of its four bytes.
    if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return bytes;
}

function tooDeep(most: number, position: Fault['position']): Fault {
  return {
    message: `Lists and quotes are nested more than ${most} levels deep here.`,
    hint: 'Nest them less deeply, or raise `limits.nesting`.',
    position,
  };
}

function tooLong(most: number, position: Fault['position']): Fault {
  return {
    message: `This section has more than ${sized(most)}, which is the limit from one heading to the next.`,
    hint: 'Divide it with headings, or raise `limits.sectionBytes`.',
    position,
  };
}

function tooHard(position: Fault['position']): Fault {
  return {
    message: 'This paragraph has thousands of brackets and other special characters, which take too long to read.',
    hint: 'Put it into a code block, or divide it with blank lines.',
    position,
  };
}

/** Measures from heading to heading; before the first there is no place to point at. */
function sectionMeter(text: string): (line: Line, outside: boolean) => { bytes: number; heading: Range | null } {
  let bytes = 0;
  let heading: Range | null = null;
  let before: Line | null = null;
  return (line, outside) => {
    const written = outside ? text.slice(line.start, Math.min(line.end, line.start + LONGEST_MARK)) : '';
    const titled = underline.test(written) && line.end - line.start < LONGEST_MARK ? before : null;
    if (titled || atx.test(written)) {
      const { start, end } = titled ?? line;
      heading = { from: start, to: end };
      bytes = titled ? bytesOf(text, start, end) : 0;
    }
    bytes += bytesOf(text, line.start, line.end) + 1;
    before = outside ? line : null;
    return { bytes, heading };
  };
}

const atx = /^ {0,3}#{1,6}(?:[ \t]|$)/;
const underline = /^ {0,3}(?:=+|-+)[ \t]*$/;
const LONGEST_MARK = 200;

/** Where a range stands; `line` is the one that it ends on or before. */
function placeIn(text: string, range: Range | null, line: Line): Fault['position'] {
  if (range === null) return undefined;
  const point = (offset: number): Point => {
    const head = text.slice(0, offset);
    const start = Math.max(head.lastIndexOf('\n'), head.lastIndexOf('\r')) + 1;
    return {
      line: offset >= line.start ? line.number : head.split(/\r\n|\n|\r/).length,
      column: offset - start + 1,
      offset,
    };
  };
  return { start: point(range.from), end: point(range.to) };
}

function sized(bytes: number): string {
  const [amount, unit] = bytes >= 1_000_000 ? [bytes / 1_000_000, 'MB'] : [bytes / 1000, 'KB'];
  return `${Math.ceil(amount * 100) / 100} ${unit}`;
}
