/** Lines that look like a table of constraints or figures and are none, and cells that a short header cuts (FORMAT section 6a). */
import type { Code, Html, Paragraph, RootContent, Table } from 'mdast';
import { isIndented } from '../fence.ts';
import { inlineTextOf, pieceOf } from '../inline/inline-text.ts';
import type { Sourced, UnreadTable } from '../model.ts';
import type { Page } from '../page.ts';
import { ownContent } from '../sections.ts';
import { cellAt } from '../table.ts';
import { filledLines } from '../text/range.ts';
import type { Source } from '../text/source.ts';
import { sectionTitles } from '../vocabulary.ts';

const { sequence, mutualExclusion, liveness, atomicity, progress } = sectionTitles;
const summary = /\bsummary\b/i;

const dashes = /^\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?)?\s*$/;
const barred = /^\s*\|.*\|/;

/** In the order of the page. */
export function readUnreadTables({ sections, source }: Page): UnreadTable[] {
  return sections.flatMap((section): UnreadTable[] => {
    const { heading, title } = section;
    const isConstraint = [sequence, mutualExclusion, liveness, atomicity].some((pattern) => pattern.test(title));
    if (!isConstraint && !progress.test(title) && !summary.test(title)) return [];
    const own = ownContent(section);
    const hasTable = own.some(({ type }) => type === 'table');
    return own.flatMap((node, index) => {
      const found = inBlock(node, own[index - 1], isConstraint && !hasTable, source);
      return found ? [{ heading, isConstraint, ...found }] : [];
    });
  });
}

type Found = Omit<UnreadTable, 'heading' | 'isConstraint'>;

function inBlock(
  node: RootContent,
  before: RootContent | undefined,
  isAlone: boolean,
  source: Source | null,
): Found | null {
  if (node.type === 'table') return cutCells(node, source);
  if (node.type === 'code' || node.type === 'html') return inText(node, isAlone, source);
  return node.type === 'paragraph' ? inParagraph(node, before, source) : null;
}

function inParagraph(node: Paragraph, before: RootContent | undefined, source: Source | null): Found | null {
  const inline = inlineTextOf(node.children, source);
  const lines = filledLines(inline.text).map((range) => ({ ...range, text: inline.text.slice(range.from, range.to) }));
  const first = lines.findIndex(({ text }, index) => {
    const below = lines[index + 1]?.text ?? '';
    return barred.test(text) || (text.includes('|') && (dashes.test(below) || isRow(text, below)));
  });
  const line = lines[first];
  // Dashes that an empty line parts from their header are reported there.
  const isDashes = line && first === 0 && dashes.test(line.text);
  if (!line || (isDashes && before?.type === 'paragraph' && inParagraph(before, undefined, source))) return null;
  const at = pieceOf(inline, line);
  const below = lines[first + 1];
  if (below && dashes.test(below.text)) return { cause: 'dashes', columns: cellsIn(line.text).length, source: at };
  const isRest = before?.type === 'table' && first === 0;
  return { cause: isRest ? 'apart' : 'no-dashes', columns: cellsIn(line.text).length, source: at };
}

/** Two lines with as many bars; with a colon they are fields, several in a line. */
function isRow(line: string, below: string): boolean {
  const cells = cellsIn(line).length;
  return cells > 1 && cellsIn(below).length === cells && !/[:：]/.test(line + below);
}

/** A table in indented code; where there is no other, also one in a fence or in HTML. */
function inText(node: Code | Html, isAlone: boolean, source: Source | null): Found | null {
  const [line = '', below = ''] = node.value.split(/\r\n|\r|\n/);
  const isHtml = node.type === 'html';
  const isCode = !isHtml && (source ? isIndented(node) : !node.lang) && barred.test(line);
  const isTable = isHtml ? /^<table\b/i.test(line) : line.includes('|') && dashes.test(below);
  if (!isCode && !(isAlone && isTable)) return null;
  const at: Sourced = { value: line, position: source ? node.position : undefined };
  return { cause: isCode ? 'indented' : node.type, columns: cellsIn(line).length, source: at };
}

/** The first row with more in it than the header has columns. */
function cutCells({ children }: Table, source: Source | null): Found | null {
  const [header, ...rows] = children;
  if (!source || !header) return null;
  const columns = header.children.length;
  for (const row of rows) {
    const start = row.position?.start.offset;
    if (start === undefined) continue;
    const [text = ''] = source.text.slice(start).split(/[\r\n]/, 1);
    const cut = cellsIn(text)
      .slice(columns)
      .findLast((cell) => cell !== '' && !cell.startsWith('<!--'));
    if (cut === undefined) continue;
    const from = start + text.lastIndexOf(cut);
    const at: Sourced = { value: cellAt(row, 0, source).text, position: source.positionOf(from, from + cut.length) };
    return { cause: 'cut', columns, source: at };
  }
  return null;
}

/** The cells of a row as Markdown divides it. */
function cellsIn(row: string): string[] {
  const inner = row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim());
}
