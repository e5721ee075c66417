import { describe, expect, it } from 'vitest';
import { pageOf, textOf } from '../page.ts';

const link = (url: string) => (url.startsWith('gone') ? null : `/site/${url}`);
const written = `# Plan

See [here](a.md), [there](https://example.org/a.md), [below](#below), [root](/x), [mail](mailto:a@example.org),
[lost](gone/b.md#c), <https://example.org/auto>, [by label][one], [lost by label][two] and [gone/self](gone/self).

[one]: c.md "A title"
[two]: gone/d.md

- [ ] **Task 1.1**: In [a title](e.md)
  - **Description**: <a href="f.md" title="T">raw</a> and <a href="gone/g.md">raw, lost</a>, <a href='gone/h'><code>gone/h</code></a>

| A |
|---|
| [cell](h.md) |
`;

describe('links', () => {
  const page = pageOf(written, { link });
  const hrefs = page.all('a').map(({ properties }) => properties.href);

  it('lead where the host says, in prose, titles, cells, by label and in HTML', () => {
    expect(hrefs).toEqual(
      expect.arrayContaining(['/site/a.md', '/site/c.md', '/site/e.md', '/site/f.md', '/site/h.md']),
    );
    expect(page.one('a[href="/site/c.md"]').properties.title).toBe('A title');
  });

  it('stay as they are where they are not relative', () => {
    const kept = ['https://example.org/a.md', '#below', '/x', 'mailto:a@example.org', 'https://example.org/auto'];
    expect(hrefs).toEqual(expect.arrayContaining(kept));
  });

  it('are text with their path where they lead nowhere', () => {
    const text = textOf(page.one('h1 ~ p'));
    expect(text).toContain('lost (gone/b.md#c)');
    expect(text).toContain('lost by label (gone/d.md)');
    expect(text).toMatch(/gone\/self\.$/);
    expect(hrefs.filter((href) => String(href).includes('gone'))).toEqual([]);
  });

  it('are text with their path in HTML, too', () => {
    expect(textOf(page.one('dd.pw-description'))).toBe('raw and raw, lost (gone/g.md), gone/h');
  });

  it('are resolved where all HTML is allowed, which else stays as it is', () => {
    const html =
      '<div class="x" onclick="y()"><a class="z" href="f.md">A</a> <a href="gone/g.md">B</a><script>"<a href=f.md>"</script></div>';
    const { one, all } = pageOf(`# Plan\n\n${html}\n`, { link, html: 'allow' });
    expect(one('div.x').properties.onClick).toBe('y()');
    expect(all('a').map(({ properties }) => properties)).toEqual([{ className: ['z'], href: '/site/f.md' }, {}]);
    expect(textOf(one('div.x'))).toBe('A B (gone/g.md)"<a href=f.md>"');
  });

  it('say their path once', () => {
    const { one } = pageOf('# Plan\n\nSee [design.md](./design.md) and [./a b.md](<a b.md>).', { link: () => null });
    expect(textOf(one('h1 ~ p'))).toBe('See design.md and ./a b.md.');
  });

  it('leave the tree that was read unchanged', () => {
    expect(JSON.stringify(page.written)).toContain('"url":"a.md"');
    expect(JSON.stringify(page.written)).not.toMatch(/hName|hProperties|\/site\//);
  });
});
