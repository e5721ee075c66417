import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
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
  const kept = `<svg id="${caption.id}"><text>kept</text></svg>`;
  await writeCached(cache, entry, JSON.stringify({ svg: kept }));
  expect(await draw(diagram, { ...caption, cache })).toEqual({ svg: kept });
  expect(await draw(diagram, { ...caption, cache: null })).toEqual(first);
  for (const other of [{ id: 'other' }, { title: 'Other' }, { description: 'Other' }]) {
    expect((await draw(diagram, { ...caption, ...other, cache })).svg).not.toBe(kept);
  }
  expect((await draw(flowchart(`${diagram.text}\n  b --> c`), { ...caption, cache })).svg).not.toBe(kept);
  expect(await readdir(cache)).toHaveLength(5);
});

test('a damaged entry is drawn again and replaced', async () => {
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

test('an entry that somebody else wrote is used only where it is one drawing that runs and loads nothing', async () => {
  const cache = join(root, 'forged');
  const first = await draw(diagram, { ...caption, cache });
  const [entry = ''] = await readdir(cache);
  const start = `<svg id="${caption.id}">`;
  const forged = [
    '',
    '<p>Nothing</p>',
    `${start}<text>Never closed`,
    `${start}</svg>${start}</svg>`,
    `${start}</svg><script>alert(1)</script>`,
    `${start}<script>alert(1)</script></svg>`,
    `${start}<foreignObject><p>Words</p></foreignObject></svg>`,
    `${start}<image href="https://a.test/x.png"></image></svg>`,
    `${start}<rect onclick="alert(1)"></rect></svg>`,
    `${start}<rect style="background: url(https://a.test)"></rect></svg>`,
    `${start}<a href="javascript:alert(1)"></a></svg>`,
    `${start}<a href="java&#x73;cript:alert(1)"></a></svg>`,
    `${start}<a xlink:href=" javascript:alert(1)"></a></svg>`,
    `${start}<a href='#x'></a></svg>`,
    `${start}<g><svg></svg></g></svg>`,
    `${start}<!-- --></svg>`,
    `${start}<g></text></svg>`,
    `<svg id="another"></svg>`,
  ];
  for (const svg of forged) {
    await writeCached(cache, entry, JSON.stringify({ svg }));
    expect(await draw(diagram, { ...caption, cache }), svg).toEqual(first);
  }
  for (const value of ['', '1', '[]', 'null', '{"svg":1}']) {
    await writeCached(cache, entry, value);
    expect(await draw(diagram, { ...caption, cache }), value).toEqual(first);
  }
});

test('an entry under another key than its own is ignored', async () => {
  const cache = join(root, 'moved');
  await writeCached(cache, 'one', 'value');
  await rename(join(cache, 'one'), join(cache, 'two'));
  expect(await readCached(cache, 'two')).toBeNull();
});

test('an entry that is not a file counts as missing', async () => {
  const cache = join(root, 'pipe');
  await mkdir(join(cache, 'folder'), { recursive: true });
  expect(await readCached(cache, 'folder')).toBeNull();
  if (process.platform === 'win32') return;
  execFileSync('mkfifo', [join(cache, 'pipe')]);
  await symlink('/dev/zero', join(cache, 'endless'));
  expect(await readCached(cache, 'pipe')).toBeNull();
  expect(await readCached(cache, 'endless')).toBeNull();
});

test('a fault is not kept', async () => {
  const cache = join(root, 'fault');
  expect((await draw(flowchart('flowchart TB\n  a -->'), { ...caption, cache })).fault).toBeDefined();
  expect(await readdir(cache).catch(() => [])).toEqual([]);
});

test('many writers of one entry leave one complete entry and nothing else', async () => {
  const cache = join(root, 'race');
  const values = Array.from({ length: 20 }, (_, at) => String(at).repeat(100_000));
  await Promise.all(values.map((value) => writeCached(cache, 'key', value)));
  expect(values).toContain(await readCached(cache, 'key'));
  expect(await readdir(cache)).toEqual(['key']);
});

test('a folder that cannot be written to costs no drawing', async () => {
  const cache = join(root, 'file');
  await writeFile(cache, 'in the way');
  expect((await draw(diagram, { ...caption, cache })).svg).toBeDefined();
});

test('entries that no build has used for a month are removed, and so are drafts of killed writers', async () => {
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
