import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Nodes, Root } from 'mdast';
import { describe, expect, test } from 'vitest';
import { parseMarkdown as parseInBrowser } from '../../plugin/plan/parse.browser.ts';
import { parseMarkdown } from '../../plugin/plan/parse.ts';
import { readPlan } from '../../plugin/plan/read.ts';
import { generatePlan } from '../support/generate.ts';

/** What browsers parse with, and hosts of the remark plugin: the whole text at once, with every extension. */
const host = { parse: parseInBrowser };

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
  ...['*', '**', '`', '~~', '~', '<b>', '-->', '```', '\\', '&amp;', ' ', '  ', '\t', '|', '\u00A0', '\0'],
);
const line = fc.tuple(blocks, fc.array(inlines, { maxLength: 3 })).map(([start, rest]) => start + rest.join(''));
/**
 * Where two trees differ. Remark gives no position to text in which it has found a bare link, and begins a paragraph
 * behind a box at the box where anything but text comes first.
 */
function difference(ours: unknown, remark: unknown, at = 'root'): string | null {
  if (typeof ours !== 'object' || typeof remark !== 'object' || !ours || !remark) {
    return (ours ?? null) === (remark ?? null) ? null : `${at}: ${JSON.stringify(ours)}, not ${JSON.stringify(remark)}`;
  }
  const a = ours as Record<string, unknown>;
  const b = remark as Record<string, unknown>;
  const isBoxed = typeof a.checked === 'boolean';
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    if (key === 'position' && b[key] === undefined) continue;
    const [left, right] =
      key === 'children' && isBoxed ? [withoutStart(a[key]), withoutStart(b[key])] : [a[key], b[key]];
    const found = difference(left, right, `${at}.${key}`);
    if (found) return found;
  }
  return null;
}

function withoutStart(children: unknown): unknown {
  const [first, ...rest] = children as Nodes[];
  if (first?.type !== 'paragraph' || !first.position) return children;
  return [{ ...first, position: { end: first.position.end } }, ...rest];
}

/** A plan without its tree. */
function read(text: string, tree: Root): unknown {
  const plan = readPlan(tree, { id: 'plan', path: 'plan/tasks.md', source: text });
  return JSON.parse(JSON.stringify(plan, (_, value) => (isNode(value) ? undefined : value)));
}

const isNode = (value: unknown) =>
  typeof value === 'object' && value !== null && 'type' in value && 'position' in value;

const places = fc.array(fc.tuple(fc.nat(), fc.constantFrom('drop', 'double', 'swap', 'insert'), line), {
  maxLength: 6,
});
const mutated = fc.tuple(fc.integer({ min: 1, max: 20 }), places).map(([tasks, changes]) => {
  const lines = generatePlan(tasks, 4).split('\n');
  for (const [place, change, text] of changes) {
    const at = place % lines.length;
    if (change === 'drop') lines.splice(at, 1);
    else if (change === 'double') lines.splice(at, 0, lines[at] ?? '');
    else if (change === 'swap') lines.splice(at, 2, ...lines.slice(at, at + 2).reverse());
    else lines.splice(at, 0, text);
  }
  return lines.join('\n');
});
/** A tag alone below a row, see below. */
const isRead = (text: string) => !/\|.*\n {0,3}</.test(text);

describe('a box with only spaces after it', () => {
  test.each([
    '- a\n  - [ ] \n  - b\n',
    '- a\n  - [x]\t \r\n  - b\n',
    '- a\n  1. [ ] \n  2. b\n',
    ' - [ ]  \n - b\n',
    '> - [ ] \n> - b\n',
    '- [ ] \n  - c\n',
    '- a\n  - [ ] \n  ```\n  x\n  ```\n',
    '- a\n  - [ ] \n  # x\n',
    '- a\n  - [ ] \n',
    '- [ ] \n\n  b\n',
    '```\n- [ ] \n- b\n  - [x]\t\n  - c\n```\n',
    '<!--\n- [ ] \n- b\n-->\n',
    '- [ ] \n- \uFDD0\n',
    '```sh - [ ]\t \n- foo\n```\n',
    '[x](u "a - [ ]\t \n2. b")\n',
    '![a *- [ ] \n2. b*](u "- [ ]\t \n| b")\n',
    '[d]: u "a - [ ] \n2. b"\n',
  ])('leaves the next line to itself: %j', (text) => {
    expect(difference(parseMarkdown(text), host.parse(text))).toBeNull();
  });

  test('keeps characters that would mask its blanks', () => {
    const [first] = parseMarkdown('\uFDD0\uFDD1 `\uFDD0`\n- [ ] \n- b').children;
    expect(first).toMatchObject({ children: [{ value: '\uFDD0\uFDD1 ' }, { value: '\uFDD0' }] });
  });
});

