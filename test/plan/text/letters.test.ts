import { describe, expect, test } from 'vitest';
import { alphanumeric, letter, wordEnd, wordStart } from '../../../plugin/plan/text/letters.ts';

describe('classes of letters', () => {
  test.each([
    ['letter', letter],
    ['alphanumeric', alphanumeric],
  ])('%s is the same whether or not case is ignored', (_, written) => {
    const [exact, anyCase] = [new RegExp(`^${written}$`, 'u'), new RegExp(`^${written}$`, 'iu')];
    const different: string[] = [];
    for (let code = 0; code <= 0x10ffff; code++) {
      const char = String.fromCodePoint(code);
      if (exact.test(char) !== anyCase.test(char)) different.push(code.toString(16));
    }
    expect(different).toEqual([]);
  });

  test.each(['k', 'Å', 'ß', 'Ω', 'я', 'ع', 'न', '漢', 'あ', '한', '𠮷'])('%s is a letter', (char) => {
    expect(new RegExp(`^${letter}$`, 'iu').test(char)).toBe(true);
  });

  test.each(['7', '٣', '½', '③', '９'])('%s is no letter, but goes with them', (char) => {
    expect(new RegExp(`^${letter}$`, 'iu').test(char)).toBe(false);
    expect(new RegExp(`^${alphanumeric}$`, 'iu').test(char)).toBe(true);
  });

  test.each([' ', '_', '-', '、', '（', '→', '✅', '🚀', '\u00a0'])('"%s" is neither', (char) => {
    expect(new RegExp(`^${alphanumeric}$`, 'iu').test(char)).toBe(false);
  });
});

test('a word starts and ends where no letter or digit continues it', () => {
  const word = new RegExp(`${wordStart}after${wordEnd}`, 'iu');
  expect(['after', 'the day AFTER.', '（after）', 'day_after'].every((text) => word.test(text))).toBe(true);
  expect(['afterwards', 'dayafter', 'after2', 'яafter', 'after中'].some((text) => word.test(text))).toBe(false);
});
