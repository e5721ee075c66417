/** Sites in German, and in several languages of which each has addresses of its own. */
import type { Root } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { toString as text } from 'hast-util-to-string';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type DevServer, startServer } from './dev-server.ts';
import { englishLeft } from './english.ts';
import { brokenLinks } from './links.ts';
import { copyProject, type Project, type Settings } from './project.ts';
import { open, visit } from './visit.ts';

const plans = {
  lager: `# Aufgaben: Lagerhaus

- **Aufwand**: drei Tage

## Umsetzung

### Phase 1: Fundament

- [x] **Task 1.1**: Boden messen
  - **Depends on**: None
  - **Done when**: Der Boden ist vermessen
- [!] **Task 1.2**: Beton bestellen
  - **Depends on**: Task 1.1
  - **Files**: \`beton.md\`
  - **Done when**: Der Beton ist da

### Phase 2: Regale

- [ ] **Task 2.1**: Regale stellen, siehe [Umzug](../umzug/tasks.md)
  - **Depends on**: Task 1.2
  - **Done when**: Alle sind gerade
- [ ] **Task 2.2**: Wände streichen
  - **Depends on**: None
  - **Done when**: Alle sind weiß

## Temporal Logic Constraints (REQUIRED)

### Sequence Constraints (A must happen before B)

| Constraint | Type | Rationale |
|---|---|---|
| Task 1.1 MUST be done before Task 2.1 | Folge | Sonst kippt es |
`,
  umzug: `# Aufgaben: Umzug

## Umsetzung

### Phase 1: Packen

- [ ] **Task 1.1**: Kisten packen
  - **Depends on**: lager/2.1
  - **Done when**: Alles ist drin
`,
};

/** Arabic with Latin names in it, bold words at the beginning of a line, and code. */
const books = `# المهام: نقل الكتب

### Phase 1: التجهيز

- [x] **Task 1.1**: قياس الرفوف
  - **Depends on**: None
- [ ] **Task 1.2**: طلاء الجدران
  - **Depends on**: Task 1.1
- [ ] **Task 1.3**: Update the API (v2) بعد النقل!
  - **Depends on**: Task 1.1
- [ ] **Task 1.4**: إعداد الملصقات
  - **Depends on**: Task 1.3

## Temporal Logic Constraints

### Mutual Exclusion

| A | B | Conflict Type |
|---|---|---|
| Task 1.2 | Task 1.3 | الباب نفسه |

## Notes for Implementer

- **المفتاح**: رقم 4.

\`\`\`
cp -r books/ archive/
\`\`\`
`;

const starlightConfig = `import { docsLoader, i18nLoader } from '@astrojs/starlight/loaders';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';
import { plansLoader } from 'planwright/loader';

export const collections = {
  docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }),
  i18n: defineCollection({ loader: i18nLoader(), schema: i18nSchema() }),
  plans: defineCollection({ loader: plansLoader() }),
};
`;

/** A site with both plans. */
async function siteOf(fixture: 'plain' | 'starlight', name: string): Promise<Project> {
  const site = await copyProject(fixture, name);
  await site.remove('plans');
  for (const [id, plan] of Object.entries(plans)) await site.write(`plans/${id}/tasks.md`, plan);
  if (fixture === 'starlight') {
    await site.remove('src/content/docs');
    for (const lang of ['de', 'en'])
      await site.write(`src/content/docs/${lang}/index.md`, '---\ntitle: Lager\n---\n\nHallo.\n');
  }
  return site;
}

const prefixed = { defaultLocale: 'de', locales: ['de', 'en'], routing: { prefixDefaultLocale: true } };
const sites: ['plain' | 'starlight', Settings][] = [
  ['plain', { astro: { i18n: prefixed, base: '/docs' } }],
  [
    'starlight',
    {
      astro: { base: '/docs' },
      starlight: { locales: { de: { label: 'Deutsch' }, en: { label: 'English' } }, defaultLocale: 'de' },
    },
  ],
];

