import type { List, RootContent } from 'mdast';
import { describe, expect, test } from 'vitest';
import { inlineTextOf } from '../../../plugin/plan/inline/inline-text.ts';
import { Labels } from '../../../plugin/plan/labels.ts';
import { parseMarkdown } from '../../../plugin/plan/parse.ts';
import { belowFirstLine, taskItems, withoutTasks } from '../../../plugin/plan/task/task-items.ts';

const markdown = `- Group
  - [ ] Task 1.1: a
    - detail
    - [ ] Task 1.2: b
- [ ] Task 1.3: c
- rest

  - [ ] Task 1.4: d
`;

function lists(text = markdown): List[] {
  return parseMarkdown(text).children.filter((node) => node.type === 'list');
}

describe('task items', () => {
  test('are found at any depth, in the order of the page', () => {
    const [list] = lists();
    const found = list ? taskItems(list, null, new Labels()) : [];
    expect(found.map(({ inlineText, line }) => inlineText.text.slice(line.id.from, line.id.to))).toEqual([
      '1.1',
      '1.2',
      '1.3',
      '1.4',
    ]);
  });

  test('are taken out of what holds them', () => {
    const [list] = lists();
    if (!list) throw new Error('Expected a list.');
    const items = taskItems(list, null, new Labels());
    const strip = withoutTasks([list], new Set<RootContent>(items.map(({ node }) => node)));
    expect(texts(strip(list))).toEqual(['Group', 'rest']);
    expect(items.map(({ node }) => texts(strip(node)))).toEqual([
      ['Task 1.1: a', 'detail'],
      ['Task 1.2: b'],
      ['Task 1.3: c'],
      ['Task 1.4: d'],
    ]);
    const untouched = list.children[0]?.children[0];
    expect(untouched && strip(untouched)).toBe(untouched);
  });

  test('leave nothing of a list of tasks', () => {
    const [list] = lists('- [ ] Task 1.1: a\n- [ ] Task 1.2: b');
    if (!list) throw new Error('Expected a list.');
    expect(withoutTasks([list], new Set<RootContent>(list.children))(list)).toBeNull();
  });

  test.each([
    ['- [ ] Task 1.1: a\n  b\n  c', 'b\nc'],
    ['- [ ] Task 1.1: a  \n  b', 'b'],
    ['- [ ] Task 1.1: a | Effort: 2h | x\n  b', 'Effort: 2h | x\nb'],
    ['- [ ] Task 1.1: a', undefined],
    ['- [ ] Task 1.1: a[^1]\n\n[^1]: b', undefined],
    ['- [ ] **Task 1.1: a[^1]**\n\n[^1]: b', undefined],
    ['- [ ] Task 1.1: a ![](b.png)', undefined],
    ['- [ ] Task 1.1: a ✅ [^1]\n\n[^1]: b', ''],
  ])('%j continues below its first line', (text, below) => {
    const [list] = lists(text);
    const [item] = list ? taskItems(list, null, new Labels()) : [];
    const [paragraph] = item ? belowFirstLine(item) : [];
    expect(paragraph && inlineTextOf(paragraph.children, null).text).toBe(below);
  });
});

/** The texts of all paragraphs below a node. */
function texts(node: RootContent | null): string[] {
  if (!node) return [];
  if (node.type === 'paragraph') return [inlineTextOf(node.children, null).text];
  return 'children' in node ? (node.children as RootContent[]).flatMap(texts) : [];
}
