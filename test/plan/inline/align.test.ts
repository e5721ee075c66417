import { describe, expect, test } from 'vitest';
import { align } from '../../../plugin/plan/inline/position.ts';

/** What each character was written as. */
function written(value: string, source: string, kind: 'text' | 'inlineCode' | 'html' = 'text'): string[] {
  const { starts, ends } = align(value, source, kind);
  return Array.from(value, (_, index) => source.slice(starts[index], ends[index]));
}

describe('align', () => {
  test.each([
    ['a*b', 'a\\*b', ['a', '\\*', 'b']],
    ['a\\b', 'a\\\\b', ['a', '\\\\', 'b']],
    ['a&b', 'a&amp;b', ['a', '&amp;', 'b']],
    ['a<b', 'a&#60;b', ['a', '&#60;', 'b']],
    ['a<b', 'a&#x3C;b', ['a', '&#x3C;', 'b']],
    ['a&amp;b', 'a\\&amp;b', ['a', '\\&', 'a', 'm', 'p', ';', 'b']],
    ['&x;b', '&x;b', ['&', 'x', ';', 'b']],
    ['a\nb', 'a\n   b', ['a', '\n', 'b']],
    ['a\nb', 'a \n> b', ['a', '\n', 'b']],
    ['a\r\nb', 'a\r\n\tb', ['a', '\r', '\n', 'b']],
  ])('%j in %j', (value, source, units) => {
    expect(written(value, source)).toEqual(units);
  });

  test('a reference for two units is one', () => {
    const { starts, ends } = align('😀b', '&#x1F600;b', 'text');
    expect([...starts]).toEqual([0, 0, 9]);
    expect([...ends]).toEqual([9, 9, 10]);
  });

  test('code begins after its backticks, and nothing in it is decoded', () => {
    expect(written('a&amp;b', '`a&amp;b`', 'inlineCode')).toEqual([...'a&amp;b']);
    expect(written('`a', '`` `a ``', 'inlineCode')).toEqual(['`', 'a']);
    expect(written('a b', '`a\nb`', 'inlineCode')).toEqual(['a', '\n', 'b']);
    expect(written('a|b', '`a\\|b`', 'inlineCode')).toEqual(['a', '|', 'b']);
  });

  test('what the source does not have has no width', () => {
    expect(written('ax', 'ab')).toEqual(['a', '']);
  });
});
