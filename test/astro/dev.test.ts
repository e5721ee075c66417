import type { ChildProcess } from 'node:child_process';
import { fromHtml } from 'hast-util-from-html';
import { select, selectAll } from 'hast-util-select';
import { toString as text } from 'hast-util-to-string';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plan, task } from './plans.ts';
import { collect, copyProject, type Project } from './project.ts';

const wrong = plan({ title: 'Wrong', tasks: task('1.1') + task('1.2', '**Depends on**: Task 9.9') });
const fixed = plan({ title: 'Fixed', tasks: task('1.1') + task('1.2', '**Depends on**: Task 1.1') });

describe('the dev server, started while a plan is wrong', () => {
  let site: Project;
  let server: ChildProcess;
  let output: () => string;
  let url: string;

  beforeAll(async () => {
    site = await copyProject('plain', 'dev');
    await site.write('plans/unknown/tasks.md', wrong);
    server = site.start(['dev', '--port', '0', '--host', '127.0.0.1']);
    output = collect(server);
    url = await until(() => /http:\/\/127\.0\.0\.1:\d+/.exec(output())?.[0]);
  });

  afterAll(() => {
    server.kill();
  });

  const page = async (path: string) => fromHtml(await (await fetch(`${url}${path}`)).text());
  const findings = async () => select('.pw-findings', await page('/plans/unknown/'));

  it('says in the terminal what is wrong', async () => {
    await until(() => /^plans\/unknown\/tasks\.md:16:21 .*unknown-dependency$/m.test(output()));
  });

  it('shows the plan all the same, with the finding on it', async () => {
    expect(text((await findings()) as never)).toContain('depends on Task 9.9, which does not exist.');
    expect(select('#task-1-2', await page('/plans/unknown/'))).toBeDefined();
  });

  it('sends the finding to the overlay of every page that connects', async () => {
    expect(await overlay(url)).toMatchObject({ plugin: 'planwright', message: expect.stringContaining('Task 9.9') });
  });

  it('keeps the plans that are right as they are, one with a missing image among them', async () => {
    const good = await fetch(`${url}/plans/search/`);
    expect(good.status).toBe(200);
    const rules = selectAll('.pw-findings a', fromHtml(await good.text())).map((link) => text(link as never));
    expect(rules.filter((rule) => rule !== 'missing-file')).toEqual([]);
  });

  it('takes the findings away as soon as the plan is fixed', async () => {
    await site.write('plans/unknown/tasks.md', fixed);
    await until(async () => (await findings()) === undefined);
    expect(text(select('h1', await page('/plans/unknown/')) as never)).toBe('Fixed');
    expect(await overlay(url)).toBeUndefined();
  });

  it('sees the last of many changes in a row', async () => {
    for (let round = 0; round < 8; round++) {
      await site.write('plans/unknown/tasks.md', round % 2 ? fixed.replace('Fixed', `Round ${round}`) : wrong);
      await new Promise((done) => setTimeout(done, 40));
    }
    await until(async () => text(select('h1', await page('/plans/unknown/')) as never) === 'Round 7');
  });

  it('adds a page for a plan that appears, and takes away that of one that goes', async () => {
    await site.write('plans/new/tasks.md', plan({ title: 'Brand new' }));
    await until(async () => (await fetch(`${url}/plans/new/`)).status === 200);
    await site.remove('plans/new');
    await until(async () => !text(await page('/plans/')).includes('Brand new'));
    expect(server.exitCode).toBeNull();
  });
});

/** What Vite's client is told when a page connects: the error of the overlay, or nothing within a second. */
async function overlay(url: string): Promise<unknown> {
  const client = await (await fetch(`${url}/@vite/client`)).text();
  const token = /wsToken = "([^"]+)"/.exec(client)?.[1];
  const socket = new WebSocket(`${url.replace('http', 'ws')}/?token=${token}`, 'vite-hmr');
  try {
    return await new Promise((done) => {
      setTimeout(done, 1000);
      socket.onmessage = ({ data }) => {
        const message = JSON.parse(String(data));
        if (message.type === 'error') done(message.err);
      };
    });
  } finally {
    socket.close();
  }
}

/** Asks until the answer is yes, for as long as a slow machine may take. */
async function until<T>(ask: () => T | Promise<T>): Promise<NonNullable<T>> {
  for (const end = Date.now() + 100_000; ; ) {
    const answer = await ask();
    if (answer) return answer as NonNullable<T>;
    if (Date.now() > end) throw new Error(`Waited in vain for ${ask}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}
