import type { Root } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { describe, expect, test } from 'vitest';
import { blockInlineTexts, fieldInlineTexts, isField, readFields } from '../../../plugin/plan/field/field.ts';
import { Labels } from '../../../plugin/plan/labels.ts';
import type { Block } from '../../../plugin/plan/model.ts';
import { parseMarkdown } from '../../../plugin/plan/parse.ts';
import { sourceOf } from '../../../plugin/plan/text/source.ts';
import { under } from '../reading.ts';

function partsOf(markdown: string) {
  return readFields((parseMarkdown(markdown) as Root).children as Block[], sourceOf(markdown), new Labels());
}

/** Fields as `label=value`, other blocks by type and text. */
function sketch(markdown: string): string[] {
  return partsOf(markdown).map((part) =>
    isField(part) ? `${part.label.value}=${part.text.value}` : `<${part.type}> ${plainText(part)}`.trim(),
  );
}

describe('readFields', () => {
  test.each([
    ['bullets', '- **Files**: a.ts\n- Depends on: 1.1', ['Files=a.ts', 'Depends on=1.1']],
    ['paragraphs', '**Files**: a.ts\n\nDepends on: 1.1', ['Files=a.ts', 'Depends on=1.1']],
    ['lines', '**Files**: a.ts\n**Depends on**: 1.1  \nEffort: 2h', ['Files=a.ts', 'Depends on=1.1', 'Effort=2h']],
    ['pieces', '**Effort**: 2h | **Priority**: P1', ['Effort=2h', 'Priority=P1']],
    ['an empty bullet with a nested list', '- **Files**:\n  - a.ts\n  - b.ts', ['Files=a.ts\nb.ts']],
    ['a bullet with text and a nested list', '- **What**: Handle:\n  - one\n  - two', ['What=Handle:\none\ntwo']],
    ['an empty paragraph with a list', '**Files**:\n- a.ts\n- b.ts', ['Files=a.ts\nb.ts']],
    ['an empty paragraph with boxes', '**Acceptance**:\n\n- [ ] a\n- [x] b', ['Acceptance=a\nb']],
    [
      'an empty paragraph with paragraphs',
      '**Description**:\n\nOne.\n\nTwo.\n\n**Files**: a',
      ['Description=One.\nTwo.', 'Files=a'],
    ],
    ['an empty paragraph with code', '**Before**:\n\n```\nx: y\n```\n\nFiles: a', ['Before=', 'Files=a']],
    ['a list ends it', '**Files**:\n\n- a.ts\n\nProse.', ['Files=a.ts', '<paragraph> Prose.']],
    ['a heading ends it', '**Files**:\n\n#### a', ['Files=', '<heading> a']],
    ['a break ends it', '**Files**:\n\n---\n\na', ['Files=', '<thematicBreak>', '<paragraph> a']],
    ['a value needs no more', '**Files**: a.ts\n\n- b.ts', ['Files=a.ts', '<list> b.ts']],
    [
      'known label, plain items',
      '**Acceptance**:\n\n- Verify: it runs\n- Time: under 3 s',
      ['Acceptance=Verify: it runs\nTime: under 3 s'],
    ],
    ['known label, bold fields', '**Files**:\n\n- **Depends on**: 1.1', ['Files=', 'Depends on=1.1']],
    [
      'unknown label, fields',
      '**Details**:\n\n- Files: a.ts\n- Depends on: 1.1',
      ['Details=', 'Files=a.ts', 'Depends on=1.1'],
    ],
    ['unknown label, items', '**Details**:\n\n- one\n- two', ['Details=one\ntwo']],
    ['prose before a label', 'Do this.\n**Files**: a.ts', ['<paragraph> Do this.', 'Files=a.ts']],
    ['other items stay lists', '- one\n- Files: a.ts\n- two\n- three', ['<list> one', 'Files=a.ts', '<list> twothree']],
    ['boxes are steps', '- [ ] Files: a.ts\n- [~] Verify: b', ['<list> Files: a.ts[~] Verify: b']],
    ['steps keep what is nested', '- [ ] step\n  - **File**: a.ts', ['<list> stepFile: a.ts']],
    ['prose in a bullet', '- see below\n  Files: a.ts', ['<list> see below\nFiles: a.ts']],
    [
      'quotes and code are not read',
      '> Files: a.ts\n\n```\nFiles: a.ts\n```',
      ['<blockquote> Files: a.ts', '<code> Files: a.ts'],
    ],
    ['CRLF', '**Files**: a.ts\r\n**Effort**: 2h', ['Files=a.ts', 'Effort=2h']],
    [
      'a label in bold alone',
      '**Acceptance criteria**\n\n- [ ] a\n\n**Effort**\n2h',
      ['Acceptance criteria=a', 'Effort=2h'],
    ],
    ['a bullet in bold alone', '- **Done when**\n  - it runs', ['Done when=it runs']],
    [
      'a label in italics alone',
      '*Dependencies*\n- Task 1.1\n\n*Verify*\n\nIt runs.',
      ['Dependencies=Task 1.1', 'Verify=It runs.'],
    ],
    [
      'a heading over a sentence about a task',
      '#### Dependencies\n\nIt requires Task 1.1.\n\n#### Prerequisites\n\nIt requires version 1.1.',
      ['Dependencies=It requires Task 1.1.', '<heading> Prerequisites', '<paragraph> It requires version 1.1.'],
    ],
    ['a bullet in italics alone', '- *Dependencies*\n  - 1.1', ['Dependencies=1.1']],
    ['italics that are no label', '*Before you start*\n\n- a', ['<paragraph> Before you start', '<list> a']],
    [
      'a short word in bold alone is not a dependency',
      '**After**\n\nIt glows.',
      ['<paragraph> After', '<paragraph> It glows.'],
    ],
    [
      'headings that are labels',
      '#### 📁 Files:\n\n- `a.ts`\n\n#### Definition of Done\n\nIt runs.\n\n##### Notes\n\nNone.',
      ['📁 Files=a.ts', 'Definition of Done=It runs.', '<heading> Notes', '<paragraph> None.'],
    ],
    [
      'headings over tasks, and over other conditions',
      '#### Dependencies\n\n- Redis 7\n- Task 1.1\n\n#### Prerequisites\n\n- Redis 7\n\n#### 依赖\n\n无',
      ['Dependencies=Redis 7\nTask 1.1', '<heading> Prerequisites', '<list> Redis 7', '依赖=无'],
    ],
    [
      'a heading of a short word is not a dependency',
      '#### After\n\nIt glows.',
      ['<heading> After', '<paragraph> It glows.'],
    ],
    ['a sentence', 'Done when it runs\nDepends on Task 1.1', ['Done when=it runs', 'Depends on=Task 1.1']],
    ['lines of a sentence', '**What**: All that\ndepends on 1.1', ['What=All that\ndepends on 1.1']],
    ['an empty value', '- **Files**:\n- **Effort**:', ['Files=', 'Effort=']],
  ])('%s', (_, markdown, expected) => {
    expect(sketch(markdown)).toEqual(expected);
  });

  test('numbers what is left of an ordered list', () => {
    const parts = partsOf('3. one\n4. Files: a\n5. two\n6. three');
    expect(parts).toMatchObject([{ start: 3 }, { name: 'files' }, { start: 5, children: [{}, {}] }]);
  });

  test('labels and values have their positions', () => {
    const markdown = '- **Depends on**:  Task 1.1, `a` &amp; *b* \n\n**Files**:\n\n- a.ts\n- `b.ts`';
    const places = partsOf(markdown)
      .filter(isField)
      .map(({ label, text }) => [under(markdown, label), under(markdown, text)]);
    expect(places).toEqual([
      ['Depends on', 'Task 1.1, `a` &amp; *b*'],
      ['Files', 'a.ts\n- `b.ts'],
    ]);
  });

  test('inline content keeps its formatting and breaks', () => {
    const [field] = partsOf('**What**: one *two*  \nthree | **Files**: `a`').filter(isField);
    expect(field?.inline).toMatchObject([
      { type: 'text', value: 'one ' },
      { type: 'emphasis' },
      { type: 'break' },
      { type: 'text', value: 'three' },
    ]);
  });

  test('the inline text is that of the value', () => {
    const [, field] = partsOf('**What**: x | **Files**: see `a` and [b](c)').filter(isField);
    expect(field?.inlineText).toMatchObject({
      text: 'see a and b',
      spans: [
        { kind: 'code', from: 4, to: 5 },
        { kind: 'link', from: 10, to: 11, url: 'c' },
      ],
    });
  });

  test('the inline texts of a value are those of its blocks too', () => {
    const markdown = '- **Files**: a\n  - b\n    - c\n\n      d\n\n  > quoted';
    const [field] = partsOf(markdown).filter(isField);
    expect(field && fieldInlineTexts(field, null).map(({ text }) => text)).toEqual(['a', 'b', 'c', 'd']);
    expect(field?.blocks.flatMap((block) => blockInlineTexts(block, null))).toHaveLength(3);
  });

  test('leaves the tree as it is', () => {
    const tree = parseMarkdown('**Files**:\n\n- a\n\n- b\n- Files: c');
    const before = structuredClone(tree);
    readFields(tree.children as Block[], null, new Labels());
    expect(tree).toEqual(before);
  });
});
