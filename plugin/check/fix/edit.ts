import type { Sourced } from '../../plan/model.ts';

/** A replacement in a source. Offsets count UTF-16 units; `to` is exclusive. */
export interface Edit {
  from: number;
  to: number;
  text: string;
}

/**
 * The edit that replaces a value; none if it is already right, or if its place is unknown or spells it in another way (an
 * escape, a character reference).
 */
export function replacing({ value, position }: Sourced, text: string, source: string): Edit[] {
  const from = position?.start.offset;
  const to = position?.end.offset;
  if (from === undefined || to === undefined || value === text || source.slice(from, to) !== value) return [];
  return [{ from, to, text }];
}

/** The edits for pieces that belong together: none if one of them cannot be made. */
export function replacingAll(pieces: readonly (readonly [Sourced, string])[], source: string): Edit[] {
  const changes = pieces.filter(([{ value }, text]) => value !== text);
  const edits = changes.flatMap(([piece, text]) => replacing(piece, text, source));
  return edits.length === changes.length ? edits : [];
}

/**
 * A source with the edits applied.
 *
 * @param edits in any order, without overlaps
 */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((a, b) => a.from - b.from || a.to - b.to);
  const pieces = ordered.map(({ from, text }, index) => source.slice(ordered[index - 1]?.to ?? 0, from) + text);
  return pieces.join('') + source.slice(ordered.at(-1)?.to ?? 0);
}
