import { emojiIn, progressWord, statusEmoji } from '../../plan/status.ts';
import { type Figures, progressWords, type TypedStatus } from '../../rules/support/figures.ts';
import { type Edit, replacingAll } from './edit.ts';

type ProgressStatus = TypedStatus['value'];

/** The author's notation for a status: the first symbol and the first word used for it and for nothing else. */
export interface Notation {
  symbols: ReadonlyMap<ProgressStatus, string>;
  /** The first symbols whose meaning only the author knows. */
  ownSymbols: ReadonlyMap<ProgressStatus, string>;
  words: ReadonlyMap<ProgressStatus, string>;
}

/** The notation of the rows, or of the headings. */
export function notationOf(figures: readonly Figures[], kind: Figures['kind']): Notation {
  const typed = figures.flatMap((one) => (one.kind === kind && one.status ? one.status : [])).toReversed();
  const sound = typed.filter(({ value, symbols, word }) => {
    const meanings = [symbols && emojiIn(symbols.value)?.status, word && progressWord(word.value)?.value];
    return meanings.every((meaning) => (meaning ?? value) === value);
  });
  const symbols = sound.flatMap(({ value, symbols }) => (symbols ? [[value, symbols.value] as const] : []));
  return {
    symbols: new Map(symbols),
    ownSymbols: new Map(symbols.filter(([, symbol]) => !onlyEmoji.test(symbol))),
    words: new Map(sound.flatMap(({ value, word }) => (word ? [[value, word.value]] : []))),
  };
}

const emoji = { done: '✅', 'in-progress': '🔄', todo: '⏳' } as const satisfies Record<ProgressStatus, string>;
const onlyEmoji = new RegExp(`^(?:${statusEmoji}\\s*)+$`, 'u');

/**
 * Corrects a status, symbol for symbol and word for word. No edits for a symbol whose meaning only its author knows.
 */
export function statusEdits({ kind, status, truth, tally }: Figures, notation: Notation, source: string): Edit[] {
  // A line about the plan or a phase may be its author's own judgement.
  if (status === null || kind === 'line' || status.value === truth || tally.total === 0) return [];
  const { symbols, word } = status;
  const symbol = symbols && symbolLike(symbols.value, truth, notation);
  if (symbol === undefined) return [];
  const pieces = symbols && symbol !== null ? [[symbols, symbol] as const] : [];
  if (word) return replacingAll([...pieces, [word, wordLike(word.value, truth, notation)]], source);
  if (kind === 'heading') return replacingAll(pieces, source);
  return symbols ? replacingAll([[symbols, wholeOf(truth, notation)]], source) : [];
}

/** Undefined if there is none to choose: an author's own symbol is only replaced by another one of theirs. */
function symbolLike(typed: string, truth: ProgressStatus, { symbols, ownSymbols }: Notation): string | undefined {
  return onlyEmoji.test(typed) ? (symbols.get(truth) ?? emoji[truth]) : ownSymbols.get(truth);
}

function wordLike(typed: string, truth: ProgressStatus, { words }: Notation): string {
  return words.get(truth) ?? inCaseOf(typed, progressWords[truth]);
}

function inCaseOf(typed: string, word: string): string {
  if (typed === typed.toLowerCase()) return word.toLowerCase();
  return typed === typed.toUpperCase() ? word.toUpperCase() : word;
}

/** In place of a ✅ without a word. */
function wholeOf(truth: ProgressStatus, { symbols, words }: Notation): string {
  const symbol = symbols.get(truth);
  return `${symbol === undefined ? '' : `${symbol} `}${words.get(truth) ?? progressWords[truth]}`;
}
