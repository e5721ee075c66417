import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { expect, test } from 'vitest';
import { containerReader } from '../../../plugin/plan/limits/containers.ts';
import { parseMarkdown } from '../../../plugin/plan/parse.ts';

/** The greatest depth that any line of a text is told to have. */
function told(text: string, most = 1000): number {
  const read = containerReader(text, most);
  let offset = 0;
  let deepest = 0;
  for (const line of text.split('\n')) {
    deepest = Math.max(deepest, read(offset, offset + line.length).depth);
    offset += line.length + 1;
  }
  return deepest;
}

/** The same, as it is parsed. */
function parsed(node: Nodes): number {
  const own = node.type === 'listItem' || node.type === 'blockquote' ? 1 : 0;
  return own + Math.max(0, ...('children' in node ? node.children.map(parsed) : []));
}

const pieces = [
  '- ',
  '* ',
  '1. ',
  '> ',
  '>',
  '  ',
  '    ',
  '\t',
  '-\t',
  'a',
  '# ',
  '```',
  '~~~',
  '<div>',
  '<!--',
  '-->',
  '---',
  '- - -',
  '\n',
  '\n',
  '\n\n',
  '10) ',
];

test('no text is parsed to lists and quotes that nest deeper than was told', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (chosen) => {
      const text = chosen.join('');
      expect(told(text)).toBeGreaterThanOrEqual(parsed(parseMarkdown(text)));
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['one line of markers', '- > 1. * a', 4],
  ['items below each other', '- a\n  - b\n    - c\n- d', 3],
  ['a rule is no list', '- - - - -', 0],
  ['a paragraph that goes on without its marker', '> - a\nb\n> - c', 2],
  ['code', '```\n> > > a\n```\n\n    - a', 0],
  ['a comment, and what follows it', '<!--\n```\n-->\n> a', 1],
  ['no marker without a space', '-a\n1.5\n*b*', 0],
])('tells the depth of %s', (_, text, depth) => {
  expect(told(text)).toBe(depth);
  expect(parsed(parseMarkdown(text))).toBe(depth);
});

test('stops at the depth that is asked for', () => {
  expect(told('> '.repeat(100_000), 64)).toBe(65);
});
