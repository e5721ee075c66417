/** The lines of a text, as Markdown breaks them. */

/** A line: its number, and its offsets without the line break. */
export interface Line {
  number: number;
  start: number;
  end: number;
}

/** The lines from an offset on, at which one begins. */
export function* linesFrom(offset: number, text: string): Generator<Line, void, undefined> {
  let number = offset === 0 ? 1 : text.slice(0, offset).split(/\r\n|\n|\r/).length;
  const lineEnd = /\r\n|\n|\r|$/g;
  for (let start = offset; start < text.length; number++) {
    lineEnd.lastIndex = start;
    const match = lineEnd.exec(text);
    const end = match?.index ?? text.length;
    yield { number, start, end };
    start = end + Math.max(1, match?.[0].length ?? 1);
  }
}

/** Where what is no front matter begins, behind a byte order mark; the very start where front matter begins and does not end. */
export function bodyStart(text: string): number {
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  const begin = /^\uFEFF?---[ \t]*(?:\r\n|\n|\r)/.exec(text);
  if (!begin) return mark;
  const end = /(?<=[\r\n])---[ \t]*(?=[\r\n]|$)/g;
  end.lastIndex = begin[0].length;
  const match = end.exec(text);
  return match ? match.index + match[0].length : 0;
}
