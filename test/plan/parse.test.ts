import { expect, test } from 'vitest';
import { parseMarkdown } from '../../plugin/plan/parse.ts';

test('reads GFM and YAML front matter', () => {
  const tree = parseMarkdown('---\na: 1\n---\n\n- [x] a ~~b~~\n\n| a |\n|---|\n');
  expect(tree.children).toMatchObject([
    { type: 'yaml' },
    { type: 'list', children: [{ checked: true }] },
    { type: 'table' },
  ]);
});
