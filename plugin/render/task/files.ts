import type { PhrasingContent } from 'mdast';
import { flowOf } from '../../plan/flow/flow.ts';
import type { Block, Field, Sourced } from '../../plan/model.ts';
import { element } from '../build.ts';
import { type Range, wrap } from '../content/inline.ts';

/** A Files field with every path set as code; what stands around the paths stays. */
export function withPathsAsCode(field: Field, files: readonly Sourced[]): Pick<Field, 'inline' | 'blocks'> {
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
  const flow = flowOf(nodes, null);
  const ranges: Range[] = [];
  let at = 0;
  for (const path of paths) {
    const from = flow.text.indexOf(path, at);
    if (from < 0) continue;
    at = from + path.length;
    const marked = flow.spans.some((span) => span.kind !== 'strong' && span.from < at && span.to > from);
    if (!marked) ranges.push({ from, to: at, make: (children) => element('code', {}, children) });
  }
  return wrap(nodes, ranges);
}
