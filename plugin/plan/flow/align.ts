/** Pairs each character of a node's value with the characters that it was written as. */
import { decodeString } from 'micromark-util-decode-string';

/** For each UTF-16 unit of a value, where it begins and ends in its written form. */
export interface Alignment {
  starts: Uint32Array;
  ends: Uint32Array;
}

const escapeOrReference = /\\[!-/:-@[-`{-~]|&(?:#(?:\d{1,7}|x[\da-f]{1,6})|[\da-z]{1,31});/iy;

/**
 * Walks value and written form side by side: what the value lacks (a fence, the indentation of a continued line) is passed
 * over, an escape or a character reference is read as a whole. Linear in the length of both.
 *
 * @param kind In text escapes and references mean what they stand for; code stands behind a fence of backticks
 */
export function align(value: string, written: string, kind: 'text' | 'inlineCode' | 'html'): Alignment {
  const starts = new Uint32Array(value.length);
  const ends = new Uint32Array(value.length);
  const decodes = kind === 'text';
  let at = kind === 'inlineCode' ? (/^`*/.exec(written)?.[0].length ?? 0) : 0;
  for (let index = 0; index < value.length; ) {
    let unit = unitAt(written, at, value, index, decodes);
    while (!unit && at < written.length) unit = unitAt(written, ++at, value, index, decodes);
    const { length, width } = unit ?? { length: 1, width: 0 };
    starts.fill(at, index, index + length);
    ends.fill(at + width, index, index + length);
    index += length;
    at += width;
  }
  return { starts, ends };
}

/** How many units of the value stand at a place of the written form, and how wide they are there. */
function unitAt(written: string, at: number, value: string, index: number, decodes: boolean) {
  const char = written[at];
  if (decodes && (char === '\\' || char === '&')) {
    escapeOrReference.lastIndex = at;
    const [whole] = escapeOrReference.exec(written) ?? [];
    const decoded = whole === undefined ? '' : decodeString(whole);
    if (whole !== undefined && decoded !== whole && value.startsWith(decoded, index)) {
      return { length: decoded.length, width: whole.length };
    }
  }
  if (char === undefined) return null;
  const isLineEnd = char === '\n' || char === '\r';
  return char === value[index] || (isLineEnd && value[index] === ' ') ? { length: 1, width: 1 } : null;
}
