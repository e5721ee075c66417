import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { draw } from '../../plugin/mermaid/draw.ts';
import { standalone } from '../../plugin/mermaid/standalone.ts';
import { graphOf } from '../graph/graph-of.ts';
import { caption, toFlowchart } from './drawing.ts';

test('an exported drawing is well-formed XML with both themes in it', async () => {
  const diagram = toFlowchart(graphOf('- [x] **Task 1.1**: A & <B> "C" \u{1f680} \u0007'), { task: () => null });
  const { svg = '' } = await draw(diagram, { ...caption, title: 'R&D <plan>' });
  const file = standalone(svg);
  const { document } = new JSDOM(file, { contentType: 'image/svg+xml' }).window;
  expect(document.documentElement.namespaceURI).toBe('http://www.w3.org/2000/svg');
  expect(document.querySelector('svg > title')?.textContent).toBe('R&D <plan>');
  expect(document.querySelector('.node')?.textContent).toBe('1.1 A & <B> "C" \u{1f680} \ufffd');
  const css = document.querySelector('svg > style')?.textContent ?? '';
  expect(css).toMatch(
    /\.pw-graph-done \{ color: #\w+; color: var\(--pw-tone-done\); fill: #\w+; fill: var\(--pw-graph-done\);/,
  );
  expect(css).toMatch(/prefers-color-scheme: dark\) \{ \.pw-graph \{ --pw-surface: #1b2028;/);
  expect(css).not.toMatch(/light-dark|data-theme|\/\*/);
});

test('no title or label makes it less than well-formed, or more than one line', async () => {
  const hostile = ']]> <![CDATA[ &#1; \u0001\u001b[31m\u0085 \ufffe\uffff \ud800 \u2028\n::add-mask::x';
  const diagram = toFlowchart(graphOf(`- [x] **Task 1.1**: ${hostile}`), { task: () => null });
  const { svg = '' } = await draw(diagram, { ...caption, title: hostile, description: hostile });
  const file = standalone(svg);
  const { document } = new JSDOM(file, { contentType: 'image/svg+xml' }).window;
  const shown = ']]> <![CDATA[ &#1; \ufffd\ufffd[31m\ufffd \ufffd\ufffd \ufffd ::add-mask::x';
  expect(document.querySelector('svg > title')?.textContent).toBe(shown);
  expect(document.querySelector('svg > desc')?.textContent).toBe(shown);
  expect(document.querySelector('.node')?.textContent).toContain(']]> <![CDATA[');
  expect(file.trim()).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
});
