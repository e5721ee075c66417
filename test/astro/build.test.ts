import { join } from 'node:path';
import { select, selectAll } from 'hast-util-select';
import { toString as text } from 'hast-util-to-string';
import { beforeAll, describe, expect, it } from 'vitest';
import { brokenLinks, internalUrls } from './links.ts';
import { expectGoodLooks } from './looks.ts';
import { plan, task } from './plans.ts';
import { copyProject, ended, Project, type Run } from './project.ts';

describe('a plain Astro site with good plans', () => {
  let site: Project;
  let run: Run;

  beforeAll(async () => {
    site = await copyProject('plain', 'build-good');
    const options = { repository: 'https://example.test/blob/main/' };
    run = await ended(site.startBuild({ options, astro: { site: 'https://plans.test' } }));
  });

  it('builds, and prints how many plans it checked', () => {
    expect(run.output).toContain('✓ 2 plans checked');
    expect(run.output).not.toMatch(/\[(?:WARN|ERROR)\]/);
    expect(run.code).toBe(0);
  });

  it('writes a page for every plan with the files beside it, the list of all, and a feed', async () => {
    const files = (await site.built()).filter((file) => !file.startsWith('_astro/'));
    expect(files).toEqual([
      'plans/billing/export/badge.json',
      'plans/billing/export/badge.svg',
      'plans/billing/export/embed/index.html',
      'plans/billing/export/index.html',
      'plans/billing/export/picture.png',
      'plans/billing/export/plan.json',
      'plans/billing/export/plan.mmd',
      'plans/feed.xml',
      'plans/index.html',
      'plans/search/badge.json',
      'plans/search/badge.svg',
      'plans/search/embed/index.html',
      'plans/search/index.html',
      'plans/search/picture.png',
      'plans/search/plan.json',
      'plans/search/plan.mmd',
    ]);
  });

  it('has neither the page of the playground nor its files', async () => {
    const files = await site.built();
    expect(files.filter((file) => /playground|source\.md|worker|mermaid/.test(file))).toEqual([]);
  });

  it('serves what was read of a plan', async () => {
    const json = JSON.parse(await site.read('plans/search/plan.json'));
    expect(json).toMatchObject({
      version: 2,
      id: 'search',
      path: 'plans/search/tasks.md',
      progress: { done: 1, total: 4 },
    });
    expect(await site.read('plans/search/plan.mmd')).toContain('Rank by similarity');
  });

  it('shows the plan on its page, under its own title', async () => {
    const page = await site.page('plans/search/index.html');
    expect(selectAll('h1', page).map(text)).toEqual(['Search that forgives typing errors']);
    expect(select('#task-2-1', page)).toBeDefined();
    expect(select('svg.pw-graph', page)).toBeDefined();
    expect(select('title', page)?.children).toMatchObject([{ value: 'Search that forgives typing errors' }]);
  });

  it('says in its head what a shared link should show', async () => {
    const page = await site.page('plans/search/index.html');
    const meta = (name: string) => select(`meta[name="${name}"], meta[property="${name}"]`, page)?.properties.content;
    expect(meta('description')).toBe(
      'Search that forgives typing errors: an implementation plan of 4 tasks in 2 phases, 1 of 4 done, 25%.',
    );
    expect(meta('og:description')).toBe(meta('description'));
    expect(meta('og:title')).toBe('Search that forgives typing errors');
    expect(meta('og:url')).toBe('https://plans.test/plans/search/');
  });

  it('lists every plan with its counted progress, those in progress first', async () => {
    const list = selectAll('.pw-plan', await site.page('plans/index.html'));
    expect(list.map((item) => select('a', item)?.properties.href)).toEqual([
      '/plans/search/',
      '/plans/billing/export/',
    ]);
    expect(list.map((item) => text(select('td', item) as never))).toEqual(['1 of 4, 25%', '0 of 2, 0%']);
    expect(list.map((item) => item.properties.dataState)).toEqual(['in-progress', 'todo']);
  });

  it('resolves relative links to pages of plans or to the repository, and drops broken ones', async () => {
    const page = await site.page('plans/search/index.html');
    const link = (words: string) => selectAll('a', page).find((a) => text(a) === words)?.properties.href;
    expect(link('the export plan')).toBe('/plans/billing/export/#phase-1-foundation');
    expect(link('its first task')).toBe('/plans/billing/export/#task-1-1');
    expect(link('design.md')).toMatch(/^https:\/\/example\.test\/blob\/main\/.*plans\/search\/design\.md$/);
    const pages = await site.pages();
    expect(brokenLinks(pages, await site.built())).toEqual([]);
  });

  it('publishes an image that exists, and shows one that does not as text', async () => {
    const page = await site.page('plans/search/index.html');
    const [image, ...more] = selectAll('img', page);
    expect(more).toEqual([]);
    expect(image?.properties.src).toMatch(/^\/_astro\/split\..*\.webp$/);
    expect(text(page)).toContain('A picture nobody drew (./nowhere.png)');
  });

  it('highlights code for both themes', async () => {
    const page = await site.page('plans/search/index.html');
    expect(select('pre.astro-code .pw-code-keyword', page)).toBeDefined();
    expect(selectAll('[style]', page)).toEqual([]);
  });

  it('loads nothing from another host, and beside the theme a script only where there is a graph', async () => {
    for (const [path, page] of await site.pages()) {
      const name = path.includes('/embed/') ? 'embed' : 'theme';
      const theme = expect.stringMatching(new RegExp(`^/_astro/${name}\\..*\\.js$`));
      const graph = select('pw-graph svg', page) ? [expect.stringMatching(/^\/_astro\/GraphTools\..*\.js$/)] : [];
      expect(selectAll('script', page).map(({ properties }) => properties.src)).toEqual([theme, ...graph]);
      expect(selectAll('script', page).flatMap(({ children }) => children)).toEqual([]);
      const loaded = selectAll('img, iframe, link[rel="stylesheet"], link[rel="preload"]', page);
      for (const { properties } of loaded) expect(properties.src ?? properties.href).toMatch(/^\/(?!\/)/);
      expect(internalUrls(page)).not.toEqual([]);
    }
  });

  it('is accessible, and no wider than any screen', async () => {
    await expectGoodLooks(site, ['/plans/', '/plans/search/'], 'html');
  });

  it('makes a page anew when what it shows changes, though the plan does not', async () => {
    await site.remove('plans/billing');
    await site.publish({ options: { rules: { 'broken-link': 'off' } } });
    const page = await site.page('plans/search/index.html');
    expect(selectAll('a', page).map(text)).not.toContain('the export plan');
    expect(text(page)).toContain('the export plan (../billing/export/tasks.md#phase-1-foundation)');
    expect(await site.built()).not.toContain('plans/billing/export/index.html');
  });
});

