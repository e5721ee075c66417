import { expect, test } from 'vitest';
import { tagsIn } from '../../plugin/plan/html-tags.ts';

test.each([
  ['<a href="x.md">', [{ name: 'a', attributes: { href: 'x.md' } }]],
  ["<IMG\n  Alt='' SRC = y.png />", [{ name: 'img', attributes: { alt: '', src: 'y.png' } }]],
  [
    '<details open><summary>',
    [
      { name: 'details', attributes: {} },
      { name: 'summary', attributes: {} },
    ],
  ],
  ['</a> Vec<T> a < b <name', [{ name: 't', attributes: {} }]],
  ['<!-- <a href="x"> --><br>', [{ name: 'br', attributes: {} }]],
  ['<!-- <a href="x">', []],
  ['<style>a::after { content: "<b>" }</style><i>', [{ name: 'i', attributes: {} }]],
])('%j', (html, tags) => {
  expect(tagsIn(html)).toEqual(tags);
});

test('takes time that grows with the length of the text', () => {
  const start = performance.now();
  for (const text of ['<a x', '<a ', '<a x="', '<!--', '<script', '<a\t\t']) tagsIn(text.repeat(20_000));
  tagsIn(`<a${' x'.repeat(50_000)}`);
  tagsIn(`<a${' '.repeat(100_000)}`);
  expect(performance.now() - start).toBeLessThan(2_000);
});
