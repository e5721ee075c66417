import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { CONFIG } from '../../plugin/mermaid/config.ts';
import { FONT_SIZE } from '../../plugin/mermaid/label-box.ts';

const { resolve } = createRequire(import.meta.url);

/** A page that has Mermaid, and sets words in the fonts that we measure with. */
export async function openMermaid(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  await page.setContent(`<style>${faces()} svg text { font: ${FONT_SIZE}px Arimo, Emoji !important }
    .node text[y] > :first-child *, .cluster-label text * { font-weight: bold !important }</style><p>`);
  await page.addScriptTag({
    path: fileURLToPath(new URL('../../node_modules/mermaid/dist/mermaid.js', import.meta.url)),
  });
  await page.evaluate(() => Promise.all([...document.fonts].map((font) => font.load())));
  return page;
}

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

/** Draws with Mermaid in Chromium, which gives every label the least room that we give it: half an em a character. */
export async function drawnInBrowser(page: Page, text: string): Promise<string> {
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

/** What Arimo has no glyph for is measured wider than any browser sets it; and Chinese as wide. */
const LACKING = /[^\p{ASCII}\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Han}]/gu;

/** A text that Mermaid shows as it stands without our detour round its parsers, and in glyphs that Arimo has. */
export function bare(text: string): string {
  const entities = text.replace(/#(\d+);/g, (_, code: string) => {
    const character = String.fromCharCode(Number(code));
    return '"<>&#;`\\'.includes(character) ? '?' : character;
  });
  return entities.replace(LACKING, 'x');
}
