import { toMarkdown } from 'mdast-util-to-markdown';
import { describe, expect, test } from 'vitest';
import { layOut } from '../../../plugin/plan/inline/layout.ts';
import { sliceInline } from '../../../plugin/plan/inline/slice.ts';
import { paragraphOf, under } from '../reading.ts';

/** The inline nodes that spell `words`, as Markdown. */
function sliced(markdown: string, words: string): string {
  const { nodes, inlineText } = paragraphOf(markdown);
  const from = inlineText.text.indexOf(words);
  const children = sliceInline(layOut(nodes), inlineText, { from, to: from + words.length });
  return toMarkdown({ type: 'paragraph', children }).trimEnd();
}

describe('sliceInline', () => {
  test.each([
    ['one two three', ' two ', 'two'],
    ['a *b c* d', 'a b', 'a *b*'],
    ['a *b c* d', 'c d', '*c* d'],
    ['a *b **c d*** e', 'b c', '*b __c__*'],
    ['a *b **c d*** e', 'd e', '***d*** e'],
    ['a `b c` d', 'a b', 'a `b c`'],
    ['a [b c](d) e', 'b', '[b](d)'],
    ['a ![b](c) d', 'b d', '![b](c) d'],
    ['a\\\nb', 'a\nb', 'a\\\nb'],
    ['a\\\nb', '\nb', 'b'],
    ['a\\\nb', 'a\n', 'a'],
    ['a **b** c', 'b', '**b**'],
    ['a<!-- x --> b', 'a b', 'a<!-- x --> b'],
    ['a **b**', '', ''],
    ['a ![](b) *![](c)*', 'a', 'a ![](b) *![](c)*'],
    ['a ![](b)\nc', 'a', 'a ![](b)'],
    ['a ![](b)c', 'a', 'a'],
    ['a <b>c </b> d', 'c', '<b>c </b>'],
  ])('of %j at %j', (markdown, words, expected) => {
    expect(sliced(markdown, words)).toBe(expected);
  });

  test('gives cut text its place', () => {
    const markdown = 'one &amp; two';
    const { nodes, inlineText } = paragraphOf(markdown);
    const [text] = sliceInline(layOut(nodes), inlineText, { from: 4, to: 9 });
    expect(text).toMatchObject({ type: 'text', value: '& two' });
    expect(under(markdown, text?.position)).toBe('&amp; two');
  });

  test('keeps whole nodes and leaves the others as they are', () => {
    const { nodes, inlineText } = paragraphOf('a *b c* **d**');
    const before = structuredClone(nodes);
    const slice = (from: number, to: number) => sliceInline(layOut(nodes), inlineText, { from, to });
    expect(slice(4, 7).at(-1)).toBe(nodes.at(-1));
    expect(slice(0, 3)).toHaveLength(2);
    expect(nodes).toEqual(before);
  });
});
