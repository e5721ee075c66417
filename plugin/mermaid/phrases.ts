const words = new Intl.Segmenter('ja', { granularity: 'word' });
const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** Letters of scripts without blanks between words, and their punctuation. */
const letter = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3000-\u303f\uff00-\uffef]`;
const unspaced = new RegExp(letter, 'u');
const begins = new RegExp(`^${letter}`, 'u');
const ends = new RegExp(`${letter}$`, 'u');
/** Must not start a line: closing punctuation, marks that repeat or lengthen, small kana, a particle of one letter. */
const closing =
  /^(?:[\p{Pe}\p{Pf}\p{Po}\p{Lm}\p{M}\p{Co}ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ〜％]|\p{Script=Hiragana}$)/u;
/** Must not end one. */
const opening = /[\p{Ps}\p{Pi}\p{Co}]$/u;
/** No word of a dictionary is longer. */
const LONGEST_WORD = 8;

/**
 * Splits text without spaces where a line may break: between words of Chinese, Japanese and the like, not before closing or
 * after opening punctuation, and never with a single character left at the end.
 */
export function phrasesOf(text: string): string[] {
  if (!unspaced.test(text)) return [text];
  const phrases: string[] = [];
  for (const piece of piecesOf(text)) {
    const last = phrases.at(-1);
    if (last === undefined || isBreak(last, piece)) phrases.push(piece);
    else phrases[phrases.length - 1] = last + piece;
  }
  const last = phrases.at(-1) ?? '';
  if (phrases.length > 1 && isSingle(last)) phrases.splice(-2, 2, `${phrases.at(-2)}${last}`);
  return phrases;
}

function piecesOf(text: string): string[] {
  return segments(words, text).flatMap((word) =>
    word.length > LONGEST_WORD && begins.test(word) ? segments(graphemes, word) : [word],
  );
}

const segments = (segmenter: Intl.Segmenter, text: string) =>
  Array.from(segmenter.segment(text), ({ segment }) => segment);

const isBreak = (before: string, after: string) =>
  (ends.test(before) || begins.test(after)) && !closing.test(after) && !opening.test(before);

/** One letter, whatever punctuation is around it. */
const isSingle = (phrase: string) => [...phrase.matchAll(/[\p{L}\p{N}]/gu)].length < 2;
