import { emojiIn, progressWord } from '../../plan/status.ts';
import type { Figures, TypedStatus } from '../../rules/support/figures.ts';

type ProgressStatus = TypedStatus['value'];

/** What an author writes for a status: the first symbol and the first word that say it and nothing else. */
export interface Notation {
  symbols: ReadonlyMap<ProgressStatus, string>;
  words: ReadonlyMap<ProgressStatus, string>;
}

/** The notation of the rows, or of the headings. */
export function notationOf(figures: readonly Figures[], kind: Figures['kind']): Notation {
  const typed = figures.flatMap((one) => (one.kind === kind && one.status ? one.status : [])).toReversed();
  const sound = typed.filter(({ value, symbols, word }) => {
    const meanings = [symbols && emojiIn(symbols.value)?.status, word && progressWord(word.value)?.value];
    return meanings.every((meaning) => (meaning ?? value) === value);
  });
  return {
    symbols: new Map(sound.flatMap(({ value, symbols }) => (symbols ? [[value, symbols.value]] : []))),
    words: new Map(sound.flatMap(({ value, word }) => (word ? [[value, word.value]] : []))),
  };
}
