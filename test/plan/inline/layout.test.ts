import { describe, expect, test } from 'vitest';
import { layOut, textOf } from '../../../plugin/plan/inline/layout.ts';
import { paragraphOf } from '../reading.ts';

describe('layOut', () => {
  test.each([
    ['a *b **c** d* e', 'a b c d e'],
    ['a `b` [c](d) ![e](f) ~~g~~', 'a b c e g'],
    ['a  \nb<br>c<br/>d\ne', 'a\nb\nc\nd\ne'],
    ['a<!-- b -->c', 'ac'],
    ['Vec<T>, <name> and <B>', 'Vec<T>, <name> and <B>'],
    ['<b>bold</b> <a id="x"></a>H<sub>2</sub>O', 'bold H2O'],
    ['<mark>new</mark> <kbd>Esc</kbd>', 'new Esc'],
    ['a <script>alert(1)</script>', 'a <script>alert(1)</script>'],
    ['a[^1] b\n\n[^1]: c', 'a b'],
    ['[a][b] ![c][b]\n\n[b]: d', 'a c'],
    ['&lt;a&gt; \\*b\\*', '<a> *b*'],
  ])('%j is %j', (markdown, text) => {
    const { nodes } = paragraphOf(markdown);
    expect(layOut(nodes).text).toBe(text);
    expect(textOf(nodes)).toBe(text);
  });

  test('says which characters each node makes up', () => {
    const { entries } = layOut(paragraphOf('a *b **c*** d').nodes);
    expect(entries.map(({ node, parent, from, to, end }) => [node.type, parent?.node.type, from, to, end])).toEqual([
      ['text', undefined, 0, 2, 1],
      ['emphasis', undefined, 2, 5, 5],
      ['text', 'emphasis', 2, 4, 3],
      ['strong', 'emphasis', 4, 5, 5],
      ['text', 'strong', 4, 5, 5],
      ['text', undefined, 5, 7, 6],
    ]);
  });
});
