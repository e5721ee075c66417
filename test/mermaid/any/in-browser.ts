import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import mermaid from 'mermaid';
import type { Browser, Page } from 'playwright-core';
import { configFor } from '../../../plugin/mermaid/any/config.ts';

const { resolve } = createRequire(import.meta.url);
/** Names that pages and layouts ask for, all of them set in the font that we measure with. */
const families = ['Arial', 'Helvetica Neue'];
const faces = families.flatMap((family) =>
  ['400', '700', '400-italic'].map((style) =>
    readFileSync(resolve(`@fontsource/arimo/${style}.css`), 'utf8')
      .replaceAll("'Arimo'", `'${family}'`)
      .replaceAll('./files', 'https://fonts.test/@fontsource/arimo/files'),
  ),
);

/** A page that has Mermaid, as wide as a drawing may ask for, with the drawings to compare side by side. */
export async function openMermaid(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ screen: { width: 800, height: 900 }, viewport: { width: 1700, height: 900 } });
  await page.route('https://fonts.test/**', (route) => {
    const path = resolve(new URL(route.request().url()).pathname.slice(1));
    return route.fulfill({ path, headers: { 'access-control-allow-origin': '*' } });
  });
  await page.setContent(`<style>${faces.join('\n')}
    * { font-family: Arial !important } :root { color-scheme: light dark } body { margin: 0 } #room { width: 800px }</style>
    <div id="room"></div><div id="ours"></div><div id="theirs"></div>`);
  await page.evaluate(
    (fonts) => Promise.all(fonts.map((font) => document.fonts.load(font))),
    families.flatMap((family) => ['', 'bold ', 'italic '].map((style) => `${style}16px ${family}`)),
  );
  await page.addScriptTag({ path: resolve('mermaid/dist/mermaid.js') });
  return page;
}

/** Shows our drawing beside the one that Mermaid makes in the browser, with the same configuration. */
export async function compare(page: Page, text: string, ours: string, isDark = false): Promise<void> {
  await page.emulateMedia({ colorScheme: isDark ? 'dark' : 'light' });
  await page.evaluate(
    async ([source, config, markup]) => {
      const { mermaid } = globalThis as unknown as { mermaid: typeof import('mermaid').default };
      const [room, ...sides] = ['room', 'ours', 'theirs'].map((id) => document.getElementById(id) as HTMLElement);
      for (const side of sides) side.innerHTML = '';
      mermaid.initialize(config);
      const { svg } = await mermaid.render('drawing', source, room);
      (room as HTMLElement).innerHTML = '';
      for (const [at, one] of [markup, svg].entries()) (sides[at] as HTMLElement).innerHTML = one;
    },
    [text, configFor(mermaid, {}, isDark), ours] as const,
  );
}

/** A part of a drawing, in the drawing's own pixels. */
export interface Part {
  tag: string;
  text: string;
  box: [x: number, y: number, width: number, height: number];
  paint: string;
}

const PARTS = 'rect, circle, ellipse, polygon, text, foreignObject';

/** Shapes and words of one of the two. */
export function partsOf(page: Page, side: 'ours' | 'theirs'): Promise<Part[]> {
  return page.evaluate(
    ([id, selector]) => {
      const svg = document.querySelector(`#${id} svg`) as SVGSVGElement;
      const toDrawing = svg.getScreenCTM()?.inverse();
      return [...svg.querySelectorAll<SVGGraphicsElement>(selector)]
        .filter((element) => !element.closest('defs, marker, symbol, clipPath'))
        .filter((element) => element.getBBox().width > 0)
        .map((element) => {
          const { x, y, width, height } = element.getBBox();
          const matrix = element.getScreenCTM();
          const corner = matrix ? new DOMPoint(x, y).matrixTransform(toDrawing?.multiply(matrix)) : { x, y };
          const { fill, stroke } = getComputedStyle(element);
          return {
            tag: element.localName,
            text: element.localName === 'rect' ? '' : (element.textContent ?? '').trim().replace(/\s+/g, ' '),
            box: [corner.x, corner.y, width, height] as [number, number, number, number],
            paint: [fill, stroke].join(' ').replace(/url\([^)]*\)/g, 'url'),
          };
        });
    },
    [side, PARTS] as const,
  );
}

/** The words that reach out of the drawing, or out of the box of the node that they are in, by more than a pixel. */
export function wordsOutside(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const svg = document.querySelector('#ours svg') as SVGSVGElement;
    const isOutside = (word: Element, box: Element) => {
      const [inner, outer] = [word.getBoundingClientRect(), box.getBoundingClientRect()];
      return (
        inner.left < outer.left - 1 ||
        inner.right > outer.right + 1 ||
        inner.top < outer.top - 1 ||
        inner.bottom > outer.bottom + 1
      );
    };
    return [...svg.querySelectorAll('text')]
      .filter((word) => word.textContent?.trim())
      .filter((word) => {
        const label = word.closest('.node .label');
        const shape = [...(label?.parentElement?.children ?? [])].find((one) => !one.matches('.label'));
        return isOutside(word, svg) || (shape && isOutside(word, shape));
      })
      .map((word) => word.textContent ?? '');
  });
}
