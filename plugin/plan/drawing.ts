/** The Dependencies Graph as its author drew it. */
import type { Code } from 'mdast';
import type { InlineText } from './model.ts';
import type { Page } from './page.ts';
import { firstIndex } from './text/range.ts';
import type { Source } from './text/source.ts';
import { sectionTitles } from './vocabulary.ts';

/** The first code under a Dependencies Graph heading. */
export function readDrawing({ sections }: Page): Code | null {
  const section = sections.find(({ title }) => sectionTitles.dependenciesGraph.test(title));
  return section?.content.find((node): node is Code => node.type === 'code') ?? null;
}

/** The text of a code block that can be traced back: its lines lack what the containers and the fence's indentation took. */
export function codeText({ value, position }: Code, source: Source | null): InlineText {
  const start = position?.start.offset;
  if (!source || start === undefined) return { text: value, spans: [], positionOf: () => undefined };
  const lines = linesOf(value);
  const written = linesOf(source.text.slice(start, position?.end.offset));
  // After the opening fence, which an indented block has not.
  const shift = /^(?:`{3}|~{3})/.test(source.text.slice(start, start + 3)) ? 1 : 0;
  const offsetOf = (offset: number): number => {
    const index = Math.max(0, firstIndex(lines, (line) => line.from > offset) - 1);
    const [line, raw] = [lines[index], written[index + shift]];
    if (!line || !raw) return start;
    return start + Math.max(raw.from, raw.to - (line.to - line.from) + (offset - line.from));
  };
  const positionOf = (from: number, to: number) =>
    from < to ? source.positionOf(offsetOf(from), offsetOf(to - 1) + 1) : undefined;
  return { text: value, spans: [], positionOf };
}

function linesOf(text: string): { from: number; to: number }[] {
  const lines: { from: number; to: number }[] = [];
  let from = 0;
  for (const { index, 0: lineEnd } of text.matchAll(/\r\n|\n|\r/g)) {
    lines.push({ from, to: index });
    from = index + lineEnd.length;
  }
  return [...lines, { from, to: text.length }];
}
