/** Ids of spec-kit in a line: lists and ranges. */
import { sourced } from '../../inline/inline-text.ts';
import type { Dependency, InlineText, Task } from '../../model.ts';
import { wordEnd } from '../../text/letters.ts';
import type { Range } from '../../text/range.ts';

const suffix = String.raw`[A-Za-z]?(?:\.\d+[A-Za-z]?)*(?:-[A-Z]{2,})?${wordEnd}`;
/** An id, as the source of a regular expression. */
export const id = String.raw`T-?\d{3,}${suffix}`;
/** Where an id is only named, zeros may be left out: `T13` for T013. */
const named = String.raw`T-?\d+${suffix}`;
const dash = String.raw`\s*(?:[-–—〜～~]|\.{2,3}|…|to|through)\s*`;
const range = String.raw`${named}${dash}(?:${named}|\d{3,}${wordEnd})`;
const item = String.raw`(?:tasks?\s+)?(?:${range}|${named})`;
/** Several ids, and ranges of them. */
export const idList = String.raw`${item}(?:\s*(?:[,;]\s*(?:and|or)\s|[,、，;；]|\b(?:and|or)\b|&|\+|/|→)\s*${item})*`;

/** The ids of a plan, by their lower case. */
export type Names = ReadonlyMap<string, string>;

export function namesIn(tasks: readonly Pick<Task, 'id'>[]): Names {
  return new Map(tasks.map(({ id }) => [id.toLowerCase(), id]));
}

const each = new RegExp(String.raw`(${named})(?:${dash}(${named}|\d{3,}${wordEnd}))?`, 'giu');

/** Reads a list of ids; a range means the plan's tasks between its ends. */
export function readIds(inlineText: InlineText, { from, to }: Range, names: Names): Dependency[] {
  return [...inlineText.text.slice(from, to).matchAll(each)].flatMap(({ index, 0: whole, 1: first = '', 2: last }) => {
    const source = sourced(inlineText, from + index, from + index + whole.length);
    const ids = last === undefined ? [nameOf(first, names)] : between(first, last, names);
    return ids.map((one): Dependency => ({ kind: 'task', id: one, source }));
  });
}

function nameOf(written: string, names: Names): string {
  const id = written.toLowerCase();
  return names.get(id) ?? names.get(id.replace(/\d+/, (digits) => digits.padStart(3, '0'))) ?? written;
}

/** Both ends as written, if no task is between them. */
function between(first: string, last: string, names: Names): string[] {
  const [from, to] = [numberOf(first), numberOf(last)];
  const found = [...names.values()].filter((one) => numberOf(one) >= from && Math.floor(numberOf(one)) <= to);
  return found.length > 0 ? found : [nameOf(first, names), nameOf(last, names)];
}

function numberOf(written: string): number {
  return Number(/\d+(?:\.\d+)?/.exec(written)?.[0]);
}
