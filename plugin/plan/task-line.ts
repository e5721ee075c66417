/** Reads the first line of a task. */
import type { InlineText, Status } from './model.ts';
import { emojiIn, statusEmoji } from './status.ts';
import { type Range, trimmedRange } from './text/range.ts';
import { lead, selfTaskId, separator, taskId } from './vocabulary.ts';

const taskLine = new RegExp(
  String.raw`^${lead}(?:\[([^\]\r\n])\uFE0F?\]\s${lead})?(?:Task\s+#?(${taskId})|(${selfTaskId}))(?![-–—]\d)`,
  'diu',
);

const bracket = String.raw`\[[^\]\r\n]{1,24}\]|\([^)\r\n]{1,60}\)|（[^）\r\n]{1,60}）`;
const tags = new RegExp(`^(?:[ \\t]*(?:${bracket}|${statusEmoji}))*`, 'u');

/** The parts of a task's first line; offsets count in the inline text's text. */
export interface TaskLine {
  id: Range;
  tag: Range | null;
  /** Without the emoji at its ends. */
  title: Range;
  /** A box in front, where it is part of the text: its character and range. */
  box: (Range & { mark: string }) | null;
  emoji: (Range & { status: Status }) | null;
  struck: boolean;
  /** Where the first line ends. */
  end: number;
}

/**
 * Reads `Task 1.1: Title` with what may come before and after it; null for any other text.
 *
 * @param from where the text begins, behind a list item's box
 * @param end where it ends: at a field on the same line, at most at the end of the line
 */
export function readTaskLine(inline: InlineText, from = 0, end = inline.text.length): TaskLine | null {
  const match = taskLine.exec(inline.text.slice(from, end));
  const [idFrom, idTo] = match?.indices?.[2] ?? match?.indices?.[3] ?? [];
  if (!match || idFrom === undefined || idTo === undefined) return null;
  const id = { from: from + idFrom, to: from + idTo };
  const { tag, title } = readTitle(inline.text, id.to, end);
  const [boxFrom] = match.indices?.[1] ?? [];
  return {
    id,
    tag,
    title,
    box:
      boxFrom === undefined
        ? null
        : { mark: match[1] ?? '', from: from + boxFrom - 1, to: inline.text.indexOf(']', from + boxFrom) + 1 },
    emoji: emojiIn(inline.text, { from, to: end }),
    struck: isStruck(inline, title.from < title.to ? title : id),
    end,
  };
}

/** A tag or note, and the title behind it; brackets with nothing behind them are the title. */
function readTitle(text: string, from: number, end: number): Pick<TaskLine, 'tag' | 'title'> {
  const rest = text.slice(from, end);
  const tagged = tags.exec(rest)?.[0].length ?? 0;
  const titleFrom = from + tagged + (separator.exec(rest.slice(tagged))?.[0].length ?? 0);
  const tag = withoutEmoji(text, { from, to: from + tagged });
  const title = withoutEmoji(text, { from: titleFrom, to: end });
  const isTag = tag.from < tag.to;
  if (isTag && title.from === title.to && titleFrom === from + tagged) return { tag: null, title: tag };
  return { tag: isTag ? tag : null, title };
}

const ends = new RegExp(`^(?:\\s|${statusEmoji})+`, 'u');
const emojiAtEnd = new RegExp(`${statusEmoji}$`, 'u');

/** Takes white space and status emoji off both ends of a range. */
function withoutEmoji(text: string, { from, to }: Range): Range {
  const start = Math.min(to, from + (ends.exec(text.slice(from, to))?.[0].length ?? 0));
  let range = trimmedRange(text, { from: start, to });
  for (;;) {
    const tail = emojiAtEnd.exec(text.slice(Math.max(range.from, range.to - 3), range.to));
    if (!tail) return range;
    range = trimmedRange(text, { from: range.from, to: range.to - tail[0].length });
  }
}

function isStruck(inline: InlineText, range: Range): boolean {
  return inline.spans.some((span) => span.kind === 'delete' && span.from <= range.from && span.to >= range.to);
}
