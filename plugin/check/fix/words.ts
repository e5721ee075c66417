import { statusEmoji } from '../../plan/status.ts';
import type { Figures, TypedStatus } from '../../rules/support/figures.ts';
import { progressWords } from '../../rules/support/figures.ts';
import { type Edit, replacingAll } from './edit.ts';
import type { Notation } from './notation.ts';

type ProgressStatus = TypedStatus['value'];

const emoji = { done: '✅', 'in-progress': '🔄', todo: '⏳' } as const satisfies Record<ProgressStatus, string>;
const onlyEmoji = new RegExp(`^(?:${statusEmoji}\\s*)+$`, 'u');

/**
 * Writes the counted status in place of a wrong one, symbol for symbol and word for word. None where a symbol has a
 * meaning that only its author knows.
 */
export function statusEdits({ kind, status, truth, tally }: Figures, notation: Notation, source: string): Edit[] {
  if (status === null || status.value === truth || tally.total === 0) return [];
  const { symbols, word } = status;
  const symbol = symbols && symbolLike(symbols.value, truth, notation);
  if (symbol === undefined) return [];
  const pieces = symbols && symbol !== null ? [[symbols, symbol] as const] : [];
  if (word) return replacingAll([...pieces, [word, wordLike(word.value, truth, notation)]], source);
  if (kind === 'heading') return replacingAll(pieces, source);
  return symbols ? replacingAll([[symbols, wholeOf(truth, notation)]], source) : [];
}

/** Undefined where nothing says which symbol it would be: one of the author's own is replaced by another such only. */
function symbolLike(typed: string, truth: ProgressStatus, { symbols }: Notation): string | undefined {
  const known = symbols.get(truth);
  if (onlyEmoji.test(typed)) return known ?? emoji[truth];
  return known === undefined || onlyEmoji.test(known) ? undefined : known;
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
