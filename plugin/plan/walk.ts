/** Walks through nodes without recursion, since authors decide how deep they nest. */
import type { RootContent } from 'mdast';

/** Nodes and what stands below them, in the order of the page. `childrenOf` says what is entered. */
export function* preorder<Node>(
  roots: Iterable<Node>,
  childrenOf: (node: Node) => Iterable<Node>,
): Generator<Node, void, undefined> {
  const open: Iterator<Node>[] = [roots[Symbol.iterator]()];
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const next = top.next();
    if (next.done) open.pop();
    else {
      yield next.value;
      open.push(childrenOf(next.value)[Symbol.iterator]());
    }
  }
}

/** Blocks with the items of lists and what these hold; quotes, footnotes and tables are not entered. */
export function preorderInLists(blocks: Iterable<RootContent>): Generator<RootContent, void, undefined> {
  return preorder(
    blocks,
    (node): Iterable<RootContent> => (node.type === 'list' || node.type === 'listItem' ? node.children : []),
  );
}