describe('a site with wrong plans', () => {
  let site: Project;
  const runs: Run[] = [];

  beforeAll(async () => {
    site = await copyProject('plain', 'build-wrong');
    await site.write('plans/unknown/tasks.md', plan({ tasks: task('1.1') + task('1.2', '**Depends on**: Task 9.9') }));
    await site.write(
      'plans/cycle/tasks.md',
      plan({ tasks: task('1.1', '**Depends on**: Task 1.2') + task('1.2', '**Depends on**: Task 1.1') }),
    );
    await site.write('plans/total/tasks.md', plan({ total: 7 }));
    for (let at = 0; at < 2; at += 1) runs.push(await ended(site.startBuild()));
  });

  it.each([0, 1])('fails and names every finding with its place (run %i)', (index) => {
    const { code, output } = runs[index] as Run;
    expect(code).toBe(1);
    expect(output).toMatch(/^plans\/unknown\/tasks\.md:16:21 .*unknown-dependency$/m);
    expect(output).toMatch(/^plans\/cycle\/tasks\.md:1[37]:21 .*dependency-cycle$/m);
    expect(output).toMatch(/^plans\/total\/tasks\.md:5:20 .*total-mismatch$/m);
    expect(output).toContain('3 errors in 3 of 5 plans');
    expect(output).not.toContain('unhandled');
  });

  it('writes no page', async () => {
    expect(await site.built()).toEqual([]);
  });

  it('has not even begun to load or draw', () => {
    for (const { output } of runs) expect(output).not.toContain('Syncing content');
  });
});

