import { describe, expect, test } from 'vitest';
import { flowOf } from '../../../plugin/plan/inline/inline-text.ts';
import { sourceOf } from '../../../plugin/plan/text/source.ts';
import { paragraphOf, under } from '../reading.ts';

/** What stands under the characters that spell `words`. */
function placed(markdown: string, words: string): string | null {
  const { flow } = paragraphOf(markdown);
  const from = flow.text.indexOf(words);
  return under(markdown, flow.place(from, from + words.length));
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
    const { flow } = paragraphOf('a\n\nno');
    expect(flow.place(0, 1)).toEqual({
      start: { line: 1, column: 1, offset: 0 },
      end: { line: 1, column: 2, offset: 1 },
    });
  });

  test('are none for nothing, without a source, or without positions', () => {
    const { nodes, flow } = paragraphOf('a **b**');
    expect(flow.place(1, 1)).toBeUndefined();
    expect(flow.place(2, 1)).toBeUndefined();
    expect(flowOf(nodes, null).place(0, 1)).toBeUndefined();
    expect(flowOf([{ type: 'text', value: 'a' }], sourceOf('a')).place(0, 1)).toBeUndefined();
  });

  test('do not count a byte order mark', () => {
    const { nodes } = paragraphOf('a **b**');
    expect(flowOf(nodes, sourceOf('\uFEFFa **b**')).place(2, 3)).toMatchObject({ start: { offset: 4, column: 5 } });
  });
});
