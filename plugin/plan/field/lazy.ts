/** Fields that Markdown takes for part of the list item in the line above, since no empty line is between them. */
import type { List, ListItem, Paragraph } from 'mdast';
import { textOfLayout } from '../inline/inline-text.ts';
import { layOut } from '../inline/layout.ts';
import { sliceInline } from '../inline/slice.ts';
import type { Labels } from '../labels.ts';
import type { Block } from '../model.ts';
import { type Range, trimmedRange } from '../text/range.ts';
import type { Source } from '../text/source.ts';
import { labelStarts } from './label.ts';

/** Lists without the labels that follow the text of their last item, in bold or not indented, which become paragraphs. */
export function splitLazyFields(blocks: readonly Block[], source: Source | null, labels: Labels): Block[] {
  return blocks.flatMap((block): Block[] => {
    const split = block.type === 'list' ? splitList(block, source, labels) : null;
    return split ? [split.list, split.fields] : [block];
  });
}

function splitList(list: List, source: Source | null, labels: Labels): { list: List; fields: Paragraph } | null {
  const item = list.children.at(-1);
  const last = item?.children.at(-1);
  if (!item || !last) return null;
  const split =
    last.type === 'list'
      ? splitList(last, source, labels)
      : last.type === 'paragraph'
        ? splitParagraph(last, item.position?.start.column, source, labels)
        : null;
  if (!split) return null;
  const rest = 'list' in split ? split.list : split.text;
  const shortened: ListItem = { ...item, children: [...item.children.slice(0, -1), rest] };
  return { list: { ...list, children: [...list.children.slice(0, -1), shortened] }, fields: split.fields };
}

/** @param column that of the item's marker */
function splitParagraph(paragraph: Paragraph, column: number | undefined, source: Source | null, labels: Labels) {
  const hasBold = paragraph.children.some(({ type }, index) => type === 'strong' && index > 0);
  if (!hasBold && paragraph.position?.start.line === paragraph.position?.end.line) return null;
  const layout = layOut(paragraph.children);
  const inline = textOfLayout(layout, source);
  const [first, ...further] = labelStarts(inline, labels);
  const isBold = ({ at }: { at: number }) => inline.spans.some(({ kind, from }) => kind === 'strong' && from === at);
  const isLazy = ({ at, value }: { at: number; value: number }) =>
    column !== undefined && (inline.positionOf(at, value)?.start.column ?? Number.POSITIVE_INFINITY) <= column;
  const start = [first, ...further].find(
    (one) => one && one.cut > 0 && (isBold(one) || isLazy(one)) && labels.fieldName(one.label),
  );
  if (!start || first?.cut === 0) return null;
  const part = (range: Range): Paragraph => ({
    type: 'paragraph',
    children: sliceInline(layout, inline, range),
    position: inline.positionOf(range.from, range.to),
  });
  const text = trimmedRange(inline.text, { from: 0, to: start.cut });
  return { text: part(text), fields: part({ from: start.at, to: inline.text.length }) };
}
