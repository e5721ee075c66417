import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import opentype from 'opentype.js';
import { expect, test } from 'vitest';
import { remembered } from '../../plugin/mermaid/measure.ts';
import { loadMeasure } from '../../plugin/mermaid/metrics.ts';

const measure = loadMeasure();

function fontOf(weight: number) {
  const path = createRequire(import.meta.url).resolve(`@fontsource/arimo/files/arimo-latin-${weight}-normal.woff`);
  return opentype.parse(new Uint8Array(readFileSync(path)).buffer);
}

test.each([400, 700])(
  'words of plain characters are as wide as opentype.js says, with kerning, at weight %i',
  (weight) => {
    const font = fontOf(weight);
    const characters = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at));
    const pairs = characters.map((one) => characters.map((other) => one + other).join(''));
    for (const text of ['', 'Wave To 11 AVAST', ...pairs]) {
      expect(measure(text, 14, weight === 700)).toBe(font.getAdvanceWidth(text, 14, { kerning: true }));
    }
    expect(measure('AV', 14, weight === 700)).toBeLessThan(
      measure('A', 14, weight === 700) + measure('V', 14, weight === 700),
    );
  },
);

test('what the font lacks is as wide as it is high, emoji a quarter wider, and marks that combine take no room', () => {
  expect(measure('数', 16)).toBe(16);
  expect(measure('🚀', 16)).toBe(20);
  expect(measure('a\u2068b', 16)).toBe(measure('a', 16) + measure('b', 16));
});

test('each text is measured once, by size and weight', () => {
  const asked: unknown[][] = [];
  const width = remembered((...words) => asked.push(words));
  expect([width('a', 14), width('a', 14), width('a', 14, true), width('a', 15), width('b', 14)]).toEqual([
    1, 1, 2, 3, 4,
  ]);
});
