/** Takes blocks apart into labelled fields and the rest. */
import type { List, ListItem, Paragraph, PhrasingContent } from 'mdast';
import { flowOf, type Source, sliceFlow, sliceInline, sourced, trimFlow } from './flow.ts';
import type { Block, Field, FieldName, Flow } from './model.ts';
import { boxAt } from './status.ts';

const synonyms: Record<FieldName, string> = {
  description: 'Description, What, Goal, Objective, Action',
  dependsOn: 'Depends on, Dependencies, Depends, Deps, Requires, Prerequisites, Blocked by, After',
  blocks: 'Blocks',
  files: 'Files, File, File(s), New file(s), New file, New files, Output file, Files modified, Files created',
  doneWhen:
    'Done when, Done, Acceptance, Acceptance criteria, Completion criteria, Success criteria, Validation criteria, ' +
    'Exit criteria, Criteria, Definition of Done, DoD, Verify, Verification, Validation',
  estimate: 'Estimate, Effort, Estimated effort, Time',
  status: 'Status',
  designDocument: 'Design Document',
  totalTasks: 'Total Tasks',
};

const names: ReadonlyMap<string, FieldName> = new Map(
  Object.entries(synonyms).flatMap(([name, labels]) =>
    labels.split(', ').map((label) => [label.toLowerCase(), name as FieldName] as const),
  ),
);

/** The field that a label names; brackets after it (`Files (new)`) and marks before it do not matter. */
export function fieldName(label: string): FieldName | null {
  const key = label
    .toLowerCase()
    .replace(/^[^\p{L}]+/u, '')
    .replace(/\s+/g, ' ')
    .trim();
  return names.get(key) ?? names.get(key.replace(/\s*\([^)]*\)$/, '')) ?? null;
}

/**
 * Splits blocks into fields and everything else, in order. A field is a bullet, a line of a paragraph or a piece of a
 * line behind ` | ` that begins with a label; a paragraph field without a value takes the blocks up to the next one.
 */
export function readFields(blocks: readonly Block[], source: Source | null): (Field | Block)[] {
  const parts: (Field | Block)[] = [];
  let open: Field | null = null;
  for (const block of blocks) {
    const read = block.type === 'paragraph' ? readParagraph(block, source) : readBlock(block, source);
    const first = read[0];
    const labelled = read.some(isField);
    if (open && !labelled && first && !isField(first) && first.type !== 'thematicBreak' && first.type !== 'heading') {
      hang(open, first, source);
      continue;
    }
    parts.push(...read);
    const last = read.at(-1);
    open = block.type === 'paragraph' && last && isField(last) && last.text.value === '' ? last : null;
  }
  return parts;
}

export function isField(part: Field | Block): part is Field {
  return 'label' in part && 'flow' in part;
}

function hang(field: Field, block: Block, source: Source | null): void {
  field.blocks.push(block);
  const text = blockTexts(block, source);
  if (text.length === 0) return;
  field.text = {
    value: [field.text.value, ...text.map((part) => part.value)].filter((line) => line !== '').join('\n'),
    position: field.text.position ?? text[0]?.position,
  };
}

function readBlock(block: Block, source: Source | null): (Field | Block)[] {
  return block.type === 'list' ? readList(block, source) : [block];
}

/** Items with a label become fields; runs of other items stay lists of their own. */
function readList(list: List, source: Source | null): (Field | Block)[] {
  const parts: (Field | Block)[] = [];
  let rest: List | null = null;
  for (const item of list.children) {
    const fields = itemFields(item, source);
    if (fields) {
      parts.push(...fields);
      rest = null;
    } else if (rest) {
      rest.children.push(item);
    } else {
      rest = { ...list, children: [item] };
      parts.push(rest);
    }
  }
  if (rest && rest.children.length === list.children.length) return [list];
  return parts;
}

/** The fields of a bullet: a box makes it a step, never a field. */
function itemFields(item: ListItem, source: Source | null): Field[] | null {
  const [first, ...below] = item.children;
  if (first?.type !== 'paragraph' || typeof item.checked === 'boolean') return null;
  const parts = readParagraph(first, source);
  const fields = parts.filter(isField);
  const last = fields.at(-1);
  if (fields.length !== parts.length || !last || boxAt(last.label.value)) return null;
  for (const block of below) hang(last, block, source);
  return fields;
}