describe.each(sites)('a site of the kind %s where each language has addresses of its own', (fixture, settings) => {
  let site: Project;

  beforeAll(async () => {
    site = await siteOf(fixture, `locales-${fixture}`);
    await site.publish(settings);
  });

  const page = (path: string) => site.page(`${path}index.html`);
  const lang = (root: Root) => select('html', root)?.properties.lang;

  it('has every page in each, and no other', async () => {
    const files = (await site.built()).filter((file) => /plans\/.*(?:index\.html|plan\.json)$/.test(file));
    expect(files).toEqual([
      ...['de', 'en']
        .flatMap((language) =>
          ['', 'lager/', 'lager/embed/', 'umzug/', 'umzug/embed/'].map((id) => `${language}/plans/${id}index.html`),
        )
        .sort(),
      'plans/lager/plan.json',
      'plans/umzug/plan.json',
    ]);
    for (const language of ['de', 'en']) {
      for (const id of ['', 'lager/', 'umzug/', 'umzug/embed/'])
        expect(lang(await page(`${language}/plans/${id}`))).toBe(language);
    }
  });

  it('leads nowhere else than to pages of the same language', async () => {
    const pages = await site.pages();
    pages.delete('404.html');
    expect(brokenLinks(pages, await site.built(), '/docs/')).toEqual([]);
    for (const language of ['de', 'en']) {
      const hrefs = selectAll('.pw-page a[href^="/"]', await page(`${language}/plans/lager/`)).map(({ properties }) =>
        String(properties.href),
      );
      const pagesOnly = hrefs.filter((href) => !/plan\.(?:json|mmd)$/.test(href));
      expect(pagesOnly.length).toBeGreaterThan(2);
      expect(pagesOnly.filter((href) => !href.startsWith(`/docs/${language}/plans/`))).toEqual([]);
    }
  });

  it('says everything in the language of the page', async () => {
    for (const id of ['lager', 'umzug'] as const) {
      const german = await page(`de/plans/${id}/`);
      expect(text(select('.pw-now dt', german) as never)).toBe('Als Nächstes');
      expect(englishLeft(german, Object.values(plans).join())).toEqual([]);
    }
    expect(englishLeft(await page('de/plans/'), Object.values(plans).join())).toEqual([]);
    expect(select('meta[name="description"]', await page('de/plans/lager/'))?.properties.content).toBe(
      'Aufgaben: Lagerhaus: ein Umsetzungsplan, 4 Aufgaben in 2 Phasen, 1 von 4 erledigt, 25 %.',
    );
    const english = await page('en/plans/lager/');
    expect(text(select('.pw-now dt', english) as never)).toBe('Next');
    expect(englishLeft(select('.pw-page', english) as never, '')).toContain('Next in “Next”');
  });

  it('answers in dev as well', async () => {
    const server: DevServer = await startServer(site, settings);
    try {
      for (const path of ['de/plans/', 'de/plans/lager/', 'en/plans/umzug/', 'plans/lager/plan.json']) {
        expect(await server.status(`/docs/${path}`), path).toBe(200);
      }
      expect(lang(await server.page('/docs/en/plans/lager/'))).toBe('en');
      expect(text(select('.pw-now dt', await server.page('/docs/de/plans/lager/')) as never)).toBe('Als Nächstes');
    } finally {
      server.process.kill();
    }
  });
});

/** Texts in Latin letters of which the last character is to the left of the first one. */
function runningBackwards(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    for (const view of document.querySelectorAll<HTMLElement>('pw-views figure')) view.hidden = false;
    const found: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode() as Text | null; text; text = texts.nextNode() as Text | null) {
      const { data } = text;
      const words = data.trim();
      if (text.parentElement?.closest('.pw-unseen') || words.length < 2) continue;
      if (!/^[\p{Script=Latin}\p{N}\p{P}\p{Zs}+%]+$/u.test(words)) continue;
      const start = data.indexOf(words);
      const [first, last] = [start, start + words.length - 1].map((at) => {
        const range = document.createRange();
        range.setStart(text as Text, at);
        range.setEnd(text as Text, at + 1);
        return range.getBoundingClientRect();
      });
      if (first && last && first.width > 0 && first.top === last.top && first.left > last.left) found.push(words);
    }
    return found;
  });
}

