import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { selectAll } from 'hast-util-select';
import { toHtml } from 'hast-util-to-html';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { picturesOf } from '../../plugin/mermaid/pictures.ts';
import { english } from '../../plugin/render/words/index.ts';
import { graphOf } from '../graph/graph-of.ts';
import { launch } from '../support/browser.ts';
import { generatePlan } from '../support/generate.ts';
import { drawn, flowchart, rowsOf } from './drawing.ts';
import { bare, drawnInBrowser, openMermaid } from './in-browser.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const links = { task: ({ anchor }: { anchor: string }) => `#${anchor}`, phase: () => null, planPage: () => null };

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launch();
  page = await openMermaid(browser);
});
afterAll(() => browser.close());

/** What must be the same: the rows of each node's label by its id, frames, and edges. */
interface Skeleton {
  nodes: [id: string, rows: string[]][];
  frames: [id: string, title: string][];
  edges: string[];
}

const plain = (text: string) => text.replace(/[\u2068\u2069]/g, '').trim();

function skeletonOf(drawing: Parameters<typeof selectAll>[1]): Skeleton {
  const rows = (node: Element) => rowsOf(node).map(plain).filter(Boolean);
  return {
    nodes: selectAll('.node', drawing)
      .map((node): [string, string[]] => [String(node.properties.id), rows(node)])
      .sort(byId),
    frames: selectAll('.cluster', drawing)
      .map((frame): [string, string] => [String(frame.properties.id), plain(rows(frame).join(' '))])
      .sort(byId),
    edges: selectAll('path.flowchart-link', drawing)
      .map(({ properties }) => String(properties.id))
      .sort(),
  };
}

const byId = ([one]: readonly [string, ...unknown[]], [other]: readonly [string, ...unknown[]]) =>
  one < other ? -1 : 1;

/** Width and height of each box, by the node's id, as Chromium measures them. */
async function sizesOf(svg: string): Promise<[id: string, width: number, height: number][]> {
  await page.evaluate((drawing) => {
    (document.querySelector('p') as HTMLElement).innerHTML = drawing;
  }, svg);
  const sizes = await page.evaluate(() =>
    [...document.querySelectorAll('p .node')].map((node): [string, number, number] => {
      const { width, height } = (node.querySelector('.label-container') as SVGGraphicsElement).getBBox();
      return [node.id, width, height];
    }),
  );
  return sizes.sort(byId);
}

const kinds = `### Phase 1: One

- [x] **Task 1.1**: Done
- [~] **Task 1.2**: Running with a title that is so long that it goes over several lines
  - **Depends on**: 1.1, legal has signed off
- [!] **Task 1.3**: Stuck
  - **Depends on**: 1.2
- [ ] ~~**Task 1.4**: Never~~
- [ ] **Task 1.5**: Ready
  - **Depends on**: 1.1

### Phase 2: Two

- [ ] **Task 2.1**: 数据库迁移必须在部署之前完成并且经过完整的验证流程
- [ ] **Task 2.2**: Проверить миграцию базы данных
  - **Depends on**: 9.9
- [ ] **Task 2.3**: First
  - **Depends on**: 2.4
- [ ] **Task 2.4**: Second
  - **Depends on**: 2.3

## Temporal Logic Constraints

### Mutual Exclusion

| A | B | Conflict Type |
|---|---|---|
| Task 1.2 | Task 2.1 | Lock |
`;

/** The plan's drawing, and the first of a phase where there are several. */
function textsOf(source: string): string[] {
  const { main, phases } = picturesOf(graphOf(source), { links, reduce: false, say: english });
  return [main, [...phases.values()][0]].flatMap((picture) => picture?.diagram.text ?? []);
}

const texts = Object.fromEntries(
  Object.entries({
    'all kinds of boxes and lines': kinds,
    'an overview and a close-up': generatePlan(90, 30),
    '60 tasks': generatePlan(60, 10),
    ...Object.fromEntries(
      globSync('plans/**/tasks.md', { cwd: root }).map((file) => [file, readFileSync(`${root}${file}`, 'utf8')]),
    ),
  }).flatMap(([name, source]) =>
    textsOf(source).map((text, at) => [at === 0 ? name : `${name}, a phase`, text] as const),
  ),
);

/** Draws a text in both ways: the same boxes with the same rows in them, their sizes so many pixels apart at most. */
async function expectTheSame(source: string, apart: number): Promise<void> {
  const [ours, theirs] = [await drawn(flowchart(source)), await drawnInBrowser(page, source)];
  expect(skeletonOf(ours).nodes.length).toBeGreaterThan(2);
  expect(skeletonOf(ours)).toEqual(skeletonOf(fromHtml(theirs, { fragment: true })));
  const [mine, browsers] = [await sizesOf(toHtml(ours)), await sizesOf(theirs)];
  const differing = mine.filter(([, width, height], at) => {
    const [, otherWidth = 0, otherHeight = 0] = browsers[at] ?? [];
    return Math.abs(width - otherWidth) > apart || Math.abs(height - otherHeight) > apart;
  });
  expect(differing.map((one) => [one, browsers.find(([id]) => id === one[0])])).toEqual([]);
}

describe('Mermaid in Chromium draws the same', () => {
  test.each(Object.entries(texts))('%s', { timeout: 180_000 }, async (_, text) => {
    await expectTheSame(bare(text), 1);
  });

  test('emoji, within 2 px', async () => {
    // Boxes have a least width; these rows are a little wider, and all but fill a line.
    const titles = [
      '🎉🐛🚀🎉🐛🚀🎉🐛ill',
      '🇩🇪🇧🇷🇯🇵🇩🇪🇧🇷🇯🇵🇩🇪🇧🇷ill',
      '👍🏽👍🏿👍👍🏽👍🏿👍👍🏽👍🏿ill',
      '❤️✅⏳❤️✅⏳❤️✅ill',
      '👩‍👩‍👧‍👦 are one',
    ];
    const plan = titles.map((title, index) => `- [x] **Task ${index + 1}**: ${title}\n`).join('');
    const source = textsOf(plan)[0] as string;
    expect(titles.filter((title) => source.includes(title))).toEqual(titles);
    await expectTheSame(source.replace(/[\u2068\u2069]/g, ''), 2);
  });
});
