import { rehypeHeadingIds } from '@astrojs/markdown-remark';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { anchorsOf, pageOf, rowOf, textOf } from './page.ts';

describe('a plan of the heading form', () => {
  const page = pageOf(`# Plan

## Phase 1: Build (1/3) ✅

Some words of the phase.

### Task 1.1: Lay it out

**Status:** Complete

Prose of the task.

#### A heading inside

More prose.

- [ ] **Task 1.1.1**: A task of its own
  - **Done when**: It is on the page

---

### ✅ Task 1.2: See [the design](design.md)

| a | b |
|---|---|
| 1 | 2 |

## Phase 2: Check

### Task 2.1: Look

## Notes

Task 1.1 in prose stays prose.
`);

  it('moves what belongs to the task into its row, headings and tables included', () => {
    expect(page.all('#task-1-1 > p').map(textOf)).toContain('Prose of the task.');
    expect(textOf(page.one('#task-1-1 > h4#a-heading-inside'))).toBe('A heading inside');
    expect(textOf(page.one('#task-1-2 table td'))).toBe('1');
    expect(page.all('p').filter((one) => textOf(one) === 'Prose of the task.')).toHaveLength(1);
  });

  it('keeps the anchor of a heading that is the label of a field', () => {
    const { one } = pageOf('### Task 1.1: Lay it\n\n#### Success criteria\n\n- It lies\n\n**Files**: `a.ts`\n');
    expect(textOf(one('#task-1-1 dt#success-criteria'))).toBe('Success criteria');
    expect(one('#task-1-1 dt:not([id])')).toBeDefined();
  });

  it('keeps the anchor that the heading had', () => {
    expect(page.has(`${rowOf('task-1-1')} > details`)).toBe(true);
    expect(textOf(page.one(`${rowOf('task-1-1')} h3#task-11-lay-it-out`))).toBe('1.1 Lay it out');
    expect(page.one(`${rowOf('task-1-2')} h3 a[href^="/linked"]`).properties.href).toBe('/linked/design.md');
  });

  it('shows a task inside a task as a row below its row', () => {
    expect(textOf(page.one(`${rowOf('task-1-1')} + .pw-nested > ${rowOf('task-1-1-1')} > h4`))).toBe(
      '1.1.1 A task of its own',
    );
    expect(page.all('.pw-task')).toHaveLength(4);
  });

  it('leaves a thematic break between two tasks between their rows', () => {
    expect(page.has('.pw-task hr')).toBe(false);
    expect(page.has(`.pw-nested + hr + ${rowOf('task-1-2')}`)).toBe(true);
  });

  it('ends the last task at the next section', () => {
    expect(page.has('#task-2-1 h2')).toBe(false);
    expect(textOf(page.one('h2#notes + p'))).toBe('Task 1.1 in prose stays prose.');
  });

  it('shows counted figures in a phase heading, and keeps the anchor it had', () => {
    expect(textOf(page.one('h2#phase-1-build-13-'))).toBe('Phase 1: Build (2/3)');
  });
});

describe('headings', () => {
  it('have the anchors that Astro gives them, and plain text for a table of contents', () => {
    const { tree } = pageOf(`# Tasks: One

## Overview

- **Total Tasks**: 1

### Phase 1: \`Code\` & more

- [ ] **Task 1.1**: Do \`it\`

## Overview

The same name again.

## Task-1-1
`);
    const file = new VFile();
    unified().use(rehypeHeadingIds).runSync(tree, file);
    expect((file.data as { astro: { headings: unknown } }).astro.headings).toEqual([
      { depth: 1, slug: 'tasks-one', text: 'Tasks: One' },
      { depth: 2, slug: 'overview', text: 'Overview' },
      { depth: 3, slug: 'phase-1-code--more', text: 'Phase 1: Code & more' },
      { depth: 4, slug: 'task-1-1-title', text: '1.1 Do it' },
      { depth: 2, slug: 'overview-1', text: 'Overview' },
      { depth: 2, slug: 'task-1-1-1', text: 'Task-1-1' },
    ]);
  });

  it('leave the title to a host that prints it', () => {
    const plan = '# Tasks: One\n\n- [ ] **Task 1.1**: Do it\n';
    expect(pageOf(plan).has('h1')).toBe(true);
    expect(pageOf(plan, { title: false }).has('h1')).toBe(false);
  });
});

describe('a task written twice', () => {
  const page = pageOf(`# Plan

- [ ] Task 1.1: Lay it out, see [notes](https://example.org/)
- [x] Task 1.2: Check it
- Something else

## Details

### Task 1.1: Lay it out

**Done when:** laid out

#### Task 1.2: Check it

**Done when:** checked

### Task 1.2: Check it
`);

  it('has one row, and its other copies are links to it', () => {
    expect(anchorsOf(page)).toEqual(['task-1-1', 'task-1-2']);
    expect(page.all('ul > li > a.pw-mention').map(({ properties }) => properties.href)).toEqual([
      '#task-1-1',
      '#task-1-2',
    ]);
    expect(page.all('h3 > a.pw-mention').map(({ properties }) => properties.href)).toEqual(['#task-1-2']);
  });

  it('keeps the words, the boxes and the links of the copy', () => {
    expect(page.all('ul.contains-task-list > li').map(textOf)).toEqual([
      'Task 1.1: Lay it out, see notes',
      'Task 1.2: Check it',
      'Something else',
    ]);
    expect(page.has('a a')).toBe(false);
    expect(page.has('li > a[href="https://example.org/"]')).toBe(true);
  });
});

it('shows a second definition as written', () => {
  const page = pageOf(`# Plan

- [ ] **Task 1.1**: One
  - **Done when**: done
- [ ] **Task 1.1**: Other
  - **Done when**: done, too
`);
  expect(page.all('.pw-task')).toHaveLength(1);
  expect(textOf(page.one('.pw-task + ul > li'))).toContain('Task 1.1: Other Done when: done, too');
});

it('grows with the tasks, also where one blocks all others', () => {
  const elements = (tasks: number) => {
    const lines = Array.from({ length: tasks }, (_, index) => `- [ ] **Task 1.${index + 1}**: Do it\n`);
    const [first = '', ...others] = lines;
    const page = pageOf(`# Plan\n\n## Phase 1: All\n\n${first}  - **Blocks**: 1.1-1.${tasks}\n${others.join('')}`);
    expect(page.all('.pw-task')).toHaveLength(tasks);
    return page.all('*').length;
  };
  expect(elements(400)).toBeLessThan(2.1 * elements(200));
});
