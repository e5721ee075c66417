import { describe, expect, test } from 'vitest';
import { inlineTextOf } from '../../../plugin/plan/inline/inline-text.ts';
import { sourceOf } from '../../../plugin/plan/text/source.ts';
import { paragraphOf, under } from '../reading.ts';

/** The source under the characters that spell `words`. */
function placed(markdown: string, words: string): string | null {
  const { inlineText } = paragraphOf(markdown);
  const from = inlineText.text.indexOf(words);
  return under(markdown, inlineText.positionOf(from, from + words.length));
}

describe('places', () => {
  test.each([
    ['plain text', 'in t', null],
    ['a **b** c', 'b', 'b'],
    ['a **b** c', 'b c', '**b** c'],
    ['a **b** c', 'a b', 'a **b**'],
    ['a **b c** d', 'c d', 'c** d'],
    ['a *b **c*** d', 'b c', 'b **c**'],
    ['a *b **c*** d', 'a b c', 'a *b **c***'],
    ['a `b` c', 'b', 'b'],
    ['a `b` c', 'b c', '`b` c'],
    ['a `` `b `` c', '`b', '`b'],
    ['a `b c` d', 'c d', 'c` d'],
    ['[a b](c) d', 'a b', 'a b'],
    ['[a b](c) d', 'a b d', '[a b](c) d'],
    ['[a b](c) d', 'b d', 'b](c) d'],
    ['x ![a b](c) d', 'a b', '![a b](c)'],
    ['x ![a b](c) d', 'b d', '![a b](c) d'],
    ['a &amp; b', '&', '&amp;'],
    ['a &amp; b &lt;', 'b <', 'b &lt;'],
    ['\\*a\\* b', '*a*', '\\*a\\*'],
    ['😀 &#x1F600; b', ' b', ' b'],
    ['a\n   b\n\tc d', 'c d', 'c d'],
    ['a\r\n   b c', 'b c', 'b c'],
    ['a  \nb', 'a\nb', 'a  \nb'],
    ['a Vec<T> b', '<T>', '<T>'],
    ['a <b\n   c="d"> e', ' e', ' e'],
    ['漢字 **太字** c', '太字', '太字'],
    ['a ~~b~~ c', 'b c', '~~b~~ c'],
    ['\ta\tb c', 'b c', null],
  ])('in %j of %j', (markdown, words, expected) => {
    expect(placed(markdown, words)).toBe(markdown.startsWith('\t') ? null : (expected ?? words));
  });

  test('are points with line, column and offset', () => {
    const { inlineText } = paragraphOf('a\n\nno');
    expect(inlineText.positionOf(0, 1)).toEqual({
      start: { line: 1, column: 1, offset: 0 },
      end: { line: 1, column: 2, offset: 1 },
    });
  });

  test('are none for nothing, without a source, or without positions', () => {
    const { nodes, inlineText } = paragraphOf('a **b**');
    expect(inlineText.positionOf(1, 1)).toBeUndefined();
    expect(inlineText.positionOf(2, 1)).toBeUndefined();
    expect(inlineTextOf(nodes, null).positionOf(0, 1)).toBeUndefined();
    expect(inlineTextOf([{ type: 'text', value: 'a' }], sourceOf('a')).positionOf(0, 1)).toBeUndefined();
  });

  test('do not count a byte order entry', () => {
    const { nodes } = paragraphOf('a **b**');
    expect(inlineTextOf(nodes, sourceOf('\uFEFFa **b**')).positionOf(2, 3)).toMatchObject({
      start: { offset: 4, column: 5 },
    });
  });
});
