import { toHtml } from 'hast-util-to-html';
import { expect, test } from 'vitest';
import { DrawnDocument, type DrawnElement } from '../../plugin/mermaid/dom.ts';
import { specificityOf } from '../../plugin/mermaid/selector.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** A document with `<svg id="a-b"><g class="one two" data-id="x"><text>words</text></g><path/></svg>` in its body. */
function drawing() {
  const document = new DrawnDocument((text) => text.length);
  const add = (parent: DrawnElement, name: string, attributes: Record<string, unknown> = {}) => {
    const element = parent.appendChild(document.createElementNS(SVG, name));
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };
  const svg = add(document.body, 'svg', { id: 'a-b' });
  const group = add(svg, 'g', { class: 'one two', 'data-id': 'x' });
  const text = add(group, 'text');
  text.textContent = 'words';
  return { document, svg, group, text, path: add(svg, 'path'), add };
}

test.each([
  ['g', 'g'],
  ['#a-b', 'svg'],
  ['#a-b text', 'text'],
  ['svg > path', 'path'],
  ['g.two', 'g'],
  ['.one.two[data-id]', 'g'],
  ['[data-id="x"] > *', 'text'],
  ['body :first-child', 'svg'],
  ['html g > text', 'text'],
  ['body > text', undefined],
  ['g > path', undefined],
  ['.on', undefined],
  ['[data-id="y"]', undefined],
  ['svg:first-child > path:first-child', undefined],
  ['rect, path', 'path'],
  ['svg > :nth-child(2)', 'path'],
  ['svg > :not(g)', 'path'],
  ['g:not([data-id="x"], .three)', undefined],
  ['svg > :last-child', 'path'],
  ['[data-id^="x"].two', 'g'],
  ['[class*="wo"] > text', 'text'],
  ['[class~="tw"]', undefined],
  [':root > body', 'body'],
])('%s is the first %s', (selector, name) => {
  const { document } = drawing();
  expect(document.querySelector(selector)?.localName).toBe(name);
  expect(
    document
      .querySelectorAll(selector)
      .map(({ localName }) => localName)
      .includes(name ?? ''),
  ).toBe(!!name);
});

test.each(['g + path', ':nth-child(2n)', 'g:hover', 'g::before', '', 'g >', 'g,'])(
  'a selector that it does not know, %s, is an error',
  (selector) => {
    expect(() => drawing().document.querySelector(selector)).toThrow('Unexpected selector');
  },
);

test.each([
  ['#a-b .two', [1, 1, 0]],
  ['svg > g[data-id] text', [0, 1, 3]],
  ['*', [0, 0, 0]],
  ['g:first-child:not(#a.b)', [1, 2, 1]],
])('%s has the specificity %j', (selector, weight) => {
  expect(specificityOf(selector)).toEqual(weight);
});

test('an element is where it was put last, and has no parent when it was removed', () => {
  const { svg, group, text, path } = drawing();
  svg.insertBefore(path, group);
  expect(svg.children).toEqual([path, group]);
  svg.appendChild(text);
  expect(group.children).toEqual([]);
  expect(text.parentElement).toBe(svg);
  text.remove();
  expect([text.parentNode, svg.children]).toEqual([null, [path, group]]);
  svg.removeChild(group);
  expect([group.parentNode, svg.firstChild]).toEqual([null, path]);
});

test('what is set as text stays text', () => {
  const { svg, text, group } = drawing();
  text.textContent = '<b>bold</b> & more';
  expect(group.textContent).toBe('<b>bold</b> & more');
  expect(toHtml(svg.toHast(), { space: 'svg' })).toBe(
    '<svg id="a-b"><g class="one two" data-id="x"><text>&#x3C;b>bold&#x3C;/b> &#x26; more</text></g><path></path></svg>',
  );
});

test('the drawing is the element whose markup was read, until the document is cleared', () => {
  const { document, svg } = drawing();
  expect(document.drawing).toBeNull();
  expect(document.body.innerHTML).toBe('');
  expect(document.drawing).toBe(svg);
  document.clear();
  expect([document.drawing, document.getElementById('a-b')]).toEqual([null, null]);
});

test('boxes are measured in the words’ own place', () => {
  const { group, add } = drawing();
  const inner = add(group, 'g', { transform: 'translate(5, 7)' });
  add(inner, 'rect', { x: 1, y: 2, width: 30, height: 40 });
  expect(inner.getBBox()).toEqual({ x: 1, y: 2, width: 30, height: 40 });
  add(group, 'path', { d: 'M-4,0L100,60' });
  const row = add(add(group, 'text'), 'tspan', { dy: '-1em' });
  row.textContent = 'words';
  expect(group.getBBox()).toEqual({ x: -4, y: -27, width: 104, height: 87 });
  expect(row.getComputedTextLength()).toBe('words'.length);
});
