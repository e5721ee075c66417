import { expect, it } from 'vitest';
import { isolated } from '../../../plugin/plan/text/bidi.ts';

it.each(['plain', '', '42 %', 'Größe, 数据库'])('%j stays as it is', (text) => {
  expect(isolated(text)).toBe(text);
});

it.each([
  ['שלום', '\u2069'],
  ['نص', '\u2069'],
  ['a\u202eb', '\u202c\u2069'],
  ['a\u202eb\u202c', '\u2069'],
  ['\u202a\u2067x', '\u2069\u202c\u2069'],
  ['\u2067\u202ex\u2069', '\u2069'],
  ['\u202e\u2067x\u202c', '\u2069\u202c\u2069'],
  ['\u2069\u202ex', '\u202c'],
  ['\u2069\u2069x', ''],
])('%j is kept apart, with %j at its end', (text, end) => {
  expect(isolated(text)).toBe(`\u2068${text}${end}`);
});
