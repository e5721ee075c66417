import { describe, expect, it } from 'vitest';
import { linkResolvers } from '../../plugin/astro/links.ts';
import type { Site } from '../../plugin/astro/site.ts';
import { siteUrls } from '../../plugin/astro/urls.ts';
import { siteAt } from './site.ts';

const repository = 'https://example.test/blob/main/';
const bare = siteAt('/repo/site', { repositoryRoot: '/repo', base: '/docs' });
const site = { ...bare, options: { ...bare.options, repository } };

const plans = [
  { id: 'a', file: '/repo/site/plans/a/tasks.md' },
  { id: 'deep/b b', file: '/repo/site/plans/deep/b b/tasks.md' },
];
const link = linkResolvers(site, plans)('/repo/site/plans/a/tasks.md');

describe('a relative link', () => {
  it.each([
    ['../deep/b%20b/tasks.md', '/docs/plans/deep/b%20b/'],
    ['../deep/b b/tasks.md#task-1-1', '/docs/plans/deep/b%20b/#task-1-1'],
    ['../deep/b%20b/', '/docs/plans/deep/b%20b/'],
    ['tasks.md?plain=1#top', '/docs/plans/a/#top'],
    ['./tasks.md', '/docs/plans/a/'],
  ])('%s leads to the page of a plan', (url, target) => {
    expect(link(url)).toBe(target);
  });

  it.each([
    ['design.md', 'https://example.test/blob/main/site/plans/a/design.md'],
    ['../../../src/x%20y.ts#L3', 'https://example.test/blob/main/src/x%20y.ts#L3'],
    ['a#b?c.md', 'https://example.test/blob/main/site/plans/a/a#b?c.md'],
  ])('%s leads to the repository', (url, target) => {
    expect(link(url)).toBe(target);
  });

  it.each(['../../../../etc/passwd', '%E0%A4%A.md'])('%s leads nowhere', (url) => {
    expect(link(url)).toBeNull();
  });

  it('leads nowhere without a repository', () => {
    expect(linkResolvers(bare, plans)('/repo/site/plans/a/tasks.md')('design.md')).toBeNull();
  });
});

it.each(['https://example.test/x', 'mailto:a@b.test', '#task-1-1', '/about', '//cdn.test/x', '?x', ''])(
  'leaves %j as it is',
  (url) => {
    expect(link(url)).toBe(url);
  },
);

describe('addresses', () => {
  const urls = (changes: Partial<Site>) => siteUrls({ ...site, ...changes });

  it.each([
    [{}, '/docs/plans/', '/docs/plans/deep/b%20b/'],
    [{ trailingSlash: 'never' }, '/docs/plans', '/docs/plans/deep/b%20b'],
    [{ base: '/', trailingSlash: 'always' }, '/plans/', '/plans/deep/b%20b/'],
    [{ base: '', format: 'file' }, '/plans.html', '/plans/deep/b%20b.html'],
    [{ base: 'docs/', format: 'preserve' }, '/docs/plans.html', '/docs/plans/deep/b%20b.html'],
  ] as const)('%o', (changes, index, plan) => {
    expect(urls(changes).index).toBe(index);
    expect(urls(changes).plan('deep/b b')).toBe(plan);
  });

  it('never end a file with a slash', () => {
    expect(urls({ trailingSlash: 'always' }).file('a', 'plan.json')).toBe('/docs/plans/a/plan.json');
  });
});