test('reads half a surrogate pair as the replacement character, in its place', () => {
  expect(parseMarkdown('a \uD800 **b**').children).toMatchObject([
    { children: [{ value: 'a \uFFFD ' }, { position: { start: { offset: 4 } } }] },
  ]);
});

test('takes U+FEFF for a character of a word, where remark takes it for a space', () => {
  expect(parseMarkdown('***\uFEFF*').children).toMatchObject([{ children: [{ value: '**' }, { type: 'emphasis' }] }]);
  expect(host.parse('***\uFEFF*').children).toMatchObject([{ children: [{ value: '***\uFEFF*' }] }]);
});

test('parts indented code right below a heading that ends a list, where remark reads one block', () => {
  const types = ({ children }: Root) => children.map(({ type }) => type);
  const text = '- a\n\n# b\n    c\n    d\n';
  expect(types(parseMarkdown(text))).toEqual(['list', 'heading', 'code', 'code']);
  expect(types(host.parse(text))).toEqual(['list', 'heading', 'code']);
});

test('reads a tag alone below a row of a table as its next row, where remark ends the table', () => {
  const types = ({ children }: Root) => children.map(({ type }) => type);
  const text = '| a |\n|---|\n<br>\n| b |\n';
  expect(types(parseMarkdown(text))).toEqual(['table']);
  expect(types(host.parse(text))).toEqual(['table', 'html']);
});

describe('what a host parses with remark is read the same way', () => {
  test('trees of mutated plans make the same plan', () => {
    fc.assert(
      fc.property(mutated.filter(isRead), (text) => {
        expect(read(text, parseMarkdown(text))).toEqual(read(text, host.parse(text)));
      }),
      { numRuns: 150 },
    );
  });

  const root = new URL('../../', import.meta.url);
  const files = ['plans', 'test', 'src', '../shared/corpus'].flatMap((folder) =>
    globSync(`${folder}/**/*.{md,mdx}`, { cwd: root, exclude: ['test/.tmp/**'] }),
  );
  test.each(['README.md', ...files])('the tree of %s is the same', (file) => {
    const text = readFileSync(new URL(file, root), 'utf8');
    expect(difference(parseMarkdown(text), host.parse(text))).toBeNull();
  });

  test('trees of generated plans are the same', () => {
    for (const text of [1, 15, 40, 150].map((tasks) => generatePlan(tasks))) {
      expect(difference(parseMarkdown(text), host.parse(text))).toBeNull();
    }
  });

  test.each([
    [
      'definitions at other ends',
      '# a\n\n[a][x] ![^1] [^1]\n\n# b\n\n> [x]: y\n>  "t\n>   u"\n\n# c\n\n[^1]: z\n\n[X]',
    ],
    ['a definition that a heading cuts off', '[a]:\n# b\n\n[a]\n'],
    ['a list before a heading', '- a\n\n- b\n\n\n# c\n1. ```\n# d\n'],
    ['a fence in a list', '- a\n  ```\n  # b\n  ```\n# c\n\n  ```\n# d\n  ```\n# e\n'],
    ['an element', '<details>\n# a\n\n# b\n'],
    ['code that does not end', '# a\n\n~~~\n# b\n\n# c\n'],
    ['front matter with a heading', '---\n# a\n---\n# b\n'],
    ['HTML in a quote that its paragraph does not lead on', '> a\n<!--\n# b\n-->\n# c\n'],
    ['emoji and NUL', '- [x] 👩‍👩‍👧 **漢字** \u0000 é\r\n\r\n| a |\r\n|---|\r\n| 😀 `|` |\r\n'],
    [
      'a comment that ends a list item',
      '- a\n  <!-- x\n  y -->\n- b\n\n  <!-- z -->  \r\n- c\n  - d\n    <!-- e -->\n  - f\n',
    ],
    ['nothing', ''],
  ])('the tree of %s is the same', (_, text) => {
    expect(difference(parseMarkdown(text), host.parse(text))).toBeNull();
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
