import { toHtml } from 'hast-util-to-html';
import { s } from 'hastscript';
import { expect, test } from 'vitest';
import { removeUnsafe } from '../../plugin/mermaid/safe.ts';

function safe(drawing: ReturnType<typeof s>): string {
  removeUnsafe(drawing);
  return toHtml(drawing, { space: 'svg' });
}

test('what could run or load something is removed, with its content', () => {
  const hostile = ['script', 'foreignObject', 'style', 'image', 'use', 'iframe', 'animate', 'set'].map((name) =>
    s(name, { href: 'https://example.org/' }, s('g')),
  );
  expect(safe(s('svg', s('g', { onclick: 'alert(1)', onLoad: 'alert(1)', id: 'x' }, hostile)))).toBe(
    '<svg><g id="x"></g></svg>',
  );
});

test.each([
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  ' \u0001javascript:alert(1)',
  'java\tscript\n:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'about:blank',
])('a link to %j leads nowhere', (href) => {
  expect(safe(s('svg', [s('a', { href }), s('a', { xLinkHref: href })]))).toBe('<svg><a></a><a></a></svg>');
});

test.each(['#task-1-1', '/plans/a/#x', '../b/', 'page.html?a=b:c', 'https://example.org/', 'mailto:a@example.org'])(
  'a link to %s stays',
  (href) => {
    expect(safe(s('svg', s('a', { href })))).toBe(`<svg><a href="${href}"></a></svg>`);
  },
);
