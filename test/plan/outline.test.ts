import { describe, expect, test } from 'vitest';
import { inlineTextOf } from '../../plugin/plan/inline/inline-text.ts';
import { Labels } from '../../plugin/plan/labels.ts';
import { Page } from '../../plugin/plan/page.ts';
import { parseMarkdown } from '../../plugin/plan/parse.ts';

function outline(markdown: string) {
  const tree = parseMarkdown(markdown);
  return { tree, outline: new Page(tree, null, new Labels()).ours };
}

describe('the outline', () => {
  test('lists places of tasks and phases in the order of the page', () => {
    const { outline: found } = outline(
      [
        '## Phase 1',
        '- [ ] Task 1.1: a',
        '### Phase 2',
        '#### Task 2.1: b',
        '- [ ] Task 2.2: c',
        '## Phase 3',
        'Prose.',
      ].join('\n\n'),
    );
    expect(found.tasks.map(({ form, index }) => [form, index])).toEqual([
      ['list', 1],
      ['heading', 3],
      ['list', 4],
    ]);
    expect(found.phases.map(({ line }) => line.id)).toEqual(['1', '2']);
  });

  test('what is outside tasks belongs to no heading task, and holds no task', () => {
    const { tree, outline: found } = outline(
      '---\na: 1\n---\n\nlead\n\n- a\n- [ ] Task 1.1: x\n\n## Task 1.2: y\n\nown\n\n## End\n\nloose',
    );
    const outside = tree.children.map((_, index) => found.outsideTasks(index));
    expect(outside.map((block) => block?.type ?? null)).toEqual([
      null,
      'paragraph',
      'list',
      null,
      null,
      'heading',
      'paragraph',
    ]);
    expect(outside[2]).toMatchObject({ children: [{}] });
  });

  test('finds the items before the first task of a list', () => {
    const leads = (markdown: string) => {
      const lead = outline(markdown).outline.itemsBeforeTask(0);
      return lead?.type === 'list'
        ? lead.children.map(
            (item) =>
              inlineTextOf(item.children.flatMap((child) => ('children' in child ? child.children : [])) as never, null)
                .text,
          )
        : null;
    };
    expect(leads('- a\n- b\n- [ ] Task 1.1: x\n- c')).toEqual(['a', 'b']);
    expect(leads('- a\n- b\n  - [ ] Task 1.1: x\n- c')).toEqual(['a']);
    expect(leads('- [ ] Task 1.1: x\n- c')).toBeNull();
    expect(leads('- a')).toBeNull();
    expect(leads('a')).toBeNull();
  });
});