/** Lines, and pieces of a line behind ` | `, that begin with a label become fields; a line without continues the one before. */
function readParagraph(paragraph: Paragraph, source: Source | null): (Field | Block)[] {
  const flow = flowOf(paragraph.children, source);
  const starts = labelStarts(flow);
  const first = starts[0];
  if (!first) return [paragraph];
  const parts: (Field | Block)[] = [];
  if (flow.text.slice(0, first.at).trim() !== '') {
    const children = sliceInline(paragraph.children, flow, 0, first.at);
    parts.push({ type: 'paragraph', children, position: flow.place(0, first.at) });
  }
  starts.forEach((start, index) => {
    const end = starts[index + 1]?.cut ?? flow.text.length;
    parts.push(fieldFrom(paragraph.children, flow, start, end));
  });
  return parts;
}

function fieldFrom(nodes: PhrasingContent[], flow: Flow, start: LabelStart, end: number): Field {
  return {
    name: fieldName(start.label),
    label: sourced(flow, start.at, start.at + start.label.length),
    text: sourced(flow, start.value, end),
    inline: sliceInline(nodes, flow, start.value, end),
    blocks: [],
    flow: trimFlow(sliceFlow(flow, start.value, end)),
  };
}

interface LabelStart {
  /** Where the piece before ends (before its separator). */
  cut: number;
  at: number;
  label: string;
  value: number;
}

function labelStarts(flow: Flow): LabelStart[] {
  const starts: LabelStart[] = [];
  const boundary = /(?:^|\r?\n|\r|[ \t]\|[ \t])[ \t]*/g;
  for (let match = boundary.exec(flow.text); match; match = boundary.exec(flow.text)) {
    const at = match.index + match[0].length;
    const found = labelAt(flow, at);
    if (found) starts.push({ cut: match.index, at, ...found });
    if (match[0] === '') boundary.lastIndex++;
  }
  return starts;
}

const plainLabel = /[\p{L}\p{N}\p{Extended_Pictographic}][^\n:：|*`]{0,48}?(?=\s*[:：](?:\s|$))/uy;

/** A label that begins at an offset: bold with its colon inside or behind, or plain where the format knows it. */
function labelAt(flow: Flow, at: number): { label: string; value: number } | null {
  const bold = flow.spans.find((span) => span.kind === 'strong' && span.from === at);
  if (bold) {
    const text = flow.text.slice(bold.from, bold.to);
    const inside = /^([^:：\n]+?)\s*[:：]\s*$/.exec(text);
    if (inside?.[1]) return { label: inside[1], value: bold.to };
    const behind = /^\s*[:：]/.exec(flow.text.slice(bold.to, bold.to + 4));
    if (behind && !text.includes('\n')) return { label: text.trimEnd(), value: bold.to + behind[0].length };
  }
  plainLabel.lastIndex = at;
  const label = plainLabel.exec(flow.text)?.[0].trimEnd();
  if (label === undefined || fieldName(label) === null) return null;
  const colon = flow.text.slice(at + label.length).search(/[:：]/);
  return { label, value: at + label.length + colon + 1 };
}

/** The text of a block, a piece a paragraph or list item; code and tables have none. */
export function blockTexts(
  block: Block,
  source: Source | null,
): { value: string; position: Field['text']['position'] }[] {
  return blockFlows(block, source)
    .map((flow) => sourced(flow))
    .filter((text) => text.value !== '');
}

/** The flows of the paragraphs in a block, outside code and tables, in order. */
export function blockFlows(block: Block, source: Source | null): Flow[] {
  const flows: Flow[] = [];
  const stack: (Block | ListItem)[] = [block];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'paragraph' || node.type === 'heading') flows.push(flowOf(node.children, source));
    else if (node.type === 'list' || node.type === 'listItem') stack.push(...node.children.toReversed());
  }
  return flows;
}
