import type { PhrasingContent } from 'mdast';
import type { TaskNode } from '../../graph/model.ts';
import { isField } from '../../plan/field/field.ts';
import { isMeta, isRequirementLabel } from '../../plan/formats/kiro/requirements.ts';
import { inlineTextOf } from '../../plan/inline/inline-text.ts';
import { textOf } from '../../plan/inline/layout.ts';
import { isDependency } from '../../plan/labels.ts';
import type { Block, Field, FieldName, Sourced, Task } from '../../plan/model.ts';
import { type Range, wrap } from '../content/inline.ts';
import { requirementLink } from '../coverage.ts';
import { type Child, type Content, element, type PageElement } from '../elements.ts';
import type { View } from '../view.ts';
import { dependsOn, type Entry, excludes, unblocks } from './relations.ts';

/** An entry of a description list, or a block between two of them. */
type Row = Entry | Block;

/**
 * The content of a card below its head: fields and blocks in the author's order. `Depends on` and `Blocks` become links in
 * both directions, at the place of the first of them, else at the end.
 */
export function fields(node: TaskNode, view: View): Content[] {
  const parts = withoutLastBreaks(node.task.at.body).map((part) =>
    withRequirements(part, node.task.requirements, view),
  );
  const first = parts.find((part) => isRelation(part) && part.name === 'dependsOn') ?? parts.find(isRelation);
  const relations = [dependsOn, unblocks, excludes]
    .map((relation) => relation(node, view))
    .filter((one) => one !== null);
  const rows = parts.flatMap((part): Row[] => {
    if (part === first) return relations;
    if (isRelation(part)) return [];
    return [isField(part) ? entry(part, node.task, view) : part];
  });
  return gather(first ? rows : [...rows, ...relations]);
}

function isRelation(part: Field | Block): part is Field {
  return isField(part) && isDependency(part.name) && part.text.value !== '';
}

const requirementId = /(?<![\p{L}\p{N}.])\d+(?:\.\d+)*(?![\p{L}\p{N}])/gu;

/** The ids of requirements as links to their words, in a field and in a line such as \`_Requirements: 1.1_\`. */
export function withRequirements<Part extends Field | Block>(
  part: Part,
  requirements: readonly Sourced[],
  view: View,
): Part {
  if (requirements.length === 0) return part;
  const known = new Set(requirements.map(({ value }) => value));
  const linked = (nodes: readonly PhrasingContent[]) => {
    const ranges = [...textOf(nodes).matchAll(requirementId)].flatMap(({ 0: id, index }): Range[] => {
      const link = known.has(id) ? requirementLink(id, view) : null;
      return link ? [{ from: index, to: index + id.length, make: (children) => element('a', link, children) }] : [];
    });
    return wrap(nodes, ranges);
  };
  if (isField(part)) return isRequirementLabel(part.label.value) ? { ...part, inline: linked(part.inline) } : part;
  return inLines(part, linked) as Part;
}

/** Changes the lines of a block that are labels in italics, or bold, with a value. */
function inLines(block: Block, change: (nodes: readonly PhrasingContent[]) => PhrasingContent[]): Block {
  if (block.type === 'paragraph') {
    return { ...block, children: block.children.flatMap((node) => (isMeta(node) ? change([node]) : [node])) };
  }
  if (block.type !== 'list') return block;
  const children = block.children.map((item) => ({
    ...item,
    children: item.children.map((child) => inLines(child, change)),
  }));
  return { ...block, children };
}

/** A thematic break at the end of a task separates it from the next one, and stays outside of the card. */
function withoutLastBreaks(parts: readonly (Field | Block)[]): readonly (Field | Block)[] {
  const last = parts.findLastIndex((part) => isField(part) || part.type !== 'thematicBreak');
  return parts.slice(0, last + 1);
}

const kinds: Partial<Record<FieldName, string>> = {
  doneWhen: 'pw-done-when',
  files: 'pw-files',
  description: 'pw-description',
};

function entry(field: Field, task: Task, { ids }: View): Entry {
  const { inline, blocks } = field.name === 'files' ? withPathsAsCode(field, task.files) : field;
  const lead: Child[] = blocks.length > 0 && inline.length > 0 ? [element('p', {}, inline)] : inline;
  const className = (field.name && kinds[field.name]) ?? null;
  const id = field.heading && ids.get(field.heading);
  return { type: 'entry', label: field.label.value, id, value: [...lead, ...blocks], className };
}

/** Neighbouring entries share a list; blocks come between the lists. */
function gather(rows: readonly Row[]): Content[] {
  const gathered: Content[] = [];
  let list: PageElement | undefined;
  for (const one of rows) {
    if (one.type !== 'entry') {
      gathered.push(one);
      list = undefined;
      continue;
    }
    if (!list) {
      list = element('dl', { className: ['pw-fields'] });
      gathered.push(list);
    }
    const { label, lang, id, value, className } = one;
    list.children.push(
      element('dt', { lang, id }, [label]),
      element('dd', className === null ? {} : { className: [className] }, value),
    );
  }
  return gathered;
}

/** A Files field with every path set as code. */
function withPathsAsCode(field: Field, files: readonly Sourced[]): Pick<Field, 'inline' | 'blocks'> {
  const paths = files.map((file) => file.value);
  return { inline: codePaths(field.inline, paths), blocks: field.blocks.map((block) => inBlock(block, paths)) };
}

function inBlock(block: Block, paths: readonly string[]): Block {
  if (block.type === 'paragraph') return { ...block, children: codePaths(block.children, paths) };
  if (block.type !== 'list') return block;
  const children = block.children.map((item) => ({
    ...item,
    children: item.children.map((child) => inBlock(child, paths)),
  }));
  return { ...block, children };
}

function codePaths(nodes: readonly PhrasingContent[], paths: readonly string[]): PhrasingContent[] {
  const inlineText = inlineTextOf(nodes, null);
  const ranges: Range[] = [];
  let at = 0;
  for (const path of paths) {
    const from = inlineText.text.indexOf(path, at);
    if (from < 0) continue;
    at = from + path.length;
    const marked = inlineText.spans.some((span) => span.kind !== 'strong' && span.from < at && span.to > from);
    if (!marked) ranges.push({ from, to: at, make: (children) => element('code', {}, children) });
  }
  return wrap(nodes, ranges);
}
