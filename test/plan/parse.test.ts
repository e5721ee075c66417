import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../plugin/plan/parse.ts';
import { generatePlan } from '../support/generate.ts';

/** What a host parses with: the whole text at once, with every extension. */
const host = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml']).freeze();

test('reads GFM and YAML front matter', () => {
  const tree = parseMarkdown('---\na: 1\n---\n\n- [x] a ~~b~~\n\n| a |\n|---|\n');
  expect(tree.children).toMatchObject([
    { type: 'yaml' },
    { type: 'list', children: [{ checked: true }] },
    { type: 'table' },
  ]);
});

const blocks = fc.constantFrom(
  ...['# ', '## ', '# x', '# y', '## z', '# ', '#', '#\t', ' # ', '   # x', '######', '#######', '    # x', '\t# x'],
  ...['- ', '  - ', '1. ', '2) ', '> ', '>', '  ', '   ', '    ', '\t', ' ', '', '', '', 'x', 'word', '# `'],
  ...['```', '~~~', '````', '  ```', '   ~~~', '- ```', '> ```', '``` a`', '    ```', '[^a]: ```', '\\```'],
  ...['<!--', '-->', '<div>', '</div>', '<br>', '<b>', '  <div>', '<script>', '</script>', '</pre >', '<div/', '<!-->'],
  ...['<?', '?>', '<?>', '<!A', '>', ']]>', ']]]>', '---', '===', '- - -', '***', '  <!-- x', '- <!--', '<pre\u00A0>'],
  ...['[a]: b', '[a]:', '[^a]: ', '[^b]:', '    x', '[a', ']: b', '"t', 't"', '> [c]: d', '- [d]: e', "[a]: /x 't"],
  ...['| a | b |', '|---|---|', '| c |', 'a', ':-', '-:', 'a | b', '-|-'],
);
const inlines = fc.constantFrom(
  ...['x', '[a]', '[a][b]', '![a]', '[^a]', '![^a]', '[^b]', '[c]', '[d][]', '[A](x)', '[ ] ', '[x] ', '[X]', '"', "'"],
  ...['*', '**', '`', '~~', '~', '<b>', '-->', '```', '\\', '&amp;', ' ', '  ', '\t', '|', '\u00A0', '\0', '\uFEFF'],
  ...['www.a.de', 'WWW\\.a.de', 'www&#46;a.de', 'a@b.de', 'a&commat;b.de', 'http://x.de', 'HTTPS\\://x.de', '> ', '- '],
);
const line = fc.tuple(blocks, fc.array(inlines, { maxLength: 3 })).map(([start, rest]) => start + rest.join(''));
const lineEnd = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r', '\n\n', '\n\n', '\n \n');
const begin = fc.constantFrom(
  '',
  '',
  '',
  '\uFEFF',
  '---\na: 1\n---\n',
  '---\n# a\n',
  '\uFEFF---\n# b\n---\n',
  '---  \r\n',
);
const markdown = fc
  .tuple(begin, fc.array(fc.tuple(line, lineEnd), { maxLength: 24 }))
  .map(([first, lines]) => first + lines.flat().join(''));

describe('the tree is the one that the whole is parsed to at once', () => {
  test('of any text', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        expect(parseMarkdown(text)).toStrictEqual(host.parse(text));
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    [
      'definitions in other sections',
      '# a\n\n[a][x] ![^1] [^1]\n\n# b\n\n> [x]: y\n>  "t\n>   u"\n\n# c\n\n[^1]: z\n\n# d\n\n[X]',
    ],
    ['a definition that a heading cuts off', '[a]:\n# b\n\n[a]\n'],
    ['a list before a heading', '- a\n\n- b\n\n\n# c\n1. ```\n# d\n'],
    ['a fence in a list', '- a\n  ```\n  # b\n  ```\n# c\n\n  ```\n# d\n  ```\n# e\n'],
    ['an element', '<details>\n# a\n\n# b\n'],
    ['code that does not end', '# a\n\n~~~\n# b\n\n# c\n'],
    ['front matter that does not end', '---\n# a\n> b\n'],
    ['front matter with a heading', '---\n# a\n---\n# b\n'],
    ['HTML in a quote that its paragraph does not lead on', '> a\n<!--\n# b\n-->\n# c\n'],
    ['nothing', ''],
  ])('of %s', (_, text) => {
    expect(parseMarkdown(text)).toStrictEqual(host.parse(text));
  });

  const root = new URL('../../', import.meta.url);
  const files = ['plans', 'test', 'src', '../shared'].flatMap((folder) =>
    globSync(`${folder}/**/*.{md,mdx}`, { cwd: root, exclude: ['test/.tmp/**'] }),
  );
  test.each(['README.md', ...files])('of %s', (file) => {
    const text = readFileSync(new URL(file, root), 'utf8');
    expect(parseMarkdown(text)).toStrictEqual(host.parse(text));
  });

  test('of generated plans', () => {
    for (const text of [1, 15, 40, 150].map((tasks) => generatePlan(tasks))) {
      expect(parseMarkdown(text)).toStrictEqual(host.parse(text));
    }
  });
});

test('takes time that grows with the length, also where sections share thousands of definitions', () => {
  const sections = Array.from(
    { length: 2500 },
    (_, id) => `## ${id}\n\n[a${id}]: b\n[^a${id}]: b\n\n[a${id + 1}] [^a${id + 1}]\n`,
  );
  const start = process.cpuUsage();
  const tree = parseMarkdown(sections.join('\n'));
  const { user } = process.cpuUsage(start);
  expect(tree.children.at(-1)).toMatchObject({ type: 'paragraph', children: [{ type: 'text' }] });
  expect(tree.children.at(-5)).toMatchObject({ type: 'paragraph' });
  expect(user / 1000).toBeLessThan(8000);
});
