import { globSync, readFileSync } from 'node:fs';
import { selectAll } from 'hast-util-select';
import type { Root } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { relate } from '../../plugin/graph/relate.ts';
import { parseMarkdown } from '../../plugin/plan/parse.ts';
import { readPlan } from '../../plugin/plan/read.ts';
import { renderPage } from '../../plugin/render/page.ts';
import { lostTexts, repeatedTexts, wantedBadges } from './lossless.ts';
import { anchorsOf, pageOf, rowsOf, textOf } from './page.ts';

const dialects = `---
title: A plan in many dialects
---

# Anything

A preface with *formatting*, a footnote[^1] and an ![image](./picture.png "with a title").

[^1]: What the footnote says.

**Total Tasks**: ~4

> A quote with - [ ] **Task 9.1**: which is none.

## Wave 1 — Begin (2/3)

Goal: see that nothing gets lost.

* [x] Task 1.1 (optional) - With \`code\`, **bold** and a [link](x.md) (~1.5h)
  Description: on the next line
  | Priority: P1 | Owner: someone
  * Acceptance Criteria:
    * [ ] a box
      1. a step
  * plain bullet of the task

  | in | task |
  |----|------|
  | a  | cell |
* [~] **Task 1.2: All of it in bold**
  - **Dependencies:** 1.1 (needs the schema of 1.1), PR #12 merged
  - **Blocks**: Task 2.1 and whatever comes next
  - [ ] 1.2.1 a step with an id
  - [ ] **Task 1.3**: nested in another
    - **Verify**: it is still there
* A remark between tasks
1. [ ] Task 1.4： with a full-width colon

### Task 1.5: Of the heading form [x]

**Status:** ⏳ Pending (someone is ill) | **Effort:** M

Free prose about it.

##### A small heading

\`\`\`sh
echo "code of the task"
\`\`\`

***

Prose behind a break.

## Wave 2

- [ ] **Task 2.1**: Last

<details><summary>More</summary>

Hidden words.

</details>

## Progress Tracking

Words above the table.

| Phase | Tasks | Completed | Status |
|-------|-------|-----------|--------|
| 1 | 5 | 1 | Started |

**Last Updated**: today
`;

const plans = globSync('plans/**/tasks.md').map((path) => [path, readFileSync(path, 'utf8')] as const);

describe.each([['a plan in many dialects', dialects] as const, ...plans])('%s', (_, source) => {
  const page = pageOf(source);
  const plan = readPlan(page.written, { id: '', path: null, source });
  // What the template adds to its headings is their tooltip.
  const tooltips = page.all('h1[title], h2[title], h3[title], h4[title]').map(({ properties }) => properties.title);
  const text = [textOf(page.tree), ...tooltips].join(' ');

  it('loses no text that its author wrote', () => {
    expect(plan.tasks.length).toBeGreaterThan(5);
    expect(lostTexts(page.written, plan, text)).toEqual([]);
    const rows = rowsOf(page);
    for (const task of plan.tasks) {
      const badges = selectAll(':scope > .pw-marks > *', rows.get(task.anchor)).map(textOf);
      expect(badges).toEqual(expect.arrayContaining(wantedBadges(task)));
    }
  });

  it('shows no text twice', () => {
    expect(repeatedTexts(page.written, plan, textOf(page.tree))).toEqual([]);
  });

  it('has a row for every task, and no anchor twice', () => {
    expect(page.all('.pw-task')).toHaveLength(plan.tasks.length);
    expect(anchorsOf(page).sort()).toEqual(plan.tasks.map(({ anchor }) => anchor).sort());
    const ids = page.all('[id]').map(({ properties }) => properties.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has a target for every link into the page', () => {
    const ids = new Set(page.all('[id]').map(({ properties }) => `#${properties.id}`));
    const inner = page.all('a[href^="#"]').map(({ properties }) => String(properties.href));
    expect(inner.filter((href) => !ids.has(href))).toEqual([]);
  });
});

it('needs no positions: without them the same rows and links come out', () => {
  const stripped = (source: string) => {
    const tree = parseMarkdown(source);
    visit(tree, (node) => {
      delete node.position;
    });
    return tree;
  };
  const rows = (tree: Root, source: string | null) => {
    const plan = readPlan(tree, { id: '', path: null, source });
    const page = renderPage(relate(plan), { diagram: null, source: '', findings: [], link: () => null });
    return selectAll('div.pw-task, .pw-task-body, .pw-task a', toHast(page)).map(
      ({ properties }) => properties.id ?? properties.href,
    );
  };
  expect(rows(stripped(dialects), null)).toEqual(rows(parseMarkdown(dialects), dialects));
});
