import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { english } from '../../plugin/render/words/index.ts';
import { typefaceFor } from '../../plugin/share/fonts.ts';
import { contentOf, pictureOf } from '../../plugin/share/picture.ts';
import { graphOf } from '../graph/graph-of.ts';
import { difference, pixelsOf } from '../support/pixels.ts';

const graph = graphOf('### Phase 1: One\n\n- [x] Task 1.1: Pack\n- [ ] Task 1.2: Drive\n  - Depends on: 1.1\n');

const scripts = {
  Latin: 'Offline-first für Łódź',
  Greek: 'Σχέδιο',
  Cyrillic: 'План',
  Chinese: '离线优先，同步',
  Japanese: 'オフライン同期',
  Korean: '오프라인 동기화',
  Arabic: 'مزامنة التطبيق',
  Hebrew: 'תוכנית',
  Devanagari: 'योजना',
  emoji: 'Ship it 🚀 👩‍💻 🇩🇪',
};

it.each(Object.entries(scripts))('there are fonts for %s', (_, title) => {
  const { files, lost, missing } = typefaceFor(title, []);
  expect({ lost: [...lost], missing }).toEqual({ lost: [], missing: [] });
  expect(files.length).toBeGreaterThan(0);
  expect(files.length).toBeLessThan(30);
});

/** `APPROVE=1` keeps the pictures as they are now, for somebody to look at. */
it.each(Object.entries(scripts))('a picture with a title in %s is the one that was approved', async (script, title) => {
  const { png } = await pictureOf({ title, graph, projects: [] }, english);
  const approved = new URL(`approved/${script}.webp`, import.meta.url);
  if (process.env.APPROVE) await writeFile(approved, await sharp(png).webp({ lossless: true }).toBuffer());
  const [now, then] = [await pixelsOf(png), await pixelsOf(await readFile(approved))];
  expect(difference(now, then)).toBeLessThan(0.0005);
  const { png: other } = await pictureOf({ title: `${title}.`, graph, projects: [] }, english);
  expect(difference(now, await pixelsOf(other)), 'one full stop more').toBeGreaterThan(0);
});

it('leaves out a title in a script without a font', async () => {
  const [thai, none] = await Promise.all(
    ['แผน', ''].map((title) => pictureOf({ title, graph, projects: [] }, english)),
  );
  expect(thai?.missing).toEqual([]);
  expect(Buffer.compare(thai?.png ?? Buffer.of(), none?.png ?? Buffer.of())).toBe(0);
});

it('is the same bytes each time, and kept between runs', async () => {
  const cache = await mkdtemp(join(tmpdir(), 'pictures-'));
  const draw = () => pictureOf({ title: 'Move', graph, projects: [], cache }, english);
  const [first, kept] = [await draw(), await draw()];
  expect(await readdir(cache)).toHaveLength(1);
  expect(Buffer.compare(first.png, kept.png)).toBe(0);
});

it('leaves signs that no font has out of a title, and keeps its words', async () => {
  const [signs, none] = await Promise.all(
    ['Move → the ◇ box ↗', 'Move the box'].map((title) => pictureOf({ title, graph, projects: [] }, english)),
  );
  expect(signs?.missing).toEqual([]);
  expect(Buffer.compare(signs?.png ?? Buffer.of(), none?.png ?? Buffer.of())).toBe(0);
});

it('says first what most others wait for', () => {
  const tasks = ['- [ ] Task 1.1: Alone', '- [ ] Task 1.2: Awaited', '- [ ] Task 1.3: Waits', '  - Depends on: 1.2'];
  const graph = graphOf(`## Implementation Order\n\n${tasks.join('\n')}\n`);
  expect(contentOf({ title: 'Move', graph, projects: [] }, english).next).toEqual(['1.2 Awaited', '1.1 Alone']);
});
