/** Reads the first line of a task. */
import type { InlineText, Status } from '../model.ts';
import { emojiIn, statusEmoji, statusInBox, statusWord } from '../status.ts';
import { inPlainWidth, letter } from '../text/letters.ts';
import { pattern } from '../text/pattern.ts';
import { type Range, trimmedRange } from '../text/range.ts';
import { counter, lead, looseSeparator, selfTaskId, separator, taskId, taskName } from '../vocabulary.ts';

const box = String.raw`\[([^\]\r\n]|${statusWord})\uFE0F?\]`;
const front = String.raw`^${lead}(?:${box}\s${lead})?`;
/** After an id, it makes something else of it: `1,25`, `1 / 2`, `1.1 & 1.2:`. */
const more = String.raw`[-–—,;/_．。·・]\d|\s?(?:[,;/&+]|\.{1,3}|to|and|)\s?\d+(?:\.\d+)*(?:\*\*)?\s?[:：]|(?:\s\.|\.{2,3})\s?\d`;
const taskLine = new RegExp(
  `${front}(?:${taskName}(${taskId})|(${selfTaskId}))(?!${more}|:\\d+\\s?[:：]|${counter})`,
  'diu',
);

/** The beginning of a task without the word, in a plan with ids of its own; see `ownIdPattern`. */
export function ownTaskLine(ids: string): RegExp {
  return new RegExp(`${front}()(${ids})(?![-–—]\\d)`, 'diu');
}

const bracket = String.raw`\[[^\]\r\n]{1,24}\]|\([^)\r\n]{1,60}\)|（[^）\r\n]{1,60}）`;
const tags = new RegExp(`^(?:[ \\t]*(?:${bracket}|${statusEmoji}))*`, 'u');

/** The parts of a task's first line; offsets count in the inline text's text. */
export interface TaskLine {
  id: Range;
  tag: Range | null;
  /** Without the emoji at its ends. */
  title: Range;
  /** A box that is part of the text: its character and range. */
  box: (Range & { mark: string }) | null;
  emoji: (Range & { status: Status }) | null;
  struck: boolean;
  /** Whether a colon, a dash or the like is between id and title. */
  isSeparated: boolean;
  /** The end of the first line. */
  end: number;
}

/**
 * Reads `Task 1.1: Title` with what may come before and after it; null for any other text.
 *
 * @param from where the text begins, after a list item's box
 * @param end where it ends: at a field on the same line, at most at the end of the line
 * @param pattern how it begins, where not with the word Task
 */
export function readTaskLine(
  inline: InlineText,
  from = 0,
  end = inline.text.length,
  pattern: RegExp = taskLine,
): TaskLine | null {
  const match = pattern.exec(inPlainWidth(inline.text.slice(from, end)));
  const [idFrom, idTo] = match?.indices?.[3] ?? match?.indices?.[2] ?? [];
  if (!match || idFrom === undefined || idTo === undefined) return null;
  const id = { from: from + idFrom, to: from + idTo };
  const keycap = /^\uFE0F?\u20E3/.exec(inline.text.slice(id.to, id.to + 2))?.[0].length ?? 0;
  const { tag, title: written, isSeparated } = afterId(inline.text, id.to + keycap, end);
  const sign = isSeparated ? null : looseSeparator.exec(inline.text.slice(written.from, written.to));
  const title = { from: written.from + (sign?.[0].length ?? 0), to: written.to };
  const [boxFrom] = match.indices?.[1] ?? [];
  return {
    id,
    tag,
    title,
    box:
      boxFrom === undefined
        ? null
        : { mark: match[1] ?? '', from: from + boxFrom - 1, to: inline.text.indexOf(']', from + boxFrom) + 1 },
    emoji: emojiIn(inline.text, { from, to: title.from }) ?? emojiAtEnd(inline.text, { from: title.from, to: end }),
    struck: isStruck(inline, title.from < title.to ? title : id),
    isSeparated,
    end,
  };
}

/** A tag or note, and the title after it; brackets with nothing after them are the title. */
export function afterId(
  text: string,
  from: number,
  end = text.length,
): Pick<TaskLine, 'tag' | 'title' | 'isSeparated'> {
  const rest = text.slice(from, end);
  const tagged = tags.exec(rest)?.[0].length ?? 0;
  const gap = separator.exec(rest.slice(tagged))?.[0] ?? '';
  const isSeparated = /[^\s*]/.test(gap);
  const titleFrom = from + tagged + gap.length;
  const tag = withoutEmoji(text, { from, to: from + tagged });
  const title = withoutEmoji(text, { from: titleFrom, to: end });
  const isTag = tag.from < tag.to;
  if (isTag && title.from === title.to && titleFrom === from + tagged) return { tag: null, title: tag, isSeparated };
  return { tag: isTag ? tag : null, title, isSeparated };
}

