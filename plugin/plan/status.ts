/** Marks, emoji and words that say how far a task is (FORMAT section 1). */
import type { Status } from './model.ts';

const marks: ReadonlyMap<string, Status> = new Map([
  [' ', 'todo'],
  ['x', 'done'],
  ['X', 'done'],
  ['~', 'in-progress'],
  ['-', 'in-progress'],
  ['>', 'in-progress'],
  ['/', 'in-progress'],
  ['!', 'blocked'],
]);

const emoji: ReadonlyMap<string, Status> = new Map([
  ['✅', 'done'],
  ['🔄', 'in-progress'],
  ['🚧', 'in-progress'],
  ['⏳', 'todo'],
]);

const words: readonly (readonly [RegExp, Status])[] = [
  [/^(?:pending|to[ -]?do|not[ -]started)\b/i, 'todo'],
  [/^(?:in[ -]progress|started)\b/i, 'in-progress'],
  [/^blocked\b/i, 'blocked'],
  [/^(?:completed?|done)\b/i, 'done'],
  [/^(?:discarded|shelved|cancell?ed|skipped)\b/i, 'cancelled'],
];

export const statusEmoji = /✅|🔄|🚧|⏳/u;

/** A box at the start of a text: its mark, and where the text goes on. */
export function boxAt(text: string): { mark: string; length: number } | null {
  const match = /^\s*\[([^\]\n])\](?:\s+|$)/u.exec(text);
  return match?.[1] === undefined ? null : { mark: match[1], length: match[0].length };
}

/** Undefined for a mark that nobody defined. */
export function statusOfMark(mark: string): Status | undefined {
  return marks.get(mark) ?? emoji.get(mark);
}

export function statusOfEmoji(text: string): Status | undefined {
  const found = statusEmoji.exec(text);
  return found ? emoji.get(found[0]) : undefined;
}

/**
 * A `Status:` value: an optional box and emoji, then words of which the first count. The word decides; without a known
 * word, box or emoji do. Undefined where none of them is known.
 */
export function statusOfValue(value: string): Status | undefined {
  const box = boxAt(value);
  const rest = box ? value.slice(box.length) : value;
  const word = rest.replace(/^[^\p{L}\p{N}]+/u, '');
  const known = words.find(([pattern]) => pattern.test(word));
  return known?.[1] ?? (box ? statusOfMark(box.mark) : undefined) ?? statusOfEmoji(rest);
}

/**
 * The status word of a Progress Tracking row, in the three groups that are judged; undefined for any other word.
 * @see FORMAT section 5
 */
export function progressWord(value: string): 'done' | 'in-progress' | 'todo' | undefined {
  const word = value.replace(/^[^\p{L}\p{N}✅]+/u, '');
  if (/^(?:✅|(?:completed?|done)\b)/iu.test(word)) return 'done';
  if (/^(?:in[ -]progress|started)\b/i.test(word)) return 'in-progress';
  if (/^(?:not[ -]started|pending|to[ -]?do)\b/i.test(word)) return 'todo';
  return undefined;
}
