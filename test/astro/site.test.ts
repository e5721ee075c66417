import { join } from 'node:path';
import { selectAll } from 'hast-util-select';
import { glob } from 'tinyglobby';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PlanJson } from '../../plugin/render/json.ts';
import { brokenLinks } from './links.ts';
import { expectGoodLooks } from './looks.ts';
import { searchRecords } from './pagefind.ts';
import { Project, type Run, repository } from './project.ts';

const ids = (await glob('*/tasks.md', { cwd: join(repository, 'plans') })).map((file) => file.split('/')[0] as string);
const site = new Project(repository, { dist: join(repository, 'test/.tmp/site') });
let run: Run;

beforeAll(async () => {
  run = await site.build();
});

it('builds', () => {
  expect(run.code, run.output).toBe(0);
  expect(ids.length).toBeGreaterThanOrEqual(5);
});

describe.each(ids)('the page of plans/%s', (id) => {
  const page = () => site.page(`plans/${id}/index.html`);
  const json = async (): Promise<PlanJson> => JSON.parse(await site.read(`plans/${id}/plan.json`));

  it('draws a node for every task and an edge for every declared dependency', async () => {
    const { tasks, edges, phaseEdges } = await json();
    expect(selectAll('svg.flowchart [data-task] .node', await page()).length).toBe(tasks.length);
    // Conditions outside the plan, other plans' tasks and exclusions are drawn besides.
    const others = ':not(.pw-graph-exclusion, [data-from-box], [data-to-box])';
    const drawn = selectAll(`svg.flowchart .flowchart-link${others}`, await page()).length;
    expect(drawn).toBe(new Set(edges.map(({ from, to }) => `${from} ${to}`)).size + phaseEdges.length);
  });

  it('has bars with the counted progress, one for the plan and one a phase', async () => {
    const { progress, phases } = await json();
    const counted = [progress, ...phases.filter(({ total }) => total > 0)];
    const bars = selectAll('main progress', await page()).map(({ properties }) => [properties.value, properties.max]);
    expect(bars).toEqual(counted.map(({ done, total }) => [String(done), String(total)]));
  });

  it('has four constraint tables', async () => {
    const { constraints } = await json();
    const { deadlock, ...tables } = constraints;
    expect(deadlock.length).toBeGreaterThan(0);
    for (const rows of Object.values(tables)) expect(rows.length).toBeGreaterThan(0);
  });

  it('is found by the search', async () => {
    const found = (await searchRecords(site)).find(({ url }) => url === `/plans/${id}/`);
    expect(found?.meta.title).toBe((await json()).title);
  });

  it('loads nothing from another host, and of ours the script of the graph alone, as a file', async () => {
    for (const { properties } of selectAll('script[src], img[src], link[rel="stylesheet"]', await page())) {
      expect(properties.src ?? properties.href).toMatch(/^\/(?!\/)/);
    }
    const ours = selectAll('main script', await page());
    expect(ours.map(({ children, properties }) => [children.length, properties.type])).toEqual([[0, 'module']]);
  });
});

it('has no link that leads nowhere', async () => {
  const files = await site.built();
  const paths = files.filter((file) => file.endsWith('.html'));
  const pages = new Map(await Promise.all(paths.map(async (path) => [path, await site.page(path)] as const)));
  expect(brokenLinks(pages, files)).toEqual([]);
});

it('can be read by anybody, on any screen', async () => {
  await expectGoodLooks(site, ['/plans/', '/plans/webhooks/', '/plans/postgres-17/'], 'main .pw-page');
});
