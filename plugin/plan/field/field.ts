/** Takes blocks apart into labelled fields and the rest. */
import type { Heading, List, ListItem, Paragraph, RootContent } from 'mdast';
import type { Position } from 'unist';
import { inlineTextOf, sliceText, sliceTexts, sourced, textOfLayout } from '../inline/inline-text.ts';
import { layOut, textOf } from '../inline/layout.ts';
import { sliceInline } from '../inline/slice.ts';
import { isDependency, type Labels } from '../labels.ts';
import type { Block, Field, FieldName, InlineText, Sourced } from '../model.ts';
import { boxOf, firstParagraph } from '../status.ts';
import { trimmedRange } from '../text/range.ts';
import type { Source } from '../text/source.ts';
import { textBlocks } from '../walk.ts';
import { isLabelAlone, isPhrase, labelStarts, namesTask } from './label.ts';

export function isField(part: Field | Block): part is Field {
  return 'label' in part && 'inlineText' in part;
}

/** Whether some blocks hold a field of a name that a condition holds for. */
export function hasField(
  blocks: readonly RootContent[],
  labels: Labels,
  isMeant: (name: FieldName) => boolean,
): boolean {
  const own = blocks.filter((block): block is Block => block.type !== 'yaml');
  return readFields(own, null, labels).some((part) => isField(part) && part.name !== null && isMeant(part.name));
}

/** Whether only tasks have such fields. */
export function isOfTask(name: FieldName): boolean {
  return isDependency(name) || name === 'files' || name === 'estimate';
}

/**
 * The value of the first field of a name that has one.
 *
 * @param preferred a label that goes before all others
 */
export function fieldValue(fields: readonly Field[], name: FieldName, preferred?: RegExp): Sourced | null {
  const found = fields.filter((field) => field.name === name && field.text.value !== '');
  return (found.find(({ label }) => preferred?.test(label.value)) ?? found[0])?.text ?? null;
}

/**
 * Splits blocks into fields and everything else, in order. A field is a bullet, a line of a paragraph or a piece of a
 * line after ` | ` that begins with a label, or a heading that is one; a paragraph or heading without a value takes what
 * follows up to the next field.
 */
export function readFields(blocks: readonly Block[], source: Source | null, labels: Labels): (Field | Block)[] {
  const parts: (Field | Block)[] = [];
  const attached = new Map<Field, Block[]>();
  let open: Field | null = null;
  for (const block of blocks) {
    const read = readBlock(block, source, labels);
    const below = open ? attached.get(open) : undefined;
    if (open && belongs(block, read, open, labels, below)) {
      if (below) below.push(block);
      else attached.set(open, [block]);
      continue;
    }
    for (const part of read) parts.push(part);
    const last = read.at(-1);
    open = block.type !== 'list' && last && isField(last) && last.text.value === '' ? last : null;
  }
  for (const [field, below] of attached) attach(field, below, source);
  // Below a heading, what names no task is seldom a condition: packages, accounts, tools.
  return parts.flatMap((part) => {
    if (!isField(part) || !isDependency(part.name) || part.text.value.split('\n').some(namesTask)) return part;
    return part.heading ? [part.heading, ...part.blocks] : part;
  });
}

/** Whether a block goes on from a field that has no value: up to a list, and no further than a break. */
function belongs(
  block: Block,
  read: readonly (Field | Block)[],
  open: Field,
  labels: Labels,
  below: readonly Block[] = [],
): boolean {
  if (block.type === 'thematicBreak' || block.type === 'heading') return false;
  if (block.type !== 'list') return !read.some(isField) && below.at(-1)?.type !== 'list';
  return open.name === null ? !read.some(isField) : !hasBoldField(block, labels);
}

/** Below a label that the format knows, `- Verify: …` is an item of its value, but `- **Verify**: …` is the next field. */
function hasBoldField(list: List, labels: Labels): boolean {
  return list.children.some((item) => {
    const [bold] = firstParagraph(item) ?? [];
    return bold?.type === 'strong' && labels.fieldName(textOf([bold]).replace(/[:：]$/, '')) !== null;
  });
}

function attach(field: Field, blocks: readonly Block[], source: Source | null): void {
  if (blocks.length === 0) return;
  for (const block of blocks) field.blocks.push(block);
  const texts = [field.text, ...blocks.flatMap((block) => blockTexts(block, source))].filter(
    ({ value }) => value !== '',
  );
  field.text = {
    value: texts.map(({ value }) => value).join('\n'),
    position: covering(texts.map(({ position }) => position)),
  };
}

function covering(positions: readonly (Position | undefined)[]): Position | undefined {
  const start = positions[0]?.start;
  const end = positions.at(-1)?.end;
  return start && end ? { start, end } : undefined;
}

function readBlock(block: Block, source: Source | null, labels: Labels): (Field | Block)[] {
  if (block.type === 'paragraph') {
    const read = readParagraph(block, source, labels);
    return read[0] === block && isAllItalic(block) ? [readAlone(block, source, labels, isLabelAlone)] : read;
  }
  if (block.type === 'heading') return [readAlone(block, source, labels, isLabelAlone)];
  return block.type === 'list' ? readList(block, source, labels) : [block];
}

