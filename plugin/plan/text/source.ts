/** A plan's bytes as text, and its offsets as positions. */
import type { Position } from 'unist';
import { location } from 'vfile-location';
import type { Fault } from '../model.ts';

/** The source as positions are made from it; null where the host has none, and positions are then absent. */
export interface Source {
  text: string;
  toPoint: ReturnType<typeof location>['toPoint'];
  /** The position of the characters between two offsets; undefined where one of them is outside of the text. */
  positionOf(from: number, to: number): Position | undefined;
}

/** A byte order mark at the start does not count, as it does not in Markdown's own offsets. */
export function sourceOf(written: string): Source {
  const text = withoutByteOrderMark(written);
  const { toPoint } = location(text);
  const positionOf = (from: number, to: number) => {
    const [start, end] = [toPoint(from), toPoint(to)];
    return start && end ? { start, end } : undefined;
  };
  return { text, toPoint, positionOf };
}

const replacement = '\uFFFD';

/**
 * Bytes of a plan as text, without a byte order mark. What is not UTF-8 comes out as U+FFFD, with a fault at the first
 * such place; so does a NUL character, which Markdown would silently replace.
 */
export function decode(bytes: Uint8Array): { text: string; faults: Fault[] } {
  const valid = asUtf8(bytes);
  const text = withoutByteOrderMark(valid ?? new TextDecoder().decode(bytes));
  return { text, faults: [...(valid === null ? [undecodable(bytes, text)] : []), ...nulCharacters(text)] };
}

/** The same for a text that a host has decoded already. */
export function decodeText(text: string): { text: string; faults: Fault[] } {
  return { text: withoutByteOrderMark(text), faults: nulCharacters(text) };
}

/** Faults of a text that a host has decoded already; see `decode`. */
export function nulCharacters(text: string): Fault[] {
  const index = text.indexOf('\0');
  if (index < 0) return [];
  return [fault(text, index, 'The file contains a NUL character.', 'Delete it: a plan is plain UTF-8 text.')];
}

/** The text without a byte order mark, which Markdown's offsets do not count; nor is there then a second one to strip. */
export function withoutByteOrderMark(text: string): string {
  return text.replace(/^\uFEFF+/, '');
}

function undecodable(bytes: Uint8Array, text: string): Fault {
  return fault(text, firstInvalid(bytes, text), 'The file is not valid UTF-8.', 'Save the file as UTF-8.');
}

/** Null where the bytes are not valid. */
function asUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The first U+FFFD of `text` that the bytes do not spell out themselves. */
function firstInvalid(bytes: Uint8Array, text: string): number {
  const encoder = new TextEncoder();
  let offset = 0;
  while (bytes[offset] === 0xef && bytes[offset + 1] === 0xbb && bytes[offset + 2] === 0xbf) offset += 3;
  let from = 0;
  for (let index = text.indexOf(replacement); index >= 0; index = text.indexOf(replacement, from)) {
    offset += encoder.encode(text.slice(from, index)).length;
    const spelledOut = bytes[offset] === 0xef && bytes[offset + 1] === 0xbf && bytes[offset + 2] === 0xbd;
    if (!spelledOut) return index;
    offset += 3;
    from = index + 1;
  }
  return 0;
}

function fault(text: string, index: number, message: string, hint: string): Fault {
  return { message, hint, position: sourceOf(text).positionOf(index, index + 1) };
}
