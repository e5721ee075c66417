import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { select, selectAll } from 'hast-util-select';
import { toString as textOf } from 'hast-util-to-string';
import { beforeAll, describe, expect, it } from 'vitest';
import { commit, git } from '../support/folder.ts';
import { copyProject, type Project } from './project.ts';

const plan = (packed: string) => `# Plan: Move house

## Implementation Order

### Phase 1: Before the day

- [${packed}] Task 1.1: Pack
  - Done when: nothing is left in the cupboards
- [ ] Task 1.2: Drive
  - Depends on: 1.1
  - Done when: all boxes are there

## Temporal Logic Constraints (REQUIRED)

### Sequence Constraints (A must happen before B)

| Constraint | Type | Rationale |
|---|---|---|
| Task 1.1 MUST be done before Task 1.2 | Data flow | What is not packed stays behind |
`;

/** A site in a repository of its own, one of whose plans was changed on two days. */
async function siteWithHistory(fixture: 'plain' | 'starlight'): Promise<Project> {
  const site = await copyProject(fixture, `share-${fixture}`);
  await git(site.root, 'init', '-q');
  for (const [date, packed] of [
    ['2026-01-02T12:00:00Z', ' '],
    ['2026-01-05T12:00:00Z', 'x'],
  ] as const) {
    await site.write('plans/move/tasks.md', plan(packed));
    await commit(site.root, date, 'plans');
  }
  return site;
}

const published = { astro: { site: 'https://plans.test', base: '/docs' } };

describe.each(['plain', 'starlight'] as const)('a %s site with an address', (fixture) => {
  let site: Project;

  beforeAll(async () => {
    site = await siteWithHistory(fixture);
    expect(await site.publish(published)).not.toContain('sets no `site`');
  });

  it('has the right picture in the head of each plan', async () => {
    const page = await site.page('plans/move/index.html');
    const meta = (name: string) =>
      selectAll(`meta[property="${name}"], meta[name="${name}"]`, page).map((one) => one.properties.content);
    const image = 'https://plans.test/docs/plans/move/picture.png';
    expect(meta('og:image')).toEqual([image]);
    expect(meta('twitter:card')).toEqual(['summary_large_image']);
    expect(meta('og:title')).toEqual(['Plan: Move house']);
    expect(meta('og:description')[0]).toContain('1 of 2');
    expect(meta('og:image:alt')).toEqual(meta('og:description'));
    expect(select('link[rel=canonical]', page)?.properties.href).toBe('https://plans.test/docs/plans/move/');
    const png = await readFile(join(site.dist, 'plans/move/picture.png'));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  });

  it('has badges beside each plan', async () => {
    expect(await site.read('plans/move/badge.svg')).toContain('<title>plan: 1/2 done</title>');
    expect(JSON.parse(await site.read('plans/move/badge.json'))).toMatchObject({
      schemaVersion: 1,
      message: '1/2 done',
    });
  });

  it('has a feed of what changed, to which its pages link', async () => {
    const feed = await site.read('plans/feed.xml');
    expect(feed).toContain('<id>https://plans.test/docs/plans/move/#2026-01-05</id>');
    expect(feed).toContain('Move house: 1 task done');
    const link = select('link[rel=alternate][type="application/atom+xml"]', await site.page('plans/move/index.html'));
    expect(link?.properties.href).toBe('/docs/plans/feed.xml');
  });

  it('shows the history of a plan, and nothing for one that is not committed', async () => {
    const history = select('.pw-history', await site.page('plans/move/index.html'));
    expect(textOf(history ?? { type: 'root', children: [] })).toContain('The plan last changed on January 5, 2026.');
    expect(select('svg[role=img]', history ?? undefined)?.properties.ariaLabel).toBe(
      'Tasks done and tasks in all, by day: 0 of 2 at first, 1 of 2 at last.',
    );
    expect(select('.pw-permalink', history ?? undefined)?.properties.href).toBe('#pw-history');
    await site.write('plans/new/tasks.md', plan(' '));
    await site.publish(published);
    expect(select('.pw-history', await site.page('plans/new/index.html'))).toBeUndefined();
  });
});

it('a site without an address promises no picture, and says what is missing', async () => {
  const site = await copyProject('starlight', 'share-nowhere');
  const run = await site.build();
  expect(run.output).toContain('sets no `site`');
  const page = await site.page('plans/billing/index.html').catch(() => site.page('plans/index.html'));
  expect(selectAll('meta[property="og:image"]', page)).toEqual([]);
  await expect(site.read('plans/feed.xml')).rejects.toThrow();
});
