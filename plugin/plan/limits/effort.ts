/** How long inline content would take to parse: each mark may cost the parser as many steps as its paragraph is long. */
import type { Range } from '../text/range.ts';
import type { LineKind } from './containers.ts';

/**
 * Steps that a text may take, measured with satteri 0.10: 70 to 1,000 million take it a second. A megabyte in paragraphs of
 * 5 KB, with twenty words in code, links or bold in each, takes 100 million.
 */
const MOST_STEPS = 300_000_000;

/** ASCII characters at which something inline may begin or end; at some of them all text before is copied. */
const weights = new Uint8Array(128);
for (const mark of '*~`[]<:@.\\|') weights[mark.charCodeAt(0)] = 1;
for (const mark of '&_') weights[mark.charCodeAt(0)] = 4;

/** What has been met in one paragraph. */
interface Paragraph {
  from: number;
  lines: number;
  marks: number;
}

/** Whether a text is as good as any that is parsed at once, were it one paragraph. */
export function isEasy(text: string): boolean {
  return marksIn(text, 0, text.length) * text.length <= MOST_STEPS;
}

/**
 * Adds up the steps, as lines are given in order.
 *
 * @returns for each line, the paragraph that is too much, once one is
 */
export function effortMeter(text: string): (start: number, end: number, kind: LineKind) => Range | null {
  let total = 0;
  let isTable = false;
  let open: Paragraph | null = null;
  return (start, end, kind) => {
    const begins = kind.blank || kind.opened > 0 || kind.code || isHeading(text, kind.from);
    if (begins) isTable = false;
    if (begins || open === null || isTable) {
      total += open === null ? 0 : stepsOf(open, start);
      open = kind.blank || kind.code ? null : { from: kind.from, lines: 0, marks: 0 };
    }
    if (open === null) return null;
    if (++open.lines === 2 && isDelimiterRow(text.slice(kind.from, end))) isTable = true;
    open.marks += marksIn(text, kind.from, end);
    return total + stepsOf(open, end) > MOST_STEPS ? { from: open.from, to: end } : null;
  };
}

function stepsOf({ from, marks }: Paragraph, end: number): number {
  return marks * (end - from);
}

function marksIn(text: string, from: number, to: number): number {
  let marks = 0;
  for (let at = from; at < to; at++) marks += weights[text.charCodeAt(at)] ?? 0;
  return marks;
}

function isHeading(text: string, from: number): boolean {
  return text[from] === '#' || text.startsWith(' #', from);
}

/** The second line of a table, whose rows are paragraphs of their own. */
function isDelimiterRow(line: string): boolean {
  return /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/.test(line);
}
