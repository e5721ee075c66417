import type { Element } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { toString as text } from 'hast-util-to-string';
import { beforeAll, describe, expect, it } from 'vitest';
import { brokenLinks } from './links.ts';
import { searchRecords } from './pagefind.ts';
import { copyProject, type Project, type Run } from './project.ts';

const sidebar = [{ label: 'Guides', items: ['index', 'guides/start'] }];

const locales = { root: { label: 'English', lang: 'en' }, de: { label: 'Deutsch' } };

describe.each([
  ['with a sidebar of its own, under a base', { starlight: { sidebar }, astro: { base: '/docs' } }, '/docs/'],
  ['in two languages, with the sidebar that Starlight makes', { starlight: { locales } }, '/'],
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
    const warnings = run.output.match(/\[WARN\].*/g) ?? [];
    expect(warnings.filter((warning) => !/"i18n"|docs → 404|sitemap/.test(warning))).toEqual([]);
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

  it('marks the current page, and links to the previous one', async () => {
    expect(select('nav.sidebar a[aria-current="page"]', await plan())?.properties.href).toBe(`${base}plans/search/`);
    expect(select('.pagination-links a[rel="prev"]', await plan())?.properties.href).toBe(
      `${base}plans/billing/export/`,
    );
    expect(select('.pagination-links a[rel="next"]', await plan())).toBeUndefined();
  });

  it('links from the last guide to the plans if a sidebar is configured', async () => {
    const next = select('.pagination-links a[rel="next"]', await site.page('guides/start/index.html'));
    expect(next?.properties.href).toBe('sidebar' in settings.starlight ? `${base}plans/` : undefined);
  });

  it('prints the title once, and one list of contents, which is ours', async () => {
    expect(selectAll('h1', await plan()).map(words)).toEqual(['Search that forgives typing errors']);
    expect(selectAll('.pw-contents a bdi', await plan()).map(words)).toContain('Phase 1: Foundation');
    expect(select('starlight-toc', await plan())).toBeUndefined();
  });

  it('has no broken link', async () => {
    const pages = await site.pages();
    expect(pages.size).toBe('locales' in settings.starlight ? 15 : 8);
    expect(brokenLinks(pages, await site.built(), base)).toEqual([]);
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

describe('the plans of a Starlight site in several languages', () => {
  const cases = {
    'one of them without a part of its own in addresses': { locales },
    'each under a part of its own': {
      locales: { en: { label: 'English' }, de: { label: 'Deutsch' } },
      defaultLocale: 'en',
    },
  };

  it.each(Object.entries(cases))('%s: every address in picker, head and sidebar is a page', async (name, languages) => {
    const isRooted = 'root' in languages.locales;
    const site = await copyProject('starlight', `starlight-${isRooted ? 'root' : 'prefixed'}`);
    const docs = 'src/content/docs';
    if (!isRooted) {
      for (const page of ['index', 'guides/start']) {
        await site.write(`${docs}/en/${page}.md`, `---\ntitle: ${page}\n---\n\nWelcome.\n`);
        await site.remove(`${docs}/${page}.md`);
      }
    }
    await site.publish({
      starlight: { ...languages, sidebar },
      astro: { base: '/docs', site: 'https://plans.test' },
    });
    const pages = await site.pages();
    const files = new Set(await site.built());
    expect(brokenLinks(pages, [...files], '/docs/'), name).toEqual([]);
    for (const [path, page] of pages) {
      if (path === '404.html' || path.includes('/embed/')) continue;
      const picked = selectAll('starlight-lang-select option', page).map(({ properties }) => String(properties.value));
      const alternates = selectAll('link[hreflang]', page).map(({ properties }) => String(properties.href));
      expect(picked.length, path).toBeGreaterThan(1);
      expect(alternates.length, path).toBeGreaterThan(1);
      for (const address of [...picked, ...alternates]) {
        const { pathname } = new URL(address, 'https://plans.test');
        expect(files, `${path}: ${address}`).toContain(`${pathname.replace('/docs/', '')}index.html`);
      }
    }
    const german = await site.page('de/plans/search/index.html');
    expect(select('html', german)?.properties.lang).toBe('de');
    expect(select('nav.sidebar a[aria-current="page"]', german)?.properties.href).toBe('/docs/de/plans/search/');
    const cards = selectAll('.pw-plan a', await site.page('de/plans/index.html'));
    expect(cards.map(({ properties }) => properties.href)).toContain('/docs/de/plans/search/');
  });
});

const isElement = (node: Element['children'][number]) => node.type === 'element';

const words = (element: Element) => text(element).replaceAll(/\s+/g, ' ').trim();
