/** Digits and other figures, for a class of characters. */
export const digit =
  '0-9²³¹¼-¾\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u2070\u2074-\u2079\u2080-\u2089\u2150-\u218b\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\uff10-\uff19';

/**
 * All characters but letters, their marks and digits, for a class: the punctuation, blanks and signs between blocks of letters.
 *
 * V8 compiles a class anew for each expression that names it: `\p{L}` has 700 ranges, and where case is ignored, it looks for the
 * other case of each letter. So letters are those that are not among these.
 */
export const nonAlphanumeric =
  '\u0000-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7\u037e' +
  '\u0387\u055a-\u055f\u0589-\u0590\u05be\u05f3-\u060f\u061b-\u061f\u065a-\u065f\u066a-\u066d\u06d4\u0964-\u0965\u1680' +
  '\u2000-\u206f\u2071-\u2073\u207a-\u207f\u208a-\u2125\u2127-\u2129\u212c-\u2131\u2133-\u214d\u214f\u218c-\u245f\u249c-\u24e9\u2500-\u2775\u2794-\u2bff' +
  '\u2e00-\u3004\u3008-\u3030\u3036-\u3040\u30a0\u30fb\u318f-\u319f\u3200-\u33ff\ud800-\uf8ff\ufd3e-\ufd4f' +
  '\ufdfc-\ufe6f\ufefd-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\uffdd-\uffff\u{1f000}-\u{1ffff}' +
  '\u{40000}-\u{10ffff}';

export const letter = `[^${nonAlphanumeric}${digit}]`;
export const alphanumeric = `[^${nonAlphanumeric}]`;

/** Before and after a word. */
export const wordStart = `(?<!${alphanumeric})`;
export const wordEnd = `(?!${alphanumeric})`;

const aLetter = new RegExp(letter, 'u');
const aLetterOrDigit = new RegExp(alphanumeric, 'u');

export const hasLetter = (text: string): boolean => aLetter.test(text);
export const hasLetterOrDigit = (text: string): boolean => aLetterOrDigit.test(text);

/** Full-width digits, letters, points and hyphens, and hyphens that do not break, as the plain ones, which are as long. */
export function inPlainWidth(text: string): string {
  if (!/[‐‑−\uFF0D-\uFF5A]/.test(text)) return text;
  return text.replace(/[－．０-９Ａ-Ｚａ-ｚ]/g, (wide) => wide.normalize('NFKC')).replace(/[‐‑−]/g, '-');
}

/** The index of the first letter or digit of a text; its length if it has none. */
export function startOfWords(text: string): number {
  return aLetterOrDigit.exec(text)?.index ?? text.length;
}
