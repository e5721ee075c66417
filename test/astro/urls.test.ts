import { expect, it } from 'vitest';
import { sharedAddresses } from '../../plugin/astro/plans.ts';
import { addressOf, localeOf, siteUrls } from '../../plugin/astro/urls.ts';
import { planId } from '../../plugin/plan/id.ts';

const urls = siteUrls({
  base: '/',
  trailingSlash: 'ignore',
  format: 'directory',
  locales: [{ path: '', lang: 'en' }],
  options: { prefix: 'plans' },
});
const file = (id: string) => ({
  id,
  file: `/plans/${id}/tasks.md`,
  path: `plans/${id}/tasks.md`,
  roots: ['/plans'],
});

it.each([
  ['billing/export', '/plans/billing/export/'],
  ['ü b', '/plans/%C3%BC%20b/'],
  ['c#/50%/why?', '/plans/c-/50-/why-/'],
  ['a\nb', '/plans/a-b/'],
  ['a\\b', '/plans/a-b/'],
  ['a\u2028b', '/plans/a-b/'],
  ['x/plan.json/y', '/plans/x/plan-json/y/'],
  ['plan.mmd', '/plans/plan-mmd/'],
  ['my-plan.json', '/plans/my-plan.json/'],
  ['index', '/plans/index-plan/'],
  ['x/index', '/plans/x/index-plan/'],
  ['index/x', '/plans/index/x/'],
  ['x/embed', '/plans/x/embed-plan/'],
  ['embed/x', '/plans/embed/x/'],
  ['.kiro/specs/a.b', '/plans/kiro/specs/a.b/'],
])('the plan %j is at %s', (id, address) => {
  expect(urls.plan(id)).toBe(address);
  expect(urls.file(id, 'plan.json')).toBe(`${address}plan.json`);
  expect(encodeURI(`/plans/${addressOf(id)}/`)).toBe(address);
});

it('two plans whose names look alike cannot have one address', () => {
  const [one, other] = ['plans/r\u00e9/tasks.md', 'plans/re\u0301/tasks.md'].map((path) => ({
    file: `/${path}`,
    path,
    id: planId(path, 'plans'),
    roots: ['/plans'],
  }));
  expect(sharedAddresses([one as never, other as never])).toEqual([
    expect.objectContaining({ hint: expect.stringContaining('how their accents are encoded') }),
  ]);
});

it('two plans cannot have one address', () => {
  expect(sharedAddresses([file('c#'), file('c?')]).map(({ message }) => message)).toEqual([
    'Two plans would be published as the page "c-": plans/c#/tasks.md and plans/c?/tasks.md.',
  ]);
  expect(sharedAddresses([file('c#'), file('c')])).toEqual([]);
  expect(sharedAddresses([file('a\\b'), file('a/b')])).toEqual([]);
});

it('two plans cannot have addresses that differ only in capitals', () => {
  expect(sharedAddresses([file('shop/Übersicht'), file('Shop/übersicht'), file('shop')])).toEqual([
    {
      message:
        'Two plans would be published as the pages "shop/Übersicht" and "Shop/übersicht", which are one file on many systems: plans/shop/Übersicht/tasks.md and plans/Shop/übersicht/tasks.md.',
      hint: 'Rename one of them, or its folder.',
    },
  ]);
});

it.each([
  ['/docs/de/plans/a/', 'de'],
  ['/docs/de.html', 'de'],
  ['/docs/plans/de/', 'en'],
  ['/docs/', 'en'],
])('the language of %s is %s', (pathname, locale) => {
  const locales = [
    { path: '', lang: 'en' },
    { path: 'de', lang: 'de' },
  ] as const;
  expect(localeOf(pathname, { base: '/docs', locales: [...locales] }).lang).toBe(locale);
});
