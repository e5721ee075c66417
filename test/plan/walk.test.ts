import { expect, test } from 'vitest';
import { parseMarkdown } from '../../plugin/plan/parse.ts';
import { preorder, preorderInLists } from '../../plugin/plan/walk.ts';

test('preorder goes to any depth', () => {
  interface Node {
    id: number;
    below: Node[];
  }
  let node: Node = { id: 0, below: [] };
  for (let id = 1; id <= 50_000; id++) node = { id, below: [node] };
  const ids = [...preorder([node, { id: -1, below: [] }], ({ below }) => below)].map(({ id }) => id);
  expect([ids.length, ids[0], ids.at(-2), ids.at(-1)]).toEqual([50_002, 50_000, 0, -1]);
});

test('preorderInLists enters lists and their items only', () => {
  const tree = parseMarkdown('a\n\n- b\n  - c\n\n    > d\n\n- e\n\n> - f');
  const types = [...preorderInLists(tree.children)].map((node) => node.type);
  expect(types).toEqual([
    ...['paragraph', 'list', 'listItem', 'paragraph', 'list', 'listItem', 'paragraph', 'blockquote'],
    ...['listItem', 'paragraph', 'blockquote'],
  ]);
});
