import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { plan, task } from './plans.ts';
import { collect, copyProject, type Project } from './project.ts';

/** Code in several languages, some of it on long lines, and several graphs. */
const code = Array.from({ length: 300 }, (_, at) => `const part${at} = { name: "${'x'.repeat(at)}", at: ${at} };`);
const text = plan({ total: 3, tasks: ['1.1', '1.2', '1.3'].map((id) => task(id)).join('') }).replace(
  '## Implementation',
  `\`\`\`ts\n${code.join('\n')}\n\`\`\`\n\n\`\`\`sh\nnpm test && echo "done"\n\`\`\`\n\n## Implementation`,
);

/** A copy that shares no drawings with other tests. */
async function copy(name: string): Promise<Project> {
  const site = await copyProject('plain', name);
  if (site.cache) await rm(join(site.cache, 'planwright'), { recursive: true });
  await site.write('plans/code/tasks.md', text);
  return site;
}

async function contents(site: Project): Promise<Map<string, string>> {
  const names = await site.built();
  // Pages say which folder they were made from.
  const read = async (name: string) => (await site.read(name)).replaceAll(basename(site.root), 'site');
  return new Map(await Promise.all(names.map(async (name) => [name, await read(name)] as const)));
}

async function built(site: Project): Promise<Map<string, string>> {
  const { code, output } = await site.build();
  expect(code, output).toBe(0);
  return contents(site);
}

/** Builds in a process that stands still for 0.7 of every 0.95 seconds, as on a machine that has other things to do. */
async function builtWithStalls(site: Project): Promise<Map<string, string>> {
  const build = site.start(['build', '--outDir', site.dist]);
  const output = collect(build);
  const closed = once(build, 'close');
  let isOver = false;
  void closed.then(() => (isOver = true));
  while (!isOver) {
    build.kill('SIGSTOP');
    await pause(700);
    build.kill('SIGCONT');
    await pause(250);
  }
  expect((await closed)[0], output()).toBe(0);
  return contents(site);
}

/** Builds on one core, and so with one thread that draws. */
async function builtOnOneCore(site: Project): Promise<Map<string, string>> {
  const build = site.start(['build', '--outDir', site.dist]);
  const output = collect(build);
  execFileSync('taskset', ['-a', '-c', '-p', '0', String(build.pid)]);
  expect((await once(build, 'close'))[0], output()).toBe(0);
  return contents(site);
}

it.runIf(process.platform === 'linux')(
  'a site is the same, byte for byte, however slow the machine is, on one core, and from the cache of another run',
  async () => {
    const [quiet, stalled, single] = await Promise.all(['quiet', 'stalled', 'single'].map(copy));
    if (!quiet || !stalled || !single) throw new Error('no copies');
    const expected = await built(quiet);
    expect(expected.get('plans/code/index.html')).toContain('pw-code-keyword');
    const [slow, one] = await Promise.all([builtWithStalls(stalled), builtOnOneCore(single)]);
    expect(slow).toEqual(expected);
    expect(one).toEqual(expected);
    expect(await built(stalled)).toEqual(expected);
  },
);
