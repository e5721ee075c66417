import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm';
import { expect, test } from 'vitest';
import { english } from '../../plugin/render/words/index.ts';
import { atomFeed } from '../../plugin/share/feed.ts';
import type { Day } from '../../plugin/share/history.ts';

const day = (
  date: string,
  tasks: Record<string, Day['tasks'] extends ReadonlyMap<string, infer T> ? T : never>,
): Day => ({
  date,
  tasks: new Map(Object.entries(tasks)),
  done: 0,
  total: 0,
});

const plans = [
  {
    title: 'Move ]]> & <b>more</b>',
    url: 'https://example.org/plans/move/',
    history: {
      isComplete: true,
      days: [
        day('2026-01-02', { '1.1': { title: 'Pack', status: 'todo' } }),
        day('2026-01-05', {
          '1.1': { title: 'Pack', status: 'done' },
          '1.2': { title: '<script>x</script> ]]>', status: 'blocked' },
        }),
        day('2026-01-07', { '1.1': { title: 'Pack', status: 'done' }, '1.2': { title: 'Drive', status: 'done' } }),
      ],
    },
  },
] as const;

const site = { index: 'https://example.org/plans/', feed: 'https://example.org/plans/feed.xml' };

const parsed = (xml: string) => new JSDOM(xml, { contentType: 'application/xml' }).window.document;

test('has an entry for each day on which something happened, the latest first', () => {
  const feed = parsed(atomFeed(plans, site, english));
  const entries = [...feed.querySelectorAll('entry')];
  const words = (entry: Element, name: string) => entry.querySelector(name)?.textContent ?? '';
  expect(entries.map((entry) => [words(entry, 'id'), words(entry, 'updated'), words(entry, 'title')])).toEqual([
    [
      'https://example.org/plans/move/#2026-01-07',
      '2026-01-07T00:00:00.000Z',
      'Move ]]&gt; &#x26; &#x3C;b>more&#x3C;/b>: 1 task done',
    ],
    [
      'https://example.org/plans/move/#2026-01-05',
      '2026-01-05T00:00:00.000Z',
      'Move ]]&gt; &#x26; &#x3C;b>more&#x3C;/b>: 1 task done, 1 added, 1 blocked',
    ],
  ]);
});

test('is valid by the schema of Atom, with entries and without', () => {
  using schema = XmlDocument.fromString(readFileSync(new URL('atom.rng', import.meta.url), 'utf8'));
  using validator = RelaxNGValidator.fromDoc(schema);
  const validate = (xml: string) => {
    using feed = XmlDocument.fromString(xml);
    validator.validate(feed);
  };
  const feed = atomFeed(plans, site, english);
  validate(feed);
  validate(atomFeed([], site, english));
  // What it finds.
  const date = '<updated>2026-01-07T00:00:00.000Z</updated>';
  expect(feed).toContain(date);
  for (const broken of ['', `${date}${date}`, '<updated>7 January</updated>', '<updated/>']) {
    expect(() => validate(feed.replace(date, broken))).toThrow();
  }
});

test('carries what Atom asks for, and nothing an author wrote as markup', () => {
  const feed = parsed(atomFeed(plans, site, english));
  const root = feed.documentElement;
  expect(root.namespaceURI).toBe('http://www.w3.org/2005/Atom');
  for (const name of ['id', 'title', 'updated', 'author > name'])
    expect(root.querySelector(`:scope > ${name}`)?.textContent).not.toBe('');
  expect(root.querySelector(':scope > link[rel="self"]')?.getAttribute('href')).toBe(site.feed);
  const content = feed.querySelectorAll('entry content')[1]?.textContent ?? '';
  expect(content).toContain('&#x3C;script>x&#x3C;/script> ]]&gt;');
  expect(content).not.toContain('<script');
});

test('is a feed without entries where nothing happened', () => {
  expect(parsed(atomFeed([], site, english)).querySelectorAll('entry')).toHaveLength(0);
});
