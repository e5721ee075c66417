/** The paths that a Files value names. */
import { sourced, splitFlow } from '../flow/flow.ts';
import type { Flow, Sourced, Span } from '../model.ts';
import { blankNotes } from '../text/note.ts';
import { trimmedRange } from '../text/range.ts';
import type { Source } from '../text/source.ts';

/**
 * The paths of a Files value: code spans and links, or comma-separated pieces without spaces that have a `/` or an
 * extension. What stands in brackets is a note; a comma in braces belongs to a glob.
 */
export function filesOf(flow: Flow, source: Source | null): Sourced[] {
  const text = blankNotes(flow.text).replace(/\{[^{}\s]*\}/g, (braces) => ' '.repeat(braces.length));
  return splitFlow(flow, text, /[,;\r\n、，；]/g).flatMap((piece) => inPiece(piece, source));
}

function inPiece(piece: Flow, source: Source | null): Sourced[] {
  const blank = blankNotes(piece.text);
  const spans = piece.spans.filter(({ kind, from, to }) => isMark(kind) && blank.slice(from, to).trim() !== '');
  if (!piece.spans.some(({ kind }) => isMark(kind))) return plainPath(piece, blank, source);
  return spans.flatMap((span) => {
    const text = sourced(piece, span.from, span.to);
    if (isAddress(span)) return [];
    if (isPath(text.value)) return [text];
    if (span.kind === 'code') return isAlone(blank, span) ? [text] : [];
    return span.url !== undefined && isPath(span.url) ? [{ ...text, value: span.url }] : [];
  });
}

function isMark(kind: Span['kind']): boolean {
  return kind === 'code' || kind === 'link';
}

function isAddress({ url = '' }: Span): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(url);
}

/** A piece that is a path as it stands. What Markdown took for emphasis, as in `src/__tests__/`, is read from the source. */
function plainPath(piece: Flow, blank: string, source: Source | null): Sourced[] {
  const { from, to } = trimmedRange(blank, { from: 0, to: blank.length });
  const end = /[.:]$/.test(blank.slice(from, to)) ? to - 1 : to;
  const { value, position } = sourced(piece, from, end);
  const written = position && source?.text.slice(position.start.offset, position.end.offset);
  const path = written !== undefined && !/[\\&]/.test(written) ? written : value;
  return isPath(path) ? [{ value: path, position }] : [];
}

/** Without spaces, and with a `/` or an extension; an address or `n/a` is no path. */
function isPath(text: string): boolean {
  if (/\s|^[a-z]+:\/\/|^n\/a$/i.test(text)) return false;
  return /[^/]\/|\/[^/]/.test(text) || /[\p{L}\p{N}_*\]})-]\.[A-Za-z][\w-]{0,11}$|^\.[A-Za-z][\w.-]+$/u.test(text);
}

/** A code span that is all of its piece: `Makefile`, but not a name in a sentence. */
function isAlone(blank: string, { from, to }: Span): boolean {
  return !/\s/.test(blank.slice(from, to)) && (blank.slice(0, from) + blank.slice(to)).trim() === '';
}
