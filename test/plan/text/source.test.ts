import { describe, expect, test } from 'vitest';
import { decode, nulCharacters, sourceOf, withoutByteOrderMark } from '../../../plugin/plan/text/source.ts';
import { read, under } from '../reading.ts';

test('a byte order mark does not count', () => {
  expect(sourceOf('\uFEFFa\nb').toPoint(2)).toEqual({ line: 2, column: 1, offset: 2 });
  const markdown = '- [ ] **Task 1.1**: Build it';
  const plan = read(`\uFEFF${markdown}`);
  expect(under(markdown, plan.tasks[0]?.title)).toBe('Build it');
});

test('line ends of every kind end a line', () => {
  const { toPoint } = sourceOf('a\r\nb\rc\nd');
  expect([3, 5, 7].map((offset) => toPoint(offset)?.line)).toEqual([2, 3, 4]);
  expect(toPoint(99)).toBeUndefined();
});

const bytesOf = (...parts: (string | number)[]) =>
  new Uint8Array(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...new TextEncoder().encode(part)])));

describe('decode', () => {
  test('UTF-8 without a fault', () => {
    expect(decode(bytesOf('# Täsks 漢字 🎉\r\n'))).toEqual({ text: '# Täsks 漢字 🎉\r\n', faults: [] });
  });

  test('takes a byte order mark off', () => {
    expect(decode(bytesOf(0xef, 0xbb, 0xbf, '# A'))).toEqual({ text: '# A', faults: [] });
  });

  test('takes a second one off, too, which Markdown would', () => {
    const { text, faults } = decode(bytesOf(0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf, 'a', 0xff));
    expect(text).toBe('a\uFFFD');
    expect(faults).toMatchObject([{ position: { start: { offset: 1 } } }]);
  });

  test('says where the first bytes are that are not UTF-8', () => {
    const { text, faults } = decode(bytesOf('ok \uFFFD\nä ', 0xff, ' b ', 0xfe));
    expect(text).toBe('ok \uFFFD\nä \uFFFD b \uFFFD');
    expect(faults).toMatchObject([{ position: { start: { line: 2, column: 3, offset: 7 }, end: { offset: 8 } } }]);
  });

  test('counts from after the byte order mark', () => {
    const { faults } = decode(bytesOf(0xef, 0xbb, 0xbf, 'a', 0xff));
    expect(faults).toMatchObject([{ position: { start: { offset: 1 } } }]);
  });

  test('reports the first NUL character', () => {
    const { text, faults } = decode(bytesOf('a\nb\0c\0'));
    expect(text).toBe('a\nb\0c\0');
    expect(faults).toMatchObject([{ position: { start: { line: 2, column: 2 } } }]);
    expect(nulCharacters('abc')).toEqual([]);
  });

  test('reports both', () => {
    expect(decode(bytesOf('\0', 0xff)).faults).toHaveLength(2);
  });
});

test('only the first character can be a byte order mark', () => {
  expect(withoutByteOrderMark('\uFEFFa\uFEFF')).toBe('a\uFEFF');
  expect(withoutByteOrderMark('a\uFEFF')).toBe('a\uFEFF');
});
