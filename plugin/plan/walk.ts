/** Walks through nodes without recursion, since authors decide how deeply they nest. */
import type { Heading, Nodes, Paragraph, Parents, RootContent } from 'mdast';

/** Nodes and their descendants, in the order of the page. `childrenOf` says what is entered. */
export function preorder<Node>(roots: readonly Node[], childrenOf: (node: Node) => readonly Node[]): Node[] {
  const found: Node[] = [];
  const open = roots.toReversed();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    found.push(node);
    const children = childrenOf(node);
    for (let index = children.length - 1; index >= 0; index--) open.push(children[index] as Node);
  }
  return found;
}

/** Nodes of any kind with all their descendants. */
export function everyNode(roots: readonly Nodes[]): Nodes[] {
  return preorder(roots, (node): readonly Nodes[] => (node as Partial<Parents>).children ?? none);
}

/** Blocks with the items of lists and what these hold; quotes, footnotes and tables are not entered. */
export function preorderInLists(blocks: readonly RootContent[]): RootContent[] {
  return preorder(blocks, (node): readonly RootContent[] =>
    node.type === 'list' || node.type === 'listItem' ? node.children : none,
  );
}

/** The paragraphs and headings among blocks, outside code, quotes and tables, in order. */
export function textBlocks(blocks: readonly RootContent[]): (Paragraph | Heading)[] {
  return preorderInLists(blocks).filter((node) => node.type === 'paragraph' || node.type === 'heading');
}

const none: readonly RootContent[] = [];
