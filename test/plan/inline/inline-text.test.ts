import { describe, expect, test } from 'vitest';
import {
  pieceOf,
  sliceText,
  sliceTexts,
  sourced,
  splitText,
  trimText,
} from '../../../plugin/plan/inline/inline-text.ts';
import { paragraphOf, under } from '../reading.ts';

const markdown = 'a **b `c` d** [e](f) ~~g~~ h';
const { inlineText } = paragraphOf(markdown);

describe('inline texts', () => {
  test('have spans in document order', () => {
    expect(inlineText.text).toBe('a b c d e g h');
    expect(inlineText.spans).toEqual([
      { kind: 'strong', from: 2, to: 7 },
      { kind: 'code', from: 4, to: 5 },
      { kind: 'link', from: 8, to: 9, url: 'f' },
      { kind: 'delete', from: 10, to: 11 },
    ]);
  });

  test('are sliced with their spans and places', () => {
    const slice = sliceText(inlineText, 4, 9);
    expect(slice).toMatchObject({
      text: 'c d e',
      spans: [
        { kind: 'strong', from: 0, to: 3 },
        { kind: 'code', from: 0, to: 1 },
        { kind: 'link', from: 4, to: 5 },
      ],
    });
    expect(under(markdown, slice.positionOf(2, 5))).toBe('d** [e](f)');
    expect(sliceText(slice, 2, 3)).toMatchObject({ text: 'd', spans: [{ kind: 'strong', from: 0, to: 1 }] });
  });

  test('are sliced many times in one pass', () => {
    const ranges = [
      { from: 0, to: 1 },
      { from: 3, to: 5 },
      { from: 5, to: 13 },
    ];
    const slices = ranges.map(({ from, to }) => sliceText(inlineText, from, to));
    expect(sliceTexts(inlineText, ranges).map(({ text, spans }) => ({ text, spans }))).toEqual(
      slices.map(({ text, spans }) => ({ text, spans })),
    );
    expect(slices[2]?.spans.map(({ kind }) => kind)).toEqual(['strong', 'link', 'delete']);
  });

  test('are split outside of code and links', () => {
    const { inlineText: list } = paragraphOf('a, `b, c` ,, [d, e](f),  **g, h**');
    const pieces = splitText(list, list.text, /,/g).map(({ text }) => text);
    expect(pieces).toEqual(['a', 'b, c', '', 'd, e', 'g', 'h']);
  });

  test('are trimmed', () => {
    const { inlineText: inline } = paragraphOf('`a`  b');
    expect(trimText(sliceText(inline, 1, 4))).toMatchObject({ text: 'b', spans: [] });
    expect(sourced(inline, 1, 4)).toMatchObject({ value: 'b', position: { start: { offset: 5 } } });
    expect(sourced(inline, 1, 3)).toEqual({ value: '', position: undefined });
    expect(pieceOf(inline, { from: 1, to: 4 })).toMatchObject({ value: '  b', position: { start: { offset: 3 } } });
  });
});
