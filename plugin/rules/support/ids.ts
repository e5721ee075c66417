import leven from 'leven';

/** Longer than any id that a person writes; the distance between two costs the product of their lengths. */
const LONGEST = 40;

/** Cap on searches for the id that was meant: each looks through all ids. */
export const MAX_SUGGESTIONS = 200;

/**
 * The id that was probably meant: the fewest edits away, then in the same phase, then the nearest number, then the first.
 * Undefined where none is near: one edit for each three characters, a step of a task (`2.1.3` for `2.1`), or another
 * number in the same phase (`2.9` for `2.4`).
 */
export function nearestId(id: string, ids: Iterable<string>): string | undefined {
  if (id.length > LONGEST) return undefined;
  let best: Closeness | undefined;
  for (const candidate of ids) {
    if (candidate.length > LONGEST) continue;
    const closeness = measure(id, candidate);
    if (closeness.near && (best === undefined || closer(closeness, best))) best = closeness;
  }
  return best?.candidate;
}

/** The first id of the same phase that no task has: `1.4` beside 1.1 to 1.3. Null for an id that does not end in a number. */
export function freeId(id: string, ids: Iterable<string>): string | null {
  const prefix = id.replace(/\d+$/, '');
  if (prefix === id) return null;
  const taken = [...ids].filter((other) => other.replace(/\d+$/, '') === prefix);
  const last = Math.max(0, ...taken.map((other) => Number(other.slice(prefix.length))).filter(Number.isSafeInteger));
  return prefix + String(last + 1).padStart(id.length - prefix.length, '0');
}

interface Closeness {
  candidate: string;
  near: boolean;
  edits: number;
  /** Leading parts that the two share, so that `2.9` is nearer to `2.4` than to `1.9`. */
  shared: number;
  /** Between the first numbers that differ. */
  gap: number;
}

function measure(id: string, candidate: string): Closeness {
  const parts = id.toLowerCase().split('.');
  const others = candidate.toLowerCase().split('.');
  const differing = parts.findIndex((part, index) => part !== others[index]);
  const shared = differing < 0 ? parts.length : differing;
  const edits = leven(id.toLowerCase(), candidate.toLowerCase());
  const sibling = shared > 0 && shared === parts.length - 1 && others.length === parts.length;
  const step = shared === others.length && others.length > 1;
  const near = sibling || step || edits <= Math.max(1, Math.floor(id.length / 3));
  return { candidate, near, edits, shared, gap: Math.abs(Number(parts[shared]) - Number(others[shared])) };
}

function closer(a: Closeness, b: Closeness): boolean {
  if (a.edits !== b.edits) return a.edits < b.edits;
  if (a.shared !== b.shared) return a.shared > b.shared;
  return a.gap < b.gap;
}