/** A box may also be after the id, in front of the title or at its end, where only brackets follow. */
export function withBoxAfterId(line: TaskLine, text: string): TaskLine {
  if (line.box) return line;
  const tagged = line.tag && boxIn(text, line.tag);
  const found = tagged ?? boxIn(text, line.title);
  if (!found) return line;
  const { box, before, after } = found;
  const isFirst = before.from === before.to;
  if (tagged) return { ...line, box, tag: filled(isFirst ? after : before) };
  return isFirst
    ? { ...line, box, title: after }
    : { ...line, box, title: withoutDash(text, before), tag: line.tag ?? filled(after) };
}

/** Null for a range that holds nothing. */
function filled(range: Range): Range | null {
  return range.from < range.to ? range : null;
}

const boxFirst = pattern`^${box}(?=\s|$)`;
/** Also a word for the status in capitals, in round brackets or after a dash. */
const boxLast = pattern`(?<=\s)(?:${box}|\((${statusWord})\)|(?<=\s[–—-]\s)(${statusWord}))(?=(?:\s+(?:[([][^()[\]]{2,80}[)\]]|\[[A-WYZ]\]))*$)`;

/** A box at the beginning of a range, or at its end but for brackets; and what is before and after it. */
function boxIn(text: string, range: Range) {
  const written = text.slice(range.from, range.to);
  const match = boxFirst.exec(written) ?? boxLast.exec(written);
  const word = match?.[2] ?? match?.[3];
  const mark = match?.[1] ?? (word === word?.toUpperCase() ? word : undefined);
  if (!match || mark === undefined || statusInBox(mark) === undefined) return null;
  const box = { mark, from: range.from + match.index, to: range.from + match.index + match[0].length };
  const [before, after] = [
    { from: range.from, to: box.from },
    { from: box.to, to: range.to },
  ];
  return { box, before: trimmedRange(text, before), after: trimmedRange(text, after) };
}

/** A range without white space and a dash at its end. */
function withoutDash(text: string, { from, to }: Range): Range {
  return trimmedRange(text, { from, to: from + text.slice(from, to).replace(/\s[–—-]\s*$/, '').length });
}

/** Allowed after the emoji at the end of a title: brackets, a date, the word for the status. */
const afterEmoji = String.raw`(?:[([（][^()[\]（）]{0,80}[)\]）]|(?:[Dd]one|[Cc]ompleted?|[Ff]inished|[Ii]n [Pp]rogress|[Pp]ending)(?!${letter})|[^\p{Ll}([（])*$`;
const lastEmoji = new RegExp(`${statusEmoji}(?=${afterEmoji})`, 'u');

/** The longest distance of an emoji from the end of a title. */
const LONGEST_END = 120;

/** `Title ✅ (May 2)`; an emoji in the midst of a title is part of it. */
function emojiAtEnd(text: string, { from, to }: Range): TaskLine['emoji'] {
  const start = Math.max(from, to - LONGEST_END);
  const found = lastEmoji.exec(text.slice(start, to));
  return found && emojiIn(text, { from: start + found.index, to });
}

const ends = new RegExp(`^(?:\\s|${statusEmoji})+`, 'u');
const trailingEmoji = new RegExp(`${statusEmoji}$`, 'u');

/** Takes white space and status emoji off both ends of a range. */
function withoutEmoji(text: string, { from, to }: Range): Range {
  const start = Math.min(to, from + (ends.exec(text.slice(from, to))?.[0].length ?? 0));
  let range = trimmedRange(text, { from: start, to });
  for (;;) {
    const tail = trailingEmoji.exec(text.slice(Math.max(range.from, range.to - 3), range.to));
    if (!tail) return range;
    range = trimmedRange(text, { from: range.from, to: range.to - tail[0].length });
  }
}

function isStruck(inline: InlineText, range: Range): boolean {
  return inline.spans.some((span) => span.kind === 'delete' && span.from <= range.from && span.to >= range.to);
}

/** Whether two titles can be one task's: one has more than half of the other's words, for a title may be shortened. */
export function isSameTitle(title: string, other: string): boolean {
  const [few = [], many = []] = [stemsOf(title), stemsOf(other)].sort((a, b) => a.length - b.length);
  const shared = few.filter((stem) => many.includes(stem));
  return few.length === 0 || 2 * shared.length > few.length;
}

const fillers: ReadonlySet<string> = new Set('a an the and or of to for in on with by'.split(' '));

/** Of a title; more do not make it another. */
const MAX_WORDS = 40;

/** Words without their ends, so that `Test` and `Tests` are one. */
function stemsOf(title: string): string[] {
  const words = title.toLowerCase().match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? [];
  const some = words.slice(0, MAX_WORDS);
  const telling = some.filter((word) => !fillers.has(word));
  return (telling.length > 0 ? telling : some).map((word) => word.slice(0, 4));
}
