import type { Element, Root } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { toString as text } from 'hast-util-to-string';
import { beforeAll, describe, expect, it } from 'vitest';
import { brokenLinks } from './links.ts';
import { searchRecords } from './pagefind.ts';
import { copyProject, type Project, type Run } from './project.ts';

const sidebar = [{ label: 'Guides', items: ['index', 'guides/start'] }];

describe.each([
  ['with a sidebar of its own, under a base', { starlight: { sidebar }, astro: { base: '/docs' } }, '/docs/'],
  ['with the sidebar that Starlight makes', {}, '/'],
])('a Starlight site %s', (name, settings, base) => {
  let site: Project;
  let run: Run;

  beforeAll(async () => {
    site = await copyProject('starlight', `starlight-${base === '/' ? 'made' : 'own'}`);
    run = await site.build(settings);
  });

  const plan = () => site.page('plans/search/index.html');

  it('builds', () => {
    expect(run.code, run.output).toBe(0);
  });

  it('lists the plans in the sidebar of every page, with their progress', async () => {
    for (const page of ['index.html', 'guides/start/index.html', 'plans/index.html', 'plans/search/index.html']) {
      const links = selectAll('nav.sidebar a', await site.page(page));
      const plans = links
        .map((link) => [link.properties.href, ...link.children.filter(isElement).map(words)])
        .slice(-3);
      expect(plans, `${name}: ${page}`).toEqual([
        [`${base}plans/`, 'All plans'],
        [`${base}plans/billing/export/`, 'Export invoices', '0/2'],
        [`${base}plans/search/`, 'Search that forgives typing errors', '1/4'],
      ]);
    }
  });

  it('marks the page that is open, and leads to the one before it', async () => {
    expect(select('nav.sidebar a[aria-current="page"]', await plan())?.properties.href).toBe(`${base}plans/search/`);
    expect(select('.pagination-links a[rel="prev"]', await plan())?.properties.href).toBe(
      `${base}plans/billing/export/`,
    );
    expect(select('.pagination-links a[rel="next"]', await plan())).toBeUndefined();
  });

  it('leads from the last guide to the plans where a sidebar is configured', async () => {
    const next = select('.pagination-links a[rel="next"]', await site.page('guides/start/index.html'));
    expect(next?.properties.href).toBe('starlight' in settings ? `${base}plans/` : undefined);
  });

  it('prints the title once, and a table of contents', async () => {
    expect(selectAll('h1', await plan()).map(words)).toEqual(['Search that forgives typing errors']);
    const contents = selectAll('starlight-toc a', await plan()).map(words);
    expect(contents).toContain('Phase 1: Foundation');
    expect(select('starlight-toc', await site.page('plans/index.html'))).toBeUndefined();
  });

  it('has no link that leads nowhere', async () => {
    const files = await site.built();
    const paths = files.filter((file) => file.endsWith('.html'));
    const pages = new Map<string, Root>();
    for (const path of paths) pages.set(path, await site.page(path));
    expect(pages.size).toBe(6);
    expect(brokenLinks(pages, files, base)).toEqual([]);
  });

  it('puts the plans into the search, but no label of the graph a second time', async () => {
    const indexed = await searchRecords(site);
    const search = indexed.find(({ url }) => url === '/plans/search/');
    expect(search?.meta.title).toBe('Search that forgives typing errors');
    expect(search?.content).toContain('Exact matches stay first');
    expect(search?.content).not.toContain('flowchart');
    expect(select('[data-pagefind-ignore] svg.pw-graph', await plan())).toBeDefined();
  });
});

const isElement = (node: Element['children'][number]) => node.type === 'element';

const words = (element: Element) => text(element).replaceAll(/\s+/g, ' ').trim();
