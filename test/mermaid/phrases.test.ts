import { expect, test } from 'vitest';
import { phrasesOf } from '../../plugin/mermaid/phrases.ts';

test.each([
  ['数据库迁移，然后再发布。', '数据|库|迁移，|然后|再|发布。'],
  ['（包括回滚）', '（包括|回滚）'],
  ['在API上线之前', '在|API|上线|之前'],
  ['移行を行う', '移行を|行う'],
  ['記録表', '記録表'],
  ['การย้ายฐาน', 'การ|ย้าย|ฐาน'],
])('%s is cut between words, with its punctuation: %s', (text, phrases) => {
  expect(phrasesOf(text).join('|')).toBe(phrases);
});

test.each(['don’t', 'plugin/mermaid/phrases.ts', 'AVeryLongIdentifier', 'Größe', '데이터베이스', 'قاعدة', ''])(
  'text with spaces between words is not cut: %s',
  (text) => {
    expect(phrasesOf(text)).toEqual([text]);
  },
);

test('nothing is lost, and what is not a word can be cut anywhere', () => {
  const long = 'ア'.repeat(30);
  expect(phrasesOf(long).length).toBeGreaterThan(10);
  for (const text of [long, '。。。', '数', '𠮷野家𠮷', '数据\u{f0020}']) expect(phrasesOf(text).join('')).toBe(text);
});
