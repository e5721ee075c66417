import { expect, test } from 'vitest';
import { parseMarkdown } from '../../plugin/plan/parse.ts';
import { sectionsOf } from '../../plugin/plan/sections.ts';

test('a section extends to the next heading of its level or higher', () => {
  const tree = parseMarkdown('lead\n\n# ✅ A\n\na\n\n### B\n\nb\n\n## C\n\nc\n\n> # quoted\n\n# D');
  const sections = sectionsOf(tree, null).map(({ title, index, end, content }) => [title, index, end, content.length]);
  expect(sections).toEqual([
    ['A', 1, 8, 6],
    ['B', 3, 5, 1],
    ['C', 5, 8, 2],
    ['D', 8, 9, 0],
  ]);
});
