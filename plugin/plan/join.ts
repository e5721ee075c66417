/** Trees of the parts of a text, joined to the tree of the whole. */
import type { Nodes, Root, RootContent } from 'mdast';
import type { Point } from 'unist';

/** A part of a text from the start of a line on, and the tree it was parsed to by itself. */
export interface Part {
  text: string;
  tree: Root;
}

/** Where a part begins: how many lines and characters stand before it. */
interface Offset {
  lines: number;
  characters: number;
}

/** One tree with the positions of the whole text; made of the nodes of the trees that are given, which are changed. */
export function join(parts: readonly Part[]): Root {
  const [first, ...others] = parts;
  if (!first) return { type: 'root', children: [] };
  const { tree } = first;
  const before = extentOf(first.text.replace(/^\uFEFF/, ''));
  for (const part of others) {
    shift(part.tree, before);
    tree.children.push(...part.tree.children);
    if (tree.position && part.tree.position) tree.position.end = part.tree.position.end;
    const { lines, characters } = extentOf(part.text);
    before.lines += lines;
    before.characters += characters;
  }
  return tree;
}

function extentOf(text: string): Offset {
  return { lines: text.match(/\r\n|\n|\r/g)?.length ?? 0, characters: text.length };
}

/** Moves all positions in a tree; without recursion, since it may be deep. */
function shift(tree: Root, by: Offset): void {
  const nodes: Nodes[] = [tree];
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    if (node.position) {
      movePoint(node.position.start, by);
      movePoint(node.position.end, by);
    }
    if ('children' in node) for (const child of node.children as RootContent[]) nodes.push(child);
  }
}

function movePoint(point: Point, { lines, characters }: Offset): void {
  point.line += lines;
  if (point.offset !== undefined) point.offset += characters;
}
