import type { Element } from 'hast';
import { selectAll } from 'hast-util-select';
import { h, s } from 'hastscript';
import { describe, expect, test } from 'vitest';
import { safeDeclarations, safeSheet } from '../../../plugin/mermaid/any/css.ts';
import { makeSafe } from '../../../plugin/mermaid/any/safe.ts';
import { drawn, markupOf } from './drawing.ts';

const cleaned = (...children: Element[]) => markupOf(makeSafe(s('svg', children)));

test.each([
  s('script', 'alert(1)'),
  s('foreignObject', [h('iframe', { src: 'https://example.org' })]),
  s('g', { onclick: 'alert(1)' }),
  s('a', { href: 'javascript:alert(1)' }),
  s('a', { href: 'java\tscript:alert(1)' }),
  s('use', { href: 'https://example.org/x.svg#a' }),
  s('image', { href: 'data:text/html,<script>' }),
  s('rect', { fill: 'url(https://example.org/x.svg#a)' }),
  s('rect', { style: 'fill:red;background:url("https://example.org/x.png")' }),
  s('rect', { style: 'position:fixed;inset:0' }),
  s('foreignObject', [h('img', { src: 'https://example.org/x.png', onerror: 'alert(1)' })]),
  s('set', { attributeName: 'href', to: 'javascript:alert(1)' }),
])('what could run, load or reach out is removed: %j', (element) => {
  expect(cleaned(element)).not.toMatch(/alert|example\.org|script|position|data:text/);
});

test('everything that a drawing needs stays', () => {
  const markup = cleaned(
    s('a', { href: 'https://example.org/' }, [s('text', 'Label')]),
    s('rect', { fill: 'url(#gradient)', style: 'fill:#fff;stroke:url(#x)' }),
    s('image', { href: 'data:image/png;base64,AAAA' }),
  );
  expect(markup).toContain('<a href="https://example.org/"><text>Label</text></a>');
  expect(markup).toContain('fill="url(#gradient)" style="fill:#fff;stroke:url(#x)"');
  expect(markup).toContain('data:image/png');
});

describe('a style sheet', () => {
  const used = (selector: string) => selector.trim().startsWith('#d');

  test('has rules for the drawing only', () => {
    expect(safeSheet('#d .a, body{fill:red} body{display:none} @media print{#d b{fill:red} p{color:red}}', used)).toBe(
      '#d .a{fill:red}@media print{#d b{fill:red}}',
    );
  });

  test.each([
    '@import "https://example.org/x.css";',
    '@font-face{font-family:x;src:url(https://example.org/x.woff)}',
    '#d a{fill:red;background:u\\72l(https://example.org)}',
    '#d a{background:image-set("https://example.org/x.png" 1x)}',
    '#d a{fill:url(https://example.org/x.svg#a)}',
    '@keyframes x{to{background:url(https://example.org)}}',
    '#d a{content:"</style><script>"}',
  ])('loads nothing: %s', (css) => {
    expect(safeSheet(css, used)).not.toMatch(/example|script/);
  });

  test('keeps animations, gradients and what is in brackets', () => {
    expect(safeSheet('@keyframes dash{to{stroke-dashoffset:0}} #d a{stroke:url(#x)}', used)).toBe(
      '@keyframes dash{to{stroke-dashoffset:0}}#d a{stroke:url(#x)}',
    );
    expect(safeDeclarations('filter:drop-shadow(1px 1px 2px rgba(0;0;0)); position:fixed')).toBe(
      'filter:drop-shadow(1px 1px 2px rgba(0;0;0))',
    );
  });
});

test.each([
  ['flowchart LR\n a["<img src=x onerror=alert(1)>"] --> b["<script>alert(1)</script>"]', 'a label'],
  ['flowchart LR\n a --> b\n click a href "javascript:alert(1)"', 'a link'],
  ['flowchart LR\n a --> b\n click a call alert(1)', 'a call'],
  [
    '%%{init: {"themeCSS": "@import url(https://example.org/x.css); rect{background:url(https://example.org)}"}}%%\nflowchart LR\n a-->b',
    'a theme',
  ],
  [
    '%%{init: {"securityLevel": "loose", "htmlLabels": true, "flowchart": {"htmlLabels": true}}}%%\nflowchart LR\n a["<b onclick=alert(1)>x</b>"]-->b\n click b href "javascript:alert(1)"',
    'a directive',
  ],
  [
    'sequenceDiagram\n participant A\n links A: {"x": "javascript:alert(1)"}\n A->>A: <iframe src=https://example.org>',
    'a menu',
  ],
  ['classDiagram\n class A["<svg onload=alert(1)>"]\n click A href "javascript:alert(1)"', 'a class'],
])('nothing of a diagram runs or loads: %s', async (text) => {
  const drawing = await drawn(text);
  const elements = selectAll('*', drawing);
  const names = elements.flatMap(({ properties }) => Object.keys(properties));
  expect(names.filter((name) => /^on/i.test(name))).toEqual([]);
  expect(elements.filter(({ tagName }) => /^(?:script|iframe|img|object|embed|link)$/.test(tagName))).toEqual([]);
  const active = elements.flatMap(({ properties: { href, xLinkHref, style, fill } }) => [href, xLinkHref, style, fill]);
  expect(active.filter((value) => /javascript:|example\.org/.test(String(value)))).toEqual([]);
  for (const sheet of selectAll('style', drawing)) expect(markupOf(sheet)).not.toContain('example.org');
});
