import { describe, expect, it } from 'vitest';
import { type Page, pageOf, rowOf, textOf } from './page.ts';

const markdown = `# Tasks: Import[^title] of \`csv\`

- [ ] **Task 1.1: Parse[^parse]**

## Phase 1: Reading[^parse]

- [ ] **Task 1.1**: Parse[^parse]
  - **Files**: a.ts[^file]
  - **Done when**: Rows are read[^parse]
- [ ] **Task 1.2**: Store
  - **Depends on**: Task 1.1[^why], Task 1.0
  - **Estimate**: 2h[^parse-2]

## Progress Tracking

| Phase | Tasks | Completed |
|---|---|---|
| 1. Reading | 2[^typed] | 0 |

[^title]: About the title
[^parse]: About parsing
[^parse-2]: About the estimate
[^file]: About the file
[^why]: About the order
[^typed]: About a typed figure
[^nobody]: About *nothing*

    More of it
`;

/** The text of the footnote that a reference leads to. */
function notesIn(page: Page, selector: string): string[] {
  return page
    .all(`${selector} a[data-footnote-ref]`)
    .map(({ properties }) => textOf(page.one(String(properties.href))));
}

describe('footnotes', () => {
  const page = pageOf(markdown, { title: false });

  it('lead from titles, headings and values to their text', () => {
    expect(notesIn(page, '.pw-title-notes')).toEqual([expect.stringContaining('About the title')]);
    expect(notesIn(page, 'h2')).toEqual([expect.stringContaining('About parsing')]);
    expect(notesIn(page, `${rowOf('task-1-1')} .pw-task-title`)).toEqual([expect.stringContaining('About parsing')]);
    expect(notesIn(page, '#task-1-1 .pw-files')).toEqual([expect.stringContaining('About the file')]);
    expect(notesIn(page, '#task-1-2 .pw-relation')).toEqual([expect.stringContaining('About the order')]);
  });

  it('are defined once, at the end, under ids of their own', () => {
    expect(page.all('section[data-footnotes]')).toHaveLength(1);
    expect(page.tree.children.findLast(({ type }) => type === 'element')).toBe(page.one('section[data-footnotes]'));
    const ids = page.all('[id]').map(({ properties }) => properties.id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const backs = page.all('a[data-footnote-backref]').map(({ properties }) => String(properties.href).slice(1));
    expect(backs.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('that nothing on the page refers to stay where they are written', () => {
    const paragraphs = page.all('p').map(textOf);
    expect(paragraphs).toContain('[^typed]: About a typed figure');
    expect(paragraphs).toContain('[^nobody]: About nothing');
    expect(paragraphs).toContain('More of it');
  });

  it('are not links within links', () => {
    expect(page.all('a a')).toEqual([]);
    expect(textOf(page.one('.pw-mention'))).not.toContain('1.1: Parse1');
  });
});

it('a title that the host prints loses its links and images', () => {
  const page = pageOf('# Tasks: **[Import](design.md)** ![plan](plan.png)\n\n- [ ] **Task 1**: A\n', { title: false });
  const notes = page.one('.pw-title-notes');
  expect(textOf(notes)).toBe('In the title: Import');
  expect(page.one('.pw-title-notes a').properties.href).toBe('/linked/design.md');
  expect(page.one('.pw-title-notes img').properties.alt).toBe('plan');
  expect(pageOf('# Tasks: *Import* `csv`\n', { title: false }).has('.pw-title-notes')).toBe(false);
});
