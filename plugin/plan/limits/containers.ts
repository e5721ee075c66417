/** The lists and quotes that the lines of a text stand in, told without parsing it: what limits are held against. */

/** A place in a line: its offset, and the column that tabs lead to. */
interface Cursor {
  at: number;
  column: number;
}

/** A quote, or a list item whose content begins some columns behind its parent's. */
type Container = 'quote' | number;

/** A fence of code or a piece of HTML that is open, and how many containers it stands in. */
interface Raw {
  depth: number;
  /** Whether a line behind its first is its last. */
  ends(line: string): boolean;
  /** It may end on its first line. */
  short: boolean;
}

/** What a line is, as far as containers go. */
export interface LineKind {
  /** How many lists and quotes it stands in. */
  depth: number;
  /** Where its own content begins, behind all markers; an offset in the text. */
  from: number;
  /** In or at the edge of a fence of code, or of HTML that is no paragraph for sure. */
  code: boolean;
  blank: boolean;
  /** How many list items and quotes begin on it; no paragraph then goes on from the line before. */
  opened: number;
  /** Goes on with a paragraph without the markers of its containers. */
  lazy: boolean;
  /** How many of the containers before it has ended. */
  closed: number;
}

const bullet = /[-*+](?=[ \t\r\n]|$)|\d{1,9}[.)](?=[ \t\r\n]|$)/y;
const thematicBreak = /([-*_])(?:[ \t]*\1){2,}[ \t]*(?=[\r\n]|$)/y;
const fenceMark = /`{3,}(?=[^`\r\n]*(?:[\r\n]|$))|~{3,}/y;

/**
 * Follows containers from line to line by CommonMark's own algorithm ("Phase 1: block structure"), without building
 * anything. Lines are to be given in order. The time that a line takes goes by its length and by its depth.
 *
 * @param most the depth past which nothing further is told apart
 */
export function containerReader(text: string, most: number): (start: number, end: number) => LineKind {
  let open: Container[] = [];
  let raw: Raw | null = null;
  let isParagraph = false;
  let isHtml = false;

  return (start, end) => {
    const cursor: Cursor = { at: start, column: 0 };
    const matched = matchContainers(open, cursor, text, end);
    const blank = text.slice(cursor.at, end).trim() === '';
    if (raw && matched >= raw.depth) {
      if (raw.ends(text.slice(cursor.at, end))) raw = null;
      isParagraph = false;
      return { depth: matched, from: cursor.at, code: true, blank, opened: 0, lazy: false, closed: 0 };
    }
    const added = blank ? [] : newContainers(cursor, text, end, most - matched);
    // A paragraph goes on over lines that leave its containers out.
    const isLazy = isParagraph && !blank && added.length === 0 && matched < open.length;
    const closed = isLazy ? 0 : open.length - matched;
    if (closed > 0 || added.length > 0) open = [...open.slice(0, matched), ...added];
    isHtml = !blank && (isHtml || begins(tag, cursor, text, end));
    const found = blank || isHtml ? null : rawAt(cursor, open.length, text, end);
    raw = found?.short && found.ends(text.slice(cursor.at, end)) ? null : found;
    isParagraph = !blank && found === null;
    return {
      depth: open.length,
      from: cursor.at,
      code: found !== null,
      blank,
      opened: added.length,
      lazy: isLazy,
      closed,
    };
  };
}

/** Passes over the markers and the indentation of the containers that are open; gives how many of them go on. */
function matchContainers(open: readonly Container[], cursor: Cursor, text: string, end: number): number {
  for (const [index, container] of open.entries()) {
    const next = skipSpaces(cursor, text, end, container === 'quote' ? 3 : container);
    if (container === 'quote') {
      if (text[next.at] !== '>' || next.at >= end) return index;
      Object.assign(cursor, behindQuote(next, text, end));
    } else if (next.column - cursor.column >= container) Object.assign(cursor, next);
    else if (text.slice(next.at, end).trim() !== '') return index;
  }
  return open.length;
}

function newContainers(cursor: Cursor, text: string, end: number, most: number): Container[] {
  const added: Container[] = [];
  while (added.length <= most) {
    const next = skipSpaces(cursor, text, end, 4);
    if (next.column - cursor.column >= 4 || next.at >= end || matches(thematicBreak, next.at, text)) return added;
    if (text[next.at] === '>') {
      added.push('quote');
      Object.assign(cursor, behindQuote(next, text, end));
      continue;
    }
    const marker = matches(bullet, next.at, text);
    if (marker === 0) return added;
    const behind = { at: next.at + marker, column: next.column + marker };
    const content = skipSpaces(behind, text, end, 5);
    const wide = content.column - behind.column > 4 || content.at >= end;
    const begin = wide ? skipSpaces(behind, text, end, 1) : content;
    added.push(behind.column + (wide ? 1 : content.column - behind.column) - cursor.column);
    Object.assign(cursor, begin);
  }
  return added;
}

function behindQuote({ at, column }: Cursor, text: string, end: number): Cursor {
  return skipSpaces({ at: at + 1, column: column + 1 }, text, end, 1);
}

/** Passes over spaces and tabs, up to so many columns; what a tab leads further stays, as the rest of that tab. */
function skipSpaces({ at, column }: Cursor, text: string, end: number, most: number): Cursor {
  const limit = column + most;
  const cursor = { at, column };
  while (cursor.at < end && cursor.column < limit) {
    if (text[cursor.at] !== ' ' && text[cursor.at] !== '\t') break;
    const next = cursor.column + (text[cursor.at] === ' ' ? 1 : 4 - (cursor.column % 4));
    if (next <= limit) cursor.at++;
    cursor.column = Math.min(next, limit);
  }
  return cursor;
}

/** CommonMark's HTML blocks of kinds 1 to 5, by what they begin and end with. */
const htmlEnds: [begin: RegExp, end: RegExp][] = [
  [/<(?:script|pre|style|textarea)(?=[\s>]|$)/iy, /<\/(?:script|pre|style|textarea)>/i],
  [/<!--/y, /-->/],
  [/<\?/y, /\?>/],
  [/<![A-Za-z]/y, />/],
  [/<!\[CDATA\[/y, /\]\]>/],
];
/** HTML that ends with a blank line; or a paragraph, so that lists count in it, but no fence does. */
const tag = /<\/?(?!(?:script|pre|style|textarea)[\s>])[A-Za-z]/iy;

/** A fence of code, or HTML that is no paragraph for sure, which begins on this line. */
function rawAt(cursor: Cursor, depth: number, text: string, end: number): Raw | null {
  const { at, column } = skipSpaces(cursor, text, end, 4);
  if (column - cursor.column >= 4) return null;
  const size = matches(fenceMark, at, text);
  const mark = text[at] ?? '';
  if (size > 0) return { depth, short: false, ends: (line) => isFence(line.trim(), mark, size) };
  const html = htmlEnds.find(([begin]) => matches(begin, at, text) > 0);
  return html ? { depth, short: true, ends: (line) => html[1].test(line) } : null;
}

function begins(pattern: RegExp, cursor: Cursor, text: string, end: number): boolean {
  const { at, column } = skipSpaces(cursor, text, end, 4);
  return column - cursor.column < 4 && matches(pattern, at, text) > 0;
}

function isFence(line: string, mark: string, size: number): boolean {
  return line.length >= size && line === mark.repeat(line.length);
}

/** How many characters a pattern takes at a place. */
function matches(pattern: RegExp, at: number, text: string): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}
