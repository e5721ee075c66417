import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeLabel, GAP, shield, unshield } from '../../plugin/mermaid/escape.ts';
import { hostileLabels } from './labels.ts';

const normal = (text: string) => text.replace(/\s+/g, ' ').trim();

test.each(hostileLabels)('%s comes back from its escaped form', (label) => {
  expect(unshield(shield(`"${escapeLabel(label)}"`))).toBe(`"${normal(label)}"`);
});

test('any text comes back, except for characters that are not text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const shown = normal(text).replace(/[\p{Cc}\p{Cs}\u{fffe}\u{ffff}\u{f0000}-\u{fffff}]/gu, '\ufffd');
      expect(unshield(shield(`"${escapeLabel(text)}"`))).toBe(`"${shown}"`);
    }),
  );
});

test('an escaped label cannot leave its quotes or its line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(escapeLabel(text)).not.toMatch(/["\n\r<>`[\]{}|]/);
    }),
  );
});

test('a space can be told from the place where a word was split', () => {
  expect(shield('a["one two"] --> b')).toBe(`a["one${GAP} two"] --> b`);
});