const isAllItalic = ({ children: [first, ...others] }: Paragraph) => first?.type === 'emphasis' && others.length === 0;

/** `#### Acceptance criteria`, `*Acceptance criteria*`: a label that the format knows, over its value. */
function readAlone<Node extends Heading | Paragraph>(
  node: Node,
  source: Source | null,
  labels: Labels,
  isMeant: (name: FieldName, label: string) => boolean,
): Field | Node {
  const inlineText = inlineTextOf(node.children, source);
  const label = inlineText.text
    .trimEnd()
    .replace(/[:：]$/, '')
    .trimEnd();
  const name = labels.fieldName(label);
  if (name === null || !isMeant(name, label)) return node;
  const after = sliceText(inlineText, inlineText.text.length, inlineText.text.length);
  return {
    name,
    label: sourced(inlineText, 0, label.length),
    text: sourced(after),
    inline: [],
    blocks: [],
    inlineText: after,
    ...(node.type === 'heading' && { heading: node }),
  };
}

/** Items with a label become fields; runs of other items stay lists of their own. */
function readList(list: List, source: Source | null, labels: Labels): (Field | Block)[] {
  const parts: (Field | Block)[] = [];
  let rest: ListItem[] = [];
  const close = (next: number) => {
    if (rest.length > 0)
      parts.push(rest.length === list.children.length ? list : listOf(list, rest, next - rest.length));
    rest = [];
  };
  list.children.forEach((item, index) => {
    const fields = itemFields(item, source, labels);
    if (!fields) {
      rest.push(item);
      return;
    }
    close(index);
    for (const field of fields) parts.push(field);
  });
  close(list.children.length);
  return parts;
}

/** Some items of a list, of which the first is number `index`. */
function listOf(list: List, children: ListItem[], index: number): List {
  const position = covering([children[0]?.position, children.at(-1)?.position]);
  return { ...list, children, position, start: list.ordered ? (list.start ?? 1) + index : list.start };
}

/** The fields of a bullet; null where it holds more than fields. A box makes it a step, but for dependencies. */
function itemFields(item: ListItem, source: Source | null, labels: Labels): Field[] | null {
  const [first, ...below] = item.children;
  if (first?.type !== 'paragraph') return null;
  const read = readParagraph(first, source, labels);
  const isOverList = read[0] === first && below[0]?.type === 'list';
  const isMeant = isAllItalic(first) ? isLabelAlone : (_: FieldName, label: string) => isPhrase(label);
  const parts = isOverList ? [readAlone(first, source, labels, isMeant)] : read;
  const fields = parts.filter(isField);
  const last = fields.at(-1);
  if (fields.length !== parts.length || !last || (boxOf(item) && !fields.every(({ name }) => isDependency(name))))
    return null;
  attach(last, below, source);
  return fields;
}

/** Lines, and pieces of a line after ` | `, that begin with a label become fields; a line without continues the one before. */
function readParagraph(paragraph: Paragraph, source: Source | null, labels: Labels): (Field | Block)[] {
  const layout = layOut(paragraph.children);
  const inlineText = textOfLayout(layout, source);
  const starts = labelStarts(inlineText, labels);
  const [first] = starts;
  if (!first) return [paragraph];
  const { text } = inlineText;
  const lead = trimmedRange(text, { from: 0, to: first.cut });
  const values = starts.map(({ value }, index) =>
    trimmedRange(text, { from: value, to: starts[index + 1]?.cut ?? text.length }),
  );
  const inlineTexts = sliceTexts(inlineText, values);
  const fields = starts.map(({ at, label }, index): Field => {
    const value = values[index] ?? lead;
    return {
      name: labels.fieldName(label),
      label: sourced(inlineText, at, at + label.length),
      text: sourced(inlineText, value.from, value.to),
      inline: sliceInline(layout, inlineText, value),
      blocks: [],
      inlineText: inlineTexts[index] ?? inlineText,
    };
  });
  if (lead.from === lead.to) return fields;
  const children = sliceInline(layout, inlineText, lead);
  return [{ type: 'paragraph', children, position: inlineText.positionOf(lead.from, lead.to) }, ...fields];
}

/** The text of a block, a piece a paragraph or list item; code and tables have none. */
function blockTexts(block: Block, source: Source | null): Sourced[] {
  return blockInlineTexts(block, source)
    .map((inlineText) => sourced(inlineText))
    .filter(({ value }) => value !== '');
}

/** The inline texts of the paragraphs and headings in a block, outside code, quotes and tables, in order. */
export function blockInlineTexts(block: Block, source: Source | null): InlineText[] {
  return textBlocks([block]).map(({ children }) => inlineTextOf(children, source));
}

/** The inline texts of a field's value: its inline part, then the blocks below it. */
export function fieldInlineTexts(field: Field, source: Source | null): InlineText[] {
  return [field.inlineText, ...field.blocks.flatMap((block) => blockInlineTexts(block, source))];
}
