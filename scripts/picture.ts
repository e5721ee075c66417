/**
 * Takes the pictures in the README, light and dark: the upper part of a plan's page of the site in `dist/`.
 *
 *     npm run build && npm run picture
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { launch, serve } from '../test/support/browser.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const PLAN = 'webhooks';
/** Around what is shown, in CSS pixels. */
const MARGIN = 24;

const [server, browser] = await Promise.all([serve(join(root, 'dist')), launch()]);
for (const colorScheme of ['light', 'dark'] as const) {
  const viewport = { width: 1280, height: 1600 };
  const page = await browser.newPage({ viewport, deviceScaleFactor: 1.5, colorScheme });
  await page.goto(`${server.url}/plans/${PLAN}/`, { waitUntil: 'networkidle' });
  const picture = await page.screenshot({ clip: await upperPart(page) });
  const file = join(root, `docs/plan-page-${colorScheme}.webp`);
  const { size } = await sharp(picture).webp({ quality: 75, effort: 6, preset: 'drawing' }).toFile(file);
  console.log(`${file}  ${(size / 1024).toFixed(0)} KB`);
  await page.close();
}
await Promise.all([browser.close(), server.close()]);

/** From the title to the end of the graph. */
async function upperPart(page: Page) {
  const [title, graph] = await Promise.all([
    page.locator('h1').boundingBox(),
    page.locator('pw-graph:visible').boundingBox(),
  ]);
  if (!title || !graph) throw new Error(`The page of ${PLAN} has no graph. Build the site first.`);
  const { x, width } = graph;
  const y = title.y - MARGIN / 2;
  return { x: x - MARGIN, y, width: width + 2 * MARGIN, height: graph.y + graph.height + MARGIN / 4 - y };
}
