/** Notes in a dependency value: in brackets, and after a dash. */
import { blankNotes } from '../text/note.ts';
import type { Range } from '../text/range.ts';
import { anyId, phasesName, selfTaskId, tasksName } from '../vocabulary.ts';
import { idsNamedIn } from './ids-in-prose.ts';
import type { PlanNames } from './names.ts';

const dash = /[ \t](?:—|–|-{1,2})[ \t]+(?=\S)/g;
const idAfter = new RegExp(
  `^(?:(?:${tasksName}|${phasesName})\\w|#?(${anyId})|\\d+(?:\\.\\d+)*\\.[x*]|(?:[A-Z]|\\d+)(?=\\s*(?:$|[,;)])))`,
  'iu',
);

/** Blanks out notes in brackets, and after a dash, where no id follows it, to the next item or the end of the line. */
export function blankAsides(text: string, names: PlanNames): string {
  const blank = blankNotes(text);
  if (!/[ \t](?:—|–|-{1,2})[ \t]/.test(blank)) return blank;
  const titles = names.titlesIn(text);
  const parts: string[] = [];
  let [done, line, seen] = [0, 0, 0];
  for (const { index, 0: mark } of blank.matchAll(dash)) {
    if (index < done) continue;
    const between = blank.slice(seen, index);
    const end = Math.max(between.lastIndexOf('\n'), between.lastIndexOf('\r'));
    if (end >= 0) line = seen + end + 1;
    seen = index;
    const isTitle = titles.some(({ from, to }) => index >= from && index < to);
    const isFirst = /^[ \t]*$/.test(blank.slice(line, Math.min(index, line + 100)));
    if (isTitle || isFirst || hasIdAt(blank, index + mark.length, names)) continue;
    const to = endOfNote(blank, index, names);
    parts.push(blank.slice(done, index), ' '.repeat(to - index));
    done = to;
  }
  return parts.join('') + blank.slice(done);
}

/**
 * The end of the line, or a separator in it with an item after it that is nothing but a task, or a task and a note; its group is
 * a whole number with a note, which must be a task of the plan.
 */
const noteEnd = new RegExp(
  `$|[\\r\\n]|[,;、，；](?=\\s*(?:(\\d{1,3})\\s+[-–—]{1,2}\\s|(?:${tasksName}#?(?:${anyId})|#?\\d+(?:\\.\\d+)+[a-z]?|${selfTaskId})\\s*(?:$|[\\r\\n,;、，；(（]|[-–—]{1,2}\\s)))`,
  'giu',
);

/** A note that names tasks itself, as in `see 1.2, 1.3`, goes on to the end of its line. */
function endOfNote(text: string, from: number, { ids }: PlanNames): number {
  noteEnd.lastIndex = from;
  let found = noteEnd.exec(text);
  while (found?.[1] !== undefined && !ids.has(found[1])) found = noteEnd.exec(text);
  const to = found?.index ?? text.length;
  if (!/[,;、，；]/.test(text.charAt(to)) || idsNamedIn(text.slice(from, to)).length === 0) return to;
  const end = text.slice(to).search(/[\r\n]/);
  return end < 0 ? text.length : to + end;
}

function hasIdAt(text: string, at: number, { ids }: PlanNames): boolean {
  const after = text.slice(at, at + 100);
  const match = idAfter.exec(after);
  const id = match?.[1];
  if (!match || id === undefined) return match !== null;
  return /\D/.test(id) || ids.has(id) || /^\s*(?:$|[,;)])/.test(after.slice(match[0].length));
}

/** Ids in what was blanked out after dashes. */
export function asidesIn(text: string, blank: string): string[] {
  const withoutNotes = blankNotes(text);
  return withoutNotes === blank ? [] : idsNamedIn(maskedBy(withoutNotes, blank));
}

/** The characters of a text that a blanked copy of it no longer has. */
function maskedBy(text: string, blank: string): string {
  let hidden = '';
  for (let index = 0; index < text.length; index++) hidden += text[index] === blank[index] ? ' ' : text[index];
  return hidden;
}

/** Blanks out separators within titles of the plan. */
export function blankSeparators(text: string, names: PlanNames): string {
  const blank = (rest: string, { from, to }: Range) => rest.slice(0, from) + 'x'.repeat(to - from) + rest.slice(to);
  return names.titlesIn(text).reduce(blank, text);
}
