import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { plan, task } from './plans.ts';
import { copyProject } from './project.ts';

/** What V8 counted: how often a function of a source file was called, in all module instances and threads together. */
async function callsIn(folder: string, name: string, file: string): Promise<number> {
  const reports = await Promise.all((await readdir(folder)).map((one) => readFile(join(folder, one), 'utf8')));
  const scripts = reports.flatMap((report) => (JSON.parse(report) as Coverage).result);
  return scripts
    .filter(({ url }) => url.replace(/\?.*$/, '').endsWith(file))
    .flatMap(({ functions }) => functions)
    .filter(({ functionName }) => functionName === name)
    .reduce((sum, { ranges }) => sum + (ranges[0]?.count ?? 0), 0);
}

interface Coverage {
  result: { url: string; functions: { functionName: string; ranges: { count: number }[] }[] }[];
}

it('a cold build parses, reads, relates, checks and renders each plan once', async () => {
  const site = await copyProject('starlight', 'once');
  for (const name of ['one', 'two', 'three']) {
    await site.write(`plans/${name}/tasks.md`, plan({ title: name, tasks: task('1.1') + task('1.2') }));
  }
  const counts = await mkdtemp(join(tmpdir(), 'planwright-counts-'));
  try {
    const starlight = { sidebar: [{ label: 'Start', link: '/' }] };
    const output = await site.publish({ starlight }, { env: { NODE_V8_COVERAGE: counts } });
    expect(output).toContain('5 plans checked');
    const steps = [
      ['parseMarkdown', 'plugin/plan/parse.ts'],
      ['readPlan', 'plugin/plan/read.ts'],
      ['relate', 'plugin/graph/relate.ts'],
      ['checkPlan', 'plugin/check/check.ts'],
      ['renderPage', 'plugin/render/page.ts'],
    ] as const;
    const called = await Promise.all(steps.map(async ([name, file]) => [name, await callsIn(counts, name, file)]));
    expect(called).toEqual(steps.map(([name]) => [name, 5]));
    // Nor does Astro's own processor parse them.
    expect(await callsIn(counts, 'enter', 'mdast-util-from-markdown/lib/index.js')).toBe(0);
  } finally {
    await rm(counts, { recursive: true, force: true });
  }
});
