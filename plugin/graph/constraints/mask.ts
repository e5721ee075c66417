import type { Flow } from '../../plan/model.ts';
import { note } from '../../plan/note.ts';
import { phaseId, phaseWordOrWords } from '../../plan/phaseline.ts';
import { anyId } from '../../plan/reference.ts';

const separator = String.raw`\s*(?:[,;&+–—-]|and\s|to\s|through\s)\s*`;
const word = `(?:tasks?|${phaseWordOrWords})\\s+`;
const listOf = (first: string) =>
  new RegExp(`^\\s*${first}(?:${anyId}|${phaseId})(?:${separator}(?:${word})?(?:${anyId}|${phaseId}))*\\s*$`, 'iu');
const ids = listOf(`(?:${word})?`);
const wordedIds = listOf(`(?:${word}|(?=TASK-))`);
const LONGEST_LIST = 500;

/** Stands for code: a word like any other, that names nothing. */
const OPAQUE = '·';

/**
 * A cell's text for reading: what names nothing is written over, and every character keeps its place. That is what is
 * struck through, code that is no id, and notes in brackets that hold more than ids: `the backfill (Task 1.2)` names 1.2,
 * `Task 1.1 (can run beside Task 1.2)` does not.
 */
export function maskedText({ text, spans }: Flow): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { kind, from, to } of spans) {
    const isOver = kind === 'delete' || (kind === 'code' && !isList(ids, text.slice(from, to)));
    if (!isOver || from < at) continue;
    pieces.push(text.slice(at, from), (kind === 'code' ? OPAQUE : ' ').repeat(to - from));
    at = to;
  }
  const masked = [...pieces, text.slice(at)].join('');
  return masked.replace(note, (brackets) =>
    isList(wordedIds, brackets.slice(1, -1)) ? brackets : ' '.repeat(brackets.length),
  );
}

function isList(list: RegExp, text: string): boolean {
  return text.length <= LONGEST_LIST && list.test(text);
}