describe('the words of a site', () => {
  it('are German by an option of a plain site, with its own in place of ours', async () => {
    const site = await siteOf('plain', 'locales-option');
    const translations = { de: { 'head.next': 'Jetzt dran' } };
    await site.publish({ options: { lang: 'de', translations } });
    const page = await site.page('plans/lager/index.html');
    expect(select('html', page)?.properties).toMatchObject({ lang: 'de', dir: 'ltr' });
    expect(text(select('.pw-now dt', page) as never)).toBe('Jetzt dran');
    expect(text(select('.pw-home', page) as never)).toBe('Alle Pläne');
  });

  it('keep the direction of Arabic on a left-to-right page, and of the arrows on an Arabic page', async () => {
    const site = await siteOf('plain', 'locales-arrows');
    await site.write('plans/books/tasks.md', books);
    const rules = { 'broken-link': 'off' };
    const look = async (lang: string) => {
      await site.publish({
        options: { lang, rules, translations: { ar: { 'head.next': 'التالي' } } },
      });
      const { browser, url } = await visit(site.dist);
      const page = await open(browser, `${url}/plans/books/`);
      return await page.evaluate(() => {
        const place = (node: Node, at: number) => {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          return range.getBoundingClientRect().left;
        };
        const words = document.querySelector('.pw-page li > strong')?.nextSibling as Text;
        const [first, second] = document.querySelectorAll('.pw-path > a');
        const arrow = document.querySelector('.pw-path > a')?.nextSibling?.textContent ?? '';
        return {
          stop: place(words, words.data.length - 1) < place(words, words.data.indexOf('ر')),
          turned: arrow.includes('←'),
          next: (second?.getBoundingClientRect().left ?? 0) < (first?.getBoundingClientRect().left ?? 0),
        };
      });
    };
    expect(await look('ar')).toEqual({ stop: true, turned: true, next: true });
    expect(await look('en')).toEqual({ stop: true, turned: false, next: false });
  });

  it('are those of Starlight’s own translations under a prefix', async () => {
    const site = await siteOf('starlight', 'locales-i18n');
    await site.write('src/content.config.ts', starlightConfig);
    await site.write(
      'src/content/i18n/de.json',
      JSON.stringify({ 'planwright.head.next': 'Jetzt dran', 'planwright.plans.title': 'Vorhaben' }),
    );
    await site.publish(sites[1]?.[1]);
    const page = await site.page('de/plans/lager/index.html');
    expect(text(select('.pw-now dt', page) as never)).toBe('Jetzt dran');
    expect(text(select('.pw-now dt', await site.page('de/plans/lager/embed/index.html')) as never)).toBe('Jetzt dran');
    expect(text(select('nav.sidebar', page) as never)).toContain('Vorhaben');
    expect(text(select('nav.sidebar', await site.page('en/plans/lager/index.html')) as never)).toContain('All plans');
  });

  it('run from right to left where the language does', async () => {
    const site = await siteOf('plain', 'locales-rtl');
    await site.write('plans/books/tasks.md', books);
    await site.publish({ options: { lang: 'ar', rules: { 'broken-link': 'off' } } });
    expect(select('html', await site.page('plans/lager/index.html'))?.properties).toMatchObject({
      lang: 'ar',
      dir: 'rtl',
    });
    const { browser, url } = await visit(site.dist);
    const page = await open(browser, `${url}/plans/lager/`);
    // English words in an Arabic page say so, and run their own way from where its lines begin.
    const seen = await page.evaluate(() =>
      ['.pw-done > strong', '.pw-tally > li:last-child', '.pw-phase-standing > .pw-figures'].map((selector) => {
        const element = document.querySelector(selector);
        const text = element?.lastChild;
        if (!element || !text) return null;
        const placeOf = (at: number) => {
          const range = document.createRange();
          range.setStart(text, at);
          range.setEnd(text, at + 1);
          return range.getBoundingClientRect().left;
        };
        const end = (text.textContent ?? '').length - 1;
        return { lang: element.getAttribute('lang'), runs: placeOf(0) < placeOf(end) ? 'ltr' : 'rtl' };
      }),
    );
    expect(seen).toEqual(Array(3).fill({ lang: 'en', runs: 'ltr' }));
    expect(await runningBackwards(page)).toEqual([]);
    // Though the page runs from right to left, what is written in a cell does not.
    const ids = await page
      .locator('.pw-constraints td')
      .first()
      .locator('a')
      .evaluateAll((links) => links.map((link) => [link.textContent, link.getBoundingClientRect().left] as const));
    expect(ids.map(([id]) => id)).toEqual(['Task 1.1', 'Task 2.1']);
    expect(ids[0]?.[1]).toBeLessThan(ids[1]?.[1] ?? 0);
    const [done, head] = await Promise.all(
      ['.pw-done > strong', '.pw-head'].map((part) => page.locator(part).boundingBox()),
    );
    expect((done?.x ?? 0) + (done?.width ?? 0)).toBeCloseTo((head?.x ?? 0) + (head?.width ?? 0), 0);
    // Ids are at the side where lines begin, before titles that run the other way.
    const gaps = await page.evaluate(() =>
      [...document.querySelectorAll('.pw-task-id, .pw-now-tasks .pw-chip > bdi')].map((element) => {
        const range = document.createRange();
        range.selectNodeContents(element.parentElement ?? element);
        if (element.matches('bdi')) range.setEndBefore(element);
        else range.setStartAfter(element);
        const [part, rest] = [element, range].map((one) => one.getBoundingClientRect());
        if (!part || !rest) return 0;
        return element.matches('bdi') ? rest.left - part.right : part.left - rest.right;
      }),
    );
    expect(gaps.length).toBeGreaterThan(4);
    expect(gaps.filter((gap) => gap < 4)).toEqual([]);
    await page.goto(`${url}/plans/books/`);
    expect(await runningBackwards(page)).toEqual([]);
    const evidence = await page.locator('.pw-verdict').allTextContents();
    expect(evidence.join('\n')).toContain('No dependency orders Task 1.2 and Task 1.3;');
    const sentences = page.locator(':is(.pw-verdict, .pw-figure figcaption) > p');
    expect(await sentences.count()).toBeGreaterThan(4);
    expect(
      await sentences.evaluateAll((all) => all.filter((one) => !one.matches('[lang="en"][dir="ltr"]')).length),
    ).toBe(0);
    const places = await page.evaluate(() => {
      const place = (selector: string) => document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
      const item = document.querySelector('.pw-page li:has(> strong:first-child)');
      const range = document.createRange();
      range.selectNode(item?.lastChild ?? document.body);
      const { direction } = getComputedStyle(document.querySelector('.pw-page pre') ?? document.body);
      return {
        barBegins: place('.pw-standing .pw-segments').right - place('.pw-standing .pw-segments > .pw-is-done').right,
        boldIsRight: place('.pw-page li > strong').left >= range.getBoundingClientRect().right - 1,
        code: direction,
      };
    });
    expect(places).toEqual({ barBegins: 0, boldIsRight: true, code: 'ltr' });
  });
});
