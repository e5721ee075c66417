import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { CONFIG } from '../../plugin/mermaid/config.ts';
import { FONT_SIZE } from '../../plugin/mermaid/geometry.ts';
import { phrasesOf } from '../../plugin/mermaid/phrases.ts';

const sheets = [
  '@fontsource/arimo/400.css',
  '@fontsource/arimo/700.css',
  '@fontsource/noto-sans-arabic/arabic-400.css',
  '@fontsource/noto-sans-arabic/arabic-700.css',
  '@fontsource/noto-color-emoji/emoji-400.css',
  '@fontsource-variable/noto-sans-kr/wght.css',
  '@fontsource-variable/noto-sans-sc/wght.css',
];

/** The fonts that we measure with, and others for what they lack: Chinese, Korean and emoji. */
export const FONTS = `Arimo, 'Noto Sans Arabic', 'Noto Sans SC Variable', 'Noto Sans KR Variable', 'Noto Color Emoji'`;

/** Shows `html` in a page that has those fonts, whatever the system has. `document.fonts.load` makes them ready. */
export async function setContent(page: Page, html: string): Promise<void> {
  const { resolve } = createRequire(import.meta.url);
  await page.route('https://fonts.test/**', (route) => {
    const path = resolve(new URL(route.request().url()).pathname.slice(1));
    return route.fulfill({ path, headers: { 'access-control-allow-origin': '*' } });
  });
  await page.setContent(
    sheets.map((sheet) => `<link rel="stylesheet" href="https://fonts.test/${sheet}">`).join('') + html,
  );
}

/** A page that has Mermaid, and sets words in those fonts. */
export async function openMermaid(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  await setContent(
    page,
    `<style>svg text { font: ${FONT_SIZE}px ${FONTS} !important }
    .node text[y] > :first-child *, .cluster-label text * { font-weight: bold !important }</style><p>`,
  );
  await page.addScriptTag({
    path: fileURLToPath(new URL('../../node_modules/mermaid/dist/mermaid.js', import.meta.url)),
  });
  return page;
}

/** Draws with Mermaid in Chromium, which gives every label the least room that we give it: half an em a character. */
export async function drawnInBrowser(page: Page, text: string): Promise<string> {
  return page.evaluate(
    async ([source, config, size, fonts]) => {
      await Promise.all(['', 'bold '].map((weight) => document.fonts.load(`${weight}${size}px ${fonts}`, source)));
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
    [text, CONFIG, FONT_SIZE, FONTS] as const,
  );
}

/** What Arimo has no glyph for is measured wider than any browser sets it; and Chinese as wide. */
const LACKING = /[^\p{ASCII}\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Han}]/gu;

/**
 * A text that Mermaid shows as it is without our detour round its parsers, in glyphs that Arimo has, and with a space
 * wherever we let a row end.
 */
export function bare(text: string): string {
  const entities = text.replace(/#(\d+);/g, (_, code: string) => {
    const character = String.fromCharCode(Number(code));
    return '"<>&#;`\\'.includes(character) ? '?' : character;
  });
  return entities.replace(LACKING, 'x').replace(/[^\s"]+/g, (words) => phrasesOf(words).join(' '));
}
