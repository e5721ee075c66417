import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pictureOfGraph } from '../../plugin/export/picture.ts';
import { repository } from '../astro/project.ts';
import { planwright } from '../cli/command.ts';
import { first, plan, task } from '../rules/rule.ts';
import { launch } from '../support/browser.ts';
import { folder } from '../support/folder.ts';
import { difference, pixelsOf } from '../support/pixels.ts';

/** How many pixels have a colour. */
function count({ data }: { data: Buffer }, colour: string): number {
  const wanted = Number.parseInt(colour.slice(1), 16);
  let found = 0;
  for (let at = 0; at < data.length; at += 3) if (data.readUIntBE(at, 3) === wanted) found += 1;
  return found;
}

async function exported(root: string, ...args: string[]) {
  const outcome = await planwright(root, 'export', 'tasks.md', ...args, '-o', 'a.png');
  expect(outcome).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Wrote a\.png, \d+ KB\.\n$/) });
  return { ...outcome, png: await readFile(join(root, 'a.png')) };
}

const webhooks = async () =>
  folder({ 'tasks.md': await readFile(join(repository, 'plans/webhooks/tasks.md'), 'utf8') });

test('the picture of a graph is what a browser makes of the drawing', async () => {
  const root = await webhooks();
  const { png, stderr } = await exported(root);
  expect(stderr).toBe('');
  await planwright(root, 'export', 'tasks.md', '-o', 'a.svg');
  const svg = await readFile(join(root, 'a.svg'), 'utf8');
  const [width = 0, height = 0] = ['width', 'height'].map((side) =>
    Math.ceil(Number(new RegExp(` ${side}="([\\d.]+)"`).exec(svg)?.[1])),
  );
  const fonts = await Promise.all(
    [400, 700].map(async (weight) => {
      const file = `node_modules/@fontsource/arimo/files/arimo-latin-${weight}-normal.woff2`;
      const data = (await readFile(join(repository, file))).toString('base64');
      return `@font-face { font-family: Arimo; font-weight: ${weight}; src: url(data:font/woff2;base64,${data}) }`;
    }),
  );
  const browser = await launch();
  const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: 2 });
  // The sign of what is outside is in no font of npm packages for Latin.
  const drawn = svg.replace('◇ ', '').replace('font-family: Arial,', 'font-family: Arimo,');
  await page.setContent(`<style>${fonts.join('')} body { margin: 0 } svg { display: block }</style>${drawn}`);
  await page.evaluate(() => document.fonts.ready);
  const [own, browsers] = await Promise.all([png, await page.screenshot({ timeout: 0 })].map(pixelsOf));
  await browser.close();
  if (!own || !browsers) throw new Error('There are no pictures.');
  // Letters alone are more than a twentieth of it; their edges are not the same.
  expect(difference(own, browsers)).toBeLessThan(0.01);
});

/** A drawing of one box. */
function drawing(words: string, { width = 300, x = 0 } = {}): string {
  const box = '<rect class="label-container" x="0" y="0" width="180" height="80"></rect>';
  const node = `<g class="node pw-graph-done" transform="translate(${x},60)">${box}${words}</g>`;
  return `<svg class="pw-graph" width="${width}" height="200" viewBox="0 0 ${width} 200" xmlns="http://www.w3.org/2000/svg">${node}</svg>`;
}

test('a label is in the picture in any script that has a font, without letters that have none', async () => {
  const ink = async (title: string) => {
    const { png, lost } = await pictureOfGraph(drawing(`<text><tspan x="16" y="30">${title}</tspan></text>`), []);
    return { ink: count(await pixelsOf(png), '#1c2128'), lost: lost.join('') };
  };
  const none = await ink('');
  const titles = [
    'Überblick',
    'Σχέδιο',
    'План',
    '离线优先',
    'オフライン',
    '동기화',
    'مزامنة',
    'תוכנית',
    'योजना',
    '🚀🚀🚀',
  ];
  for (const title of titles) {
    const found = await ink(title);
    expect(found.lost).toBe('');
    expect(found.ink, title).toBeGreaterThan(none.ink + 50);
  }
  expect(await ink('→ ◇ ↗')).toEqual(none);
  expect(await ink('แผน')).toEqual({ ...none, lost: 'แผน' });
});

test('letters that no font has are named', async () => {
  const phase = [first, task('1.1').replace('Part 1.1', 'แผน A')].join('\n\n');
  const { stderr } = await exported(await folder({ 'tasks.md': plan(phase) }));
  expect(stderr).toBe(
    'planwright: No font here has แ ผ น, so labels lack it. An SVG leaves fonts to whoever shows it.\n',
  );
});

test('a picture of a large graph is no larger than programs can show', async () => {
  const { png } = await pictureOfGraph(drawing('', { width: 30_000, x: 15_000 }), []);
  const pixels = await pixelsOf(png);
  expect([pixels.width, pixels.height]).toEqual([16_000, 107]);
  expect(count(pixels, '#e2f4e7')).toBeGreaterThan(90 * 38);
});

test('the picture for link previews can be written, too', async () => {
  const { png } = await exported(await webhooks(), '--of', 'share');
  const pixels = await pixelsOf(png);
  expect([pixels.width, pixels.height]).toEqual([1200, 630]);
  // The bar: three of seven tasks are done.
  expect(count(pixels, '#1a6b35')).toBeGreaterThan((3 / 7) * 1072 * 20 - 100);
});
