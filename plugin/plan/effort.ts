/** How long a text would take to parse: a few patterns cost the parser the square of their number. */
import type { LineKind } from './containers.ts';
import type { Range } from './range.ts';

/**
 * Steps that a parse may take for what is the worst in it, measured with micromark 4: 30 million take it a second. A
 * paragraph of a hundred lines with a link and a word in bold on each takes 60,000.
 */
const MOST_STEPS = 50_000_000;

/**
 * Where a list or a quote ends with nothing like it behind, the parser copies all events of the section: some for a line.
 * What may define something is parsed for that first.
 */
const STEPS_OF_AN_EVENT = 2;

/** What takes too long to parse, and where. */
export interface Effort extends Range {
  kind: 'paragraph' | 'blocks';
}

/** What has been met in one paragraph. */
interface Paragraph {
  from: number;
  lines: number;
  /** `<!` and `<?`: each is looked at up to the end of the paragraph. */
  html: number;
  /** `]`: for each, the openings before it are walked through. */
  brackets: number;
  /** Runs of `*`, `_` and `~`: for each, those before it are walked through. */
  attention: number;
  /** How many of either are open; and steps for those that are closed, by how many they stand in. */
  openBrackets: number;
  openAttention: number;
  nested: number;
}

/** What a line adds up to, with all before it. */
interface Steps extends Range {
  steps: number;
}

/**
 * Adds up the steps, as lines are given in order, each with whether the text is cut before it.
 *
 * @returns for each line, what is too much, once something is
 */
export function effortMeter(text: string): (start: number, end: number, kind: LineKind, cut: boolean) => Effort | null {
  const paragraphs = paragraphMeter(text);
  const blocks = blockMeter(text);
  return (start, end, kind, cut) => {
    const inline = paragraphs(start, end, kind);
    const block = blocks(start, end, kind, cut);
    if (inline.steps + block.steps <= MOST_STEPS) return null;
    const [worst, name] = inline.steps > block.steps ? ([inline, 'paragraph'] as const) : ([block, 'blocks'] as const);
    return { kind: name, from: worst.from, to: worst.to };
  };
}

function paragraphMeter(text: string): (start: number, end: number, kind: LineKind) => Steps {
  let total = 0;
  let isTable = false;
  let open: Paragraph | null = null;
  return (start, end, kind) => {
    const begins = kind.blank || kind.opened > 0 || kind.code || isHeading(text, kind.from);
    if (begins || open === null || isTable) {
      if (begins) isTable = false;
      total += open === null ? 0 : stepsOf(open, start);
      open = kind.blank || kind.code ? null : emptyParagraph(kind.from);
    }
    if (open === null) return { steps: total, from: start, to: end };
    if (++open.lines === 2 && isDelimiterRow(text.slice(kind.from, end))) isTable = true;
    countMarks(open, text, kind.from, end);
    return { steps: total + stepsOf(open, end), from: open.from, to: end };
  };
}

/** Ends of lists and quotes, lines that go on without their markers, and underlined headings, from one cut to the next. */
function blockMeter(text: string): (start: number, end: number, kind: LineKind, cut: boolean) => Steps {
  const weight = text.includes(']:') ? 2 * STEPS_OF_AN_EVENT : STEPS_OF_AN_EVENT;
  let total = 0;
  let ends = 0;
  let events = 0;
  let depth = 0;
  return (start, end, kind, cut) => {
    const { lazy, closed, opened } = kind;
    if (cut) {
      total += ends * events * weight;
      ends = events = 0;
    }
    if (kind.depth < depth || closed > 1 || lazy || isUnderline(text, kind, end)) ends++;
    if (!kind.blank) events += 1 + opened;
    depth = kind.depth;
    return { steps: total + ends * events * weight, from: start, to: end };
  };
}

function isUnderline(text: string, { from, code }: LineKind, end: number): boolean {
  return !code && (text[from] === '=' || text[from] === '-') && /^(?:=+|-+)[ \t]*$/.test(text.slice(from, end));
}

function emptyParagraph(from: number): Paragraph {
  const marks = { html: 0, brackets: 0, attention: 0 };
  return { from, lines: 0, ...marks, openBrackets: 0, openAttention: 0, nested: 0 };
}

function stepsOf({ from, html, brackets, attention, nested }: Paragraph, end: number): number {
  return (html * (end - from)) / 2 + brackets ** 2 + attention ** 2 + nested;
}

function countMarks(paragraph: Paragraph, text: string, from: number, to: number): void {
  for (let at = from; at < to; at++) {
    const mark = text[at];
    if (mark === '[') paragraph.openBrackets++;
    else if (mark === ']') closeBracket(paragraph);
    else if (mark === '<' && (text[at + 1] === '!' || text[at + 1] === '?')) paragraph.html++;
    else if (mark === '*' || mark === '_' || mark === '~') {
      let end = at + 1;
      while (end < to && text[end] === mark) end++;
      countRun(paragraph, text, { from: at, to: end });
      at = end - 1;
    }
  }
}

function closeBracket(paragraph: Paragraph): void {
  paragraph.brackets++;
  paragraph.nested += depthOf(paragraph) ** 2 / 5;
  if (paragraph.openBrackets > 0) paragraph.openBrackets--;
}

function depthOf({ openBrackets, openAttention }: Paragraph): number {
  return openBrackets + openAttention;
}

/** A run closes what is open where text stands before it, and opens something else. */
function countRun(paragraph: Paragraph, text: string, { from, to }: Range): void {
  const weight = Math.min(3, to - from);
  paragraph.attention++;
  if (paragraph.openAttention > 0 && /\S/.test(text[from - 1] ?? '')) {
    paragraph.nested += depthOf(paragraph) ** 2 / 22;
    paragraph.openAttention = Math.max(0, paragraph.openAttention - weight);
  } else if (/\S/.test(text[to] ?? '')) paragraph.openAttention += weight;
}

function isHeading(text: string, from: number): boolean {
  return text[from] === '#' || text.startsWith(' #', from);
}

/** The second line of a table, whose rows are paragraphs of their own. */
function isDelimiterRow(line: string): boolean {
  return /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/.test(line);
}
