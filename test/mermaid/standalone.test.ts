import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { draw } from '../../plugin/mermaid/draw.ts';
import { standalone } from '../../plugin/mermaid/standalone.ts';
import { toMermaid } from '../../plugin/mermaid/text.ts';
import { graphOf } from '../graph/graph-of.ts';
import { caption } from './drawing.ts';

test('an exported drawing is well-formed XML with both themes in it', async () => {
  const text = toMermaid(graphOf('- [x] **Task 1.1**: A & <B> "C" \u{1f680} \u0007'), { task: () => null });
  const { svg = '' } = await draw(text, { ...caption, title: 'R&D <plan>' });
  const file = standalone(svg);
  const { document } = new JSDOM(file, { contentType: 'image/svg+xml' }).window;
  expect(document.documentElement.namespaceURI).toBe('http://www.w3.org/2000/svg');
  expect(document.querySelector('svg > title')?.textContent).toBe('R&D <plan>');
  expect(document.querySelector('.node')?.textContent).toBe('1.1 ✓ A & <B> "C" \u{1f680} \ufffd');
  const css = document.querySelector('svg > style')?.textContent ?? '';
  expect(css).toMatch(/\.node \.label-container \{ fill: #\w+; fill: var\(--pw-graph-node\);/);
  expect(css).toMatch(/prefers-color-scheme: dark\) \{ \.pw-graph \{ --pw-graph-text: #\w+;/);
  expect(css).not.toMatch(/light-dark|data-theme|\/\*/);
});
