/** Notes in a dependency value: in brackets, and after a dash. */
import { blankNotes } from '../text/note.ts';
import type { Range } from '../text/range.ts';
import { anyId, phasesName, tasksName } from '../vocabulary.ts';
import { idsNamedIn } from './ids-in-prose.ts';
import type { PlanNames } from './names.ts';

const dash = /[ \t](?:—|–|-{1,2})[ \t]+(?=\S)/g;
const idAfter = new RegExp(
  `^(?:(?:${tasksName}|${phasesName})\\w|#?(${anyId})|\\d+(?:\\.\\d+)*\\.[x*]|(?:[A-Z]|\\d+)(?=\\s*(?:$|[,;)])))`,
  'iu',
);

/** Blanks out notes in brackets, and after a dash to the end of the line, where no id follows the dash. */
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
    lineEnd.lastIndex = index;
    const to = lineEnd.exec(blank)?.index ?? blank.length;
    parts.push(blank.slice(done, index), ' '.repeat(to - index));
    done = to;
  }
  return parts.join('') + blank.slice(done);
}

const lineEnd = /[\r\n]|$/g;

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
