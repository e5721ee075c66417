/** What a comment may say. */
const words = ['disable-next-line', 'disable', 'enable'] as const;

export type Word = (typeof words)[number];

interface Piece {
  value: string;
  from: number;
}

/** The HTML comments in raw HTML, with where each begins. Not those in elements whose content is text, or code. */
export function commentsIn(html: string): { text: string; from: number }[] {
  if (/^<(?:pre|script|style|textarea)\b/i.test(html)) return [];
  const comments: { text: string; from: number }[] = [];
  let from = html.indexOf('<!--');
  while (from >= 0) {
    const end = html.indexOf('-->', from + 2);
    if (end < 0) break;
    comments.push({ text: html.slice(from, end + 3), from });
    from = html.indexOf('<!--', end + 3);
  }
  return comments;
}

/**
 * A comment such as `<!-- planwright-disable a, b: why -->` taken apart, offsets counted from its start; null for one that
 * does not speak to us.
 */
export function directiveIn(comment: string): { kind: Word | 'unknown'; word: Piece; rules: Piece[] } | null {
  const opening = /^<!--\s*(planwright-[a-z-]*[a-z])/.exec(comment);
  const written = opening?.[1];
  if (!opening || written === undefined) return null;
  const start = opening[0].length;
  const body = comment.slice(start, -'-->'.length);
  const colon = body.indexOf(':');
  return {
    kind: words.find((word) => written === `planwright-${word}`) ?? 'unknown',
    word: { value: written, from: start - written.length },
    rules: listed(colon < 0 ? body : body.slice(0, colon), start),
  };
}

/** The pieces between commas, trimmed; empty ones are left out. */
function listed(list: string, start: number): Piece[] {
  let from = start;
  return list.split(',').flatMap((piece) => {
    const value = piece.trim();
    const at = from + (piece.length - piece.trimStart().length);
    from += piece.length + 1;
    return value === '' ? [] : { value, from: at };
  });
}