describe('a site that is not set up', () => {
  it('fails without a collection for the plans', async () => {
    const site = await copyProject('plain', 'build-no-collection');
    await site.write('src/content.config.ts', 'export const collections = {};\n');
    const { code, output } = await site.build();
    expect(output).toContain('there is no `plans` collection');
    expect(output).not.toContain('unhandled');
    expect(code).toBe(1);
    expect((await site.built()).filter((file) => file.endsWith('.html'))).toEqual([]);
  });

  it('fails where the collection has another name', async () => {
    const site = await copyProject('plain', 'build-other-collection');
    await site.write(
      'src/content.config.ts',
      `import { defineCollection } from 'astro:content';
import { plansLoader } from 'planwright/loader';

export const collections = { roadmaps: defineCollection({ loader: plansLoader() }) };
`,
    );
    const { code, output } = await site.build();
    expect(output).toContain('The collection with plansLoader() is called "roadmaps", expected "plans"');
    expect(code).toBe(1);
  });

  it('fails with the loader alone', async () => {
    const site = await copyProject('plain', 'build-no-integration');
    await site.write('astro.config.mjs', 'export default {};\n');
    const { code, output } = await site.build({}, {});
    expect(output).toContain('plansLoader() is used, but planwright() is not among the integrations.');
    expect(code).toBe(1);
  });

  it('fails without any plan, and says where one belongs', async () => {
    const site = await copyProject('plain', 'build-no-plans');
    await site.remove('plans');
    const { code, output } = await site.build();
    expect(output).toContain('No plan was found');
    expect(output).toContain('plans/my-feature/tasks.md');
    expect(code).toBe(1);
    expect(await site.built()).toEqual([]);
  });
});

describe('a layout of the project', () => {
  it('wraps every page, and is given what a head needs', async () => {
    const site = await copyProject('plain', 'build-layout');
    await site.remove('plans/search');
    await site.write('src/Frame.astro', FRAME);
    const options = { layout: './src/Frame.astro', rules: { 'broken-link': 'off' } };
    await site.publish({ options });
    const page = await site.page('plans/billing/export/index.html');
    expect(select('title', page)?.children).toMatchObject([{ value: 'Export invoices' }]);
    expect(select('body', page)?.properties).toMatchObject({ dataDescription: expect.stringContaining('2 tasks') });
    expect(selectAll('main h1', page).map(text)).toEqual(['Export invoices']);
    expect(select('main h1', await site.page('plans/index.html'))).toBeDefined();
  });

  it('is not needed for a page of the project’s own that renders a plan', async () => {
    const site = await copyProject('plain', 'build-own-page');
    await site.write('src/pages/own.astro', OWN_PAGE);
    await site.publish();
    const page = await site.page('own/index.html');
    expect(select('main #task-2-1', page)).toBeDefined();
    expect(select('main svg.pw-graph', page)).toBeDefined();
    expect(select('main img', page)?.properties.src).toMatch(/^\/_astro\//);
    expect(select('body', page)?.properties.dataFirst).toBe('overview');
  });

  it('fails where there is none', async () => {
    const site = new Project(join(import.meta.dirname, '../fixtures/astro/plain'));
    const { code, output } = await site.build({ options: { layout: './src/Gone.astro' } });
    expect(output).toContain('The layout "./src/Gone.astro" does not exist');
    expect(output).not.toMatch(/unhandled|\[WARN\]/);
    expect(code).toBe(1);
  });
});

describe('addresses', () => {
  it.each([
    ['under a base, always with a slash', { base: '/docs', trailingSlash: 'always' }, '/docs/plans/search/'],
    ['never with a slash', { trailingSlash: 'never', base: '/docs/' }, '/docs/plans/search'],
    ['as files', { build: { format: 'file' } }, '/plans/search.html'],
    [
      'as files beside pages of their own',
      { build: { format: 'preserve' }, trailingSlash: 'never' },
      '/plans/search.html',
    ],
  ])('%s', async (name, astro, href) => {
    const site = await copyProject('plain', `build-${name.replaceAll(/\W+/g, '-')}`);
    await site.write('plans/index/tasks.md', '# Tasks: Index\n\n- [ ] **Task 1**: Sort the cards\n');
    await site.publish({ astro, options: { prefix: '/plans/' } });
    const pages = await site.pages();
    const list = [...pages].find(([path]) => /plans(\/index)?\.html$/.test(path))?.[1];
    expect(list && internalUrls(list)).toContain(href);
    expect(list && internalUrls(list)).toContain(href.replace('search', 'index-plan'));
    expect(brokenLinks(pages, await site.built(), 'base' in astro ? '/docs/' : '/')).toEqual([]);
  });
});

const OWN_PAGE = `---
import { getEntry } from 'astro:content';
import { renderPlan } from 'planwright/render';
const { Content, headings } = await renderPlan(await getEntry('plans', 'search'));
---
<html><head><title>Own</title></head><body data-first={headings[0].slug}><main><Content /></main></body></html>
`;

const FRAME = `---
const { title, description, headings } = Astro.props;
---
<html lang="en">
  <head><title>{title}</title></head>
  <body data-description={description} data-headings={headings.length}><main><slot /></main></body>
</html>
`;
