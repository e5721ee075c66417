import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCached, writeCached } from '../../plugin/mermaid/cache.ts';
import { draw } from '../../plugin/mermaid/draw.ts';
import { caption, flowchart } from './drawing.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'planwright-cache-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const diagram = flowchart('flowchart TB\n  a --> b');

test('a drawing is made once for a text and a caption', async () => {
  const cache = join(root, 'once');
  const first = await draw(diagram, { ...caption, cache });
  const [entry = ''] = await readdir(cache);
  await writeCached(cache, entry, JSON.stringify({ svg: '<svg>kept</svg>' }));
  expect(await draw(diagram, { ...caption, cache })).toEqual({ svg: '<svg>kept</svg>' });
  expect(await draw(diagram, { ...caption, cache: null })).toEqual(first);
  for (const other of [{ id: 'other' }, { title: 'Other' }, { description: 'Other' }]) {
    expect((await draw(diagram, { ...caption, ...other, cache })).svg).not.toBe('<svg>kept</svg>');
  }
  expect((await draw(flowchart(`${diagram.text}\n  b --> c`), { ...caption, cache })).svg).not.toBe('<svg>kept</svg>');
  expect(await readdir(cache)).toHaveLength(5);
});

test('a damaged entry is drawn again and mended', async () => {
  const cache = join(root, 'damaged');
  const first = await draw(diagram, { ...caption, cache });
  const [entry = ''] = await readdir(cache);
  const whole = await readFile(join(cache, entry), 'utf8');
  for (const damaged of ['', whole.slice(0, -9), whole.replace('viewBox', 'viewBoxx'), '\0'.repeat(99)]) {
    await writeFile(join(cache, entry), damaged);
    expect(await draw(diagram, { ...caption, cache })).toEqual(first);
    expect(await readFile(join(cache, entry), 'utf8')).toBe(whole);
  }
});

test('a fault is not kept', async () => {
  const cache = join(root, 'fault');
  expect((await draw(flowchart('flowchart TB\n  a -->'), { ...caption, cache })).fault).toBeDefined();
  expect(await readdir(cache).catch(() => [])).toEqual([]);
});

test('many writers of one entry leave one whole entry and nothing else', async () => {
  const cache = join(root, 'race');
  const values = Array.from({ length: 20 }, (_, at) => String(at).repeat(100_000));
  await Promise.all(values.map((value) => writeCached(cache, 'key', value)));
  expect(values).toContain(await readCached(cache, 'key'));
  expect(await readdir(cache)).toEqual(['key']);
});

test('what a killed writer leaves behind is no entry', async () => {
  const cache = join(root, 'killed');
  await writeCached(cache, 'key', 'whole');
  await writeFile(join(cache, 'key.1.tmp'), 'ha');
  expect(await readCached(cache, 'key')).toBe('whole');
  expect(await readCached(cache, 'other')).toBeNull();
});

test('a folder that cannot be written to costs no drawing', async () => {
  const cache = join(root, 'file');
  await writeFile(cache, 'in the way');
  expect((await draw(diagram, { ...caption, cache })).svg).toBeDefined();
});

test('what no build has asked for in a month goes, and what killed writers left behind', async () => {
  const cache = join(root, 'old');
  const age = async (name: string, days: number) => {
    const time = new Date(Date.now() - days * 86_400_000);
    await utimes(join(cache, name), time, time);
  };
  for (const key of ['forgotten', 'asked-for', 'young']) await writeCached(cache, key, key);
  for (const draft of ['a.1.tmp', 'b.2.tmp']) await writeFile(join(cache, draft), 'ha');
  await Promise.all([age('forgotten', 40), age('asked-for', 40), age('young', 20), age('a.1.tmp', 2)]);
  expect(await readCached(cache, 'asked-for')).toBe('asked-for');
  await writeCached(cache, '1st', 'value');
  expect(await readdir(cache)).toContain('forgotten');
  await writeCached(cache, '0th', 'value');
  expect((await readdir(cache)).sort()).toEqual(['0th', '1st', 'asked-for', 'b.2.tmp', 'young']);
});
