import { type ChildProcess, execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { stalling } from '../fuzz/faults.ts';
import { plan, task } from './plans.ts';
import { copyProject, ended, type Project, type Run } from './project.ts';

/** Code in several languages, some of it on long lines, and several graphs. */
const code = Array.from({ length: 300 }, (_, at) => `const part${at} = { name: "${'x'.repeat(at)}", at: ${at} };`);
const text = plan({ total: 3, tasks: ['1.1', '1.2', '1.3'].map((id) => task(id)).join('') }).replace(
  '## Implementation',
  `\`\`\`ts\n${code.join('\n')}\n\`\`\`\n\n\`\`\`sh\nnpm test && echo "done"\n\`\`\`\n\n## Implementation`,
);

async function copy(name: string): Promise<Project> {
  const site = await copyProject('plain', name, { ownDrawings: true });
  await site.write('plans/code/tasks.md', text);
  return site;
}

async function built(site: Project, run: Promise<Run>): Promise<Map<string, string>> {
  const { code, output } = await run;
  expect(code, output).toBe(0);
  return site.contents();
}

/** On one core, and so with one thread that draws. */
function onOneCore(build: ChildProcess): ChildProcess {
  execFileSync('taskset', ['-a', '-c', '-p', '0', String(build.pid)]);
  return build;
}

it.runIf(process.platform === 'linux')(
  'a site is the same, byte for byte, however slow the machine is, on one core, and from the cache of another run',
  { timeout: 180_000 },
  async () => {
    const [quiet, stalled, single] = await Promise.all(['quiet', 'stalled', 'single'].map(copy));
    if (!quiet || !stalled || !single) throw new Error('no copies');
    const [expected, slow, one] = await Promise.all([
      built(quiet, quiet.build()),
      built(stalled, ended(stalling(stalled.startBuild()))),
      built(single, ended(onOneCore(single.startBuild()))),
    ]);
    expect(expected.get('plans/code/index.html')).toContain('pw-code-keyword');
    expect(slow).toEqual(expected);
    expect(one).toEqual(expected);
    expect(await built(stalled, stalled.build())).toEqual(expected);
  },
);
