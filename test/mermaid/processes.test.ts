import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { readCached } from '../../plugin/mermaid/cache.ts';
import type { Diagram } from '../../plugin/mermaid/diagram.ts';
import { type DrawOptions, draw } from '../../plugin/mermaid/draw.ts';
import type { Drawing } from '../../plugin/mermaid/postprocess.ts';
import { graphOf } from '../graph/graph-of.ts';
import { folder } from '../support/folder.ts';
import { caption, drawn, flowchart, toFlowchart } from './drawing.ts';

const graph = graphOf(`### Phase 1: Über 数据库 🚀

- [x] **Task 1.1**: İstanbul
- [ ] **Task 1.2**: Zweite
  - **Depends on**: 1.1
- [!] **Task 1.3**: Dritte
  - **Depends on**: 1.2, legal has signed off
`);
const dependencies = toFlowchart(graph);
const other = toFlowchart(graphOf('- [ ] **Task 1**: Alone'));

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Draws in a process of its own, which has to come to its end by itself. */
async function drawElsewhere(
  source: Diagram,
  options: DrawOptions,
  env: NodeJS.ProcessEnv = {},
): Promise<{ drawing: Drawing; workers: number }> {
  const args = [path('print-drawing.ts'), JSON.stringify(source), JSON.stringify(options)];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    env: { ...process.env, ...env },
    timeout: 50_000,
  });
  return JSON.parse(stdout);
}

test('a process starts a thread for what is to be drawn, none for what is kept, and does not hang', async () => {
  const cache = await folder({});
  const cold = await drawElsewhere(dependencies, { ...caption, cache });
  expect(cold.drawing.svg).toMatch(/^<svg/);
  expect(cold.workers).toBe(1);
  expect(await drawElsewhere(dependencies, { ...caption, cache })).toEqual({ drawing: cold.drawing, workers: 0 });
});

test('the bytes are the same in other processes, time zones and languages, and whatever was drawn before', async () => {
  const [turkish, american] = await Promise.all([
    drawElsewhere(dependencies, caption, { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8' }),
    drawElsewhere(other, caption, { TZ: 'America/Los_Angeles', LC_ALL: 'ar_EG.UTF-8' }),
  ]);
  await drawn(flowchart('flowchart TB\n  a{{"x"}} --> b([y])'));
  const here = await Promise.all([other, dependencies, other, dependencies].map((source) => draw(source, caption)));
  expect(here).toEqual([american, turkish, american, turkish].map(({ drawing }) => drawing));
});

test('builds that write at once and are killed halfway leave only complete entries', async () => {
  const cache = await folder({});
  const writers = ['a', 'b', 'c'].map(startWriter);
  await Promise.all(writers.map(({ stdout }) => stdout && once(stdout, 'data')));
  while ((await readCached(cache, 'key')) === null) await pause(10);
  for (const writer of writers) {
    for (let read = 0; read < 20; read += 1) expect(await readCached(cache, 'key')).toMatch(/^(?:a+|b+|c+)$/);
    writer.kill('SIGKILL');
    await once(writer, 'exit');
    expect(await readCached(cache, 'key')).toMatch(/^(?:a+|b+|c+)$/);
  }
  const names = await readdir(cache);
  expect(names).toContain('key');
  expect(names.filter((name) => name !== 'key' && !name.endsWith('.tmp'))).toEqual([]);

  function startWriter(letter: string): ChildProcess {
    return spawn(process.execPath, [path('write-cache.ts'), cache, letter], { stdio: ['ignore', 'pipe', 'inherit'] });
  }
});
