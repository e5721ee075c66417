import { isPlanPath } from '../../plan/dependency/other-plan.ts';
import type { InlineText, Span } from '../../plan/model.ts';
import { note } from '../../plan/text/note.ts';
import { anyId, phaseId, phaseWordOrWords } from '../../plan/vocabulary.ts';

const separator = String.raw`\s*(?:[,;&+–—-]|and\s|to\s|through\s)\s*`;
const word = `(?:tasks?|${phaseWordOrWords})\\s+`;
const listOf = (first: string) =>
  new RegExp(`^\\s*${first}(?:${anyId}|${phaseId})(?:${separator}(?:${word})?(?:${anyId}|${phaseId}))*\\s*$`, 'iu');
const ids = listOf(`(?:${word})?`);
const wordedIds = listOf(`(?:${word}|(?=TASK-))`);
const LONGEST_LIST = 500;
/** Behind a name brackets say more about it: `Task 2.1 (Phase 2)` names the task. */
const named = new RegExp(
  String.raw`(?:(?<![\p{L}\p{N}.])(?:\d+|[A-Z])(?:\.\d+[a-z]?)+|(?<!\p{L})${word}(?:${anyId}|${phaseId}))\s{0,9}$`,
  'iu',
);
const LONGEST_NAME = 60;

/** Stands for code, or another plan's name: a word like any other, that names nothing. */
export const OPAQUE = '·';

/**
 * A cell's text for reading: what names nothing is written over, and every character keeps its place. That is what is
 * struck through, code that is no id, links to other plans, and notes in brackets that hold more than ids, or stand
 * behind a name: `the backfill (Task 1.2)` names 1.2, `Task 1.1 (can run beside Task 1.2)` does not.
 */
export function maskedText({ text, spans }: InlineText): string {
  const pieces: string[] = [];
  let at = 0;
  for (const span of spans) {
    const { from, to } = span;
    const by = cover(span, text);
    if (by === null || from < at) continue;
    pieces.push(text.slice(at, from), by.repeat(to - from));
    at = to;
  }
  const masked = at === 0 ? text : [...pieces, text.slice(at)].join('');
  if (!/[(（]/.test(masked)) return masked;
  return masked.replace(note, (brackets: string, offset: number) => {
    const isName =
      isList(wordedIds, brackets.slice(1, -1)) && !named.test(masked.slice(Math.max(0, offset - LONGEST_NAME), offset));
    return isName ? brackets : ' '.repeat(brackets.length);
  });
}

/** What a span is written over with; null where it is to be read. */
function cover({ kind, from, to, url }: Span, text: string): string | null {
  if (kind === 'delete') return ' ';
  if (kind === 'code') return isList(ids, text.slice(from, to)) ? null : OPAQUE;
  const [target = ''] = (url ?? '').split('#', 1);
  return kind === 'link' && target !== '' && isPlanPath(target) ? OPAQUE : null;
}

function isList(list: RegExp, text: string): boolean {
  return text.length <= LONGEST_LIST && list.test(text);
}
