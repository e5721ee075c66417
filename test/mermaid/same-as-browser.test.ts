import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { fromHtml } from 'hast-util-from-html';
import { selectAll } from 'hast-util-select';
import { toHtml } from 'hast-util-to-html';
import { toString as textOf } from 'hast-util-to-string';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONFIG } from '../../plugin/mermaid/config.ts';
import { FONT_SIZE } from '../../plugin/mermaid/label-box.ts';
import { picturesOf } from '../../plugin/mermaid/pictures.ts';
import { graphOf } from '../graph/graph-of.ts';
import { launch } from '../support/browser.ts';
import { generatePlan } from '../support/generate.ts';
import { drawn } from './drawing.ts';

const { resolve } = createRequire(import.meta.url);
const root = fileURLToPath(new URL('../../', import.meta.url));
const links = { task: ({ anchor }: { anchor: string }) => `#${anchor}`, phase: () => null, planPage: () => null };

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launch();
  page = await browser.newPage();
  await page.setContent(`<style>${faces()} svg text { font: ${FONT_SIZE}px Arimo, Emoji !important }
    .node text[y] > :first-child *, .cluster-label text * { font-weight: bold !important }</style><p>`);
  await page.addScriptTag({ path: `${root}node_modules/mermaid/dist/mermaid.js` });
  await page.evaluate(() => Promise.all([...document.fonts].map((font) => font.load())));
});
afterAll(() => browser.close());

function faces(): string {
  const ranges = JSON.parse(readFileSync(resolve('@fontsource/arimo/unicode.json'), 'utf8')) as Record<string, string>;
  const emoji = readFileSync(
    resolve('@fontsource/noto-color-emoji/files/noto-color-emoji-emoji-400-normal.woff2'),
    'base64',
  );
  const arimo = Object.entries(ranges).flatMap(([subset, range]) =>
    [400, 700].map((weight) => {
      const font = readFileSync(resolve(`@fontsource/arimo/files/arimo-${subset}-${weight}-normal.woff2`), 'base64');
      return `@font-face { font-family: Arimo; font-weight: ${weight}; unicode-range: ${range}; src: url(data:font/woff2;base64,${font}) }`;
    }),
  );
  return [...arimo, `@font-face { font-family: Emoji; src: url(data:font/woff2;base64,${emoji}) }`].join('');
}

/** What must be the same: the rows of each node's label by its id, frames, and edges. */
interface Skeleton {
  nodes: [id: string, rows: string[]][];
  frames: [id: string, title: string][];
  edges: string[];
}

/** Draws with Mermaid in Chromium, which gives every label the least room that we give it: half an em a character. */
async function drawnInBrowser(text: string): Promise<string> {
  return page.evaluate(
    async ([source, config, size]) => {
      const native = {
        length: SVGTextContentElement.prototype.getComputedTextLength,
        box: SVGGraphicsElement.prototype.getBBox,
      };
      const roomFor = (row: Element) =>
        Math.max(native.length.call(row as SVGTextContentElement), (size / 2) * [...(row.textContent ?? '')].length);
      const even = (length: number) => 2 * Math.ceil(length / 2);
      SVGTextContentElement.prototype.getComputedTextLength = function () {
        return roomFor(this);
      };
      SVGGraphicsElement.prototype.getBBox = function () {
        const box = native.box.call(this);
        const label = this.localName === 'text' ? this : this.querySelector(':scope > text');
        const rows = label ? [...label.children] : [];
        if (rows.length === 0 || this.matches('.node')) return box;
        const width = even(Math.max(...rows.map(roomFor)));
        const isCentred = getComputedStyle(label as Element).textAnchor === 'middle';
        return new DOMRect(isCentred ? -width / 2 : box.x, box.y, width, even(box.height));
      };
      const { mermaid } = globalThis as unknown as {
        mermaid: { initialize(config: unknown): void; render(id: string, text: string): Promise<{ svg: string }> };
      };
      mermaid.initialize({ ...config, fontFamily: 'Arimo' });
      try {
        return (await mermaid.render('graph', source)).svg;
      } finally {
        SVGTextContentElement.prototype.getComputedTextLength = native.length;
        SVGGraphicsElement.prototype.getBBox = native.box;
      }
    },
    [text, CONFIG, FONT_SIZE] as const,
  );
}

const plain = (text: string) => text.replace(/[\u2068\u2069]/g, '').trim();

function skeletonOf(drawing: Parameters<typeof selectAll>[1]): Skeleton {
  const rows = (node: Parameters<typeof textOf>[0]) =>
    selectAll('text > tspan', node as never)
      .map((row) => plain(textOf(row)))
      .filter(Boolean);
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
    (document.querySelector('p') as Element).innerHTML = drawing;
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
  const { main, phases } = picturesOf(graphOf(source), { links, reduce: false });
  return [main, [...phases.values()][0]].flatMap((picture) => picture?.text ?? []);
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

/** What Arimo has no glyph for is measured wider than any browser sets it; and Chinese as wide. */
const LACKING = /[^\p{ASCII}\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Han}]/gu;

/** A text that Mermaid shows as it stands without our detour round its parsers, and in glyphs that Arimo has. */
function bare(text: string): string {
  const entities = text.replace(/#(\d+);/g, (_, code: string) => {
    const character = String.fromCharCode(Number(code));
    return '"<>&#;`\\'.includes(character) ? '?' : character;
  });
  return entities.replace(LACKING, 'x');
}

/** Draws a text in both ways: the same boxes with the same rows in them, their sizes so many pixels apart at most. */
async function expectTheSame(source: string, apart: number): Promise<void> {
  const [ours, theirs] = [await drawn(source), await drawnInBrowser(source)];
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
