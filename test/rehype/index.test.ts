import rehypeRaw from 'rehype-raw';
import rehypeStringify from 'rehype-stringify';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import rehypeMermaid, { type RehypeMermaidOptions } from '../../plugin/rehype/index.ts';

const fence = (text: string) => `\`\`\`mermaid\n${text}\n\`\`\`\n`;
const chart = 'flowchart LR\n  a[One] --> b[Two]';

async function page(markdown: string, options?: RehypeMermaidOptions) {
  const file = await unified()
    .use(remarkParse)
    .use(remarkRehype, { allowDangerousHtml: true })
    .use(rehypeRaw)
    .use(rehypeMermaid, options)
    .use(rehypeStringify)
    .process(markdown);
  return { html: String(file), messages: file.messages };
}

test('a fence becomes a drawing among what else there is, and other code stays', async () => {
  const { html, messages } = await page(`Before\n\n${fence(chart)}\nAfter\n\n\`\`\`js\na\n\`\`\`\n`);
  expect(html).toMatch(/^<p>Before<\/p>\n<div class="pw-diagram"[^>]*><svg[\s\S]*<\/svg><\/div>\n<p>After<\/p>/);
  expect(html).toContain('<code class="language-js">a\n</code>');
  expect(messages).toEqual([]);
});

test('so does what is marked up for Mermaid’s script, and what Shiki or Expressive Code highlighted', async () => {
  const lines = chart.split('\n').map((line) => line.replace('>', '&gt;'));
  const { html } = await page(
    [
      `<pre class="mermaid">${lines.join('\n')}</pre>`,
      `<pre class="astro-code" data-language="mermaid"><code>${lines.map((line) => `<span class="line"><span>${line}</span></span>`).join('\n')}</code></pre>`,
      `<div class="expressive-code"><figure><pre data-language="mermaid"><code>${lines.map((line) => `<div class="ec-line"><div class="code"><span>${line}</span>\n</div></div>`).join('')}</code></pre></figure></div>`,
    ].join('\n\n'),
  );
  expect(html.match(/<svg/g)).toHaveLength(3);
  expect(html).not.toContain('<pre');
});

test('drawings of one page have ids that differ, and keep them from build to build', async () => {
  const markdown = `${fence(chart)}\n${fence(`${chart} --> c`)}\n${fence(chart)}`;
  const idsIn = ({ html }: { html: string }) => Array.from(html.matchAll(/ id="([^"]+)"/g), ([, id]) => id);
  const ids = idsIn(await page(markdown));
  expect(new Set(ids).size).toBe(ids.length);
  expect(idsIn(await page(markdown))).toEqual(ids);
});

test('a diagram is named after its own title, else by a word of the page’s language', async () => {
  const titles = async (text: string, options?: RehypeMermaidOptions) =>
    /<title[^>]*>([^<]*)<\/title>/.exec((await page(fence(text), options)).html)?.[1];
  expect(await titles(chart)).toBe('Diagram');
  expect(await titles(chart, { lang: 'de' })).toBe('Diagramm');
  expect(await titles(`---\ntitle: How it goes\n---\n${chart}`)).toBe('How it goes');
  expect(await titles('pie title Pets\n  "Dogs" : 3\n  "Cats" : 2')).toBe('Pets');
  const accessible = (await page(fence('flowchart LR\n  accTitle: Named\n  accDescr: Described\n  a --> b'))).html;
  expect(accessible).toMatch(/<title[^>]*>Named<\/title>/);
  expect(accessible).toMatch(/<desc[^>]*>Described<\/desc>/);
});

test('a diagram that Mermaid cannot read is a message at its fence, and stays code', async () => {
  const { html, messages } = await page(`# Title\n\n${fence('flowchart LR\n  a -->')}`);
  expect(messages).toHaveLength(1);
  expect(messages[0]).toMatchObject({ line: 3, column: 1, ruleId: 'diagram', source: 'planwright', fatal: false });
  expect(messages[0]?.reason).toMatch(/^Parse error on line 3/);
  expect(html).toContain('<pre><code class="language-mermaid">flowchart LR\n  a -->\n</code></pre>');
});

test('it fails the page where that is asked for', async () => {
  await expect(page(fence('flowchart LR\n  a -->'), { strict: true })).rejects.toThrow('Parse error');
});

test.each([
  ['zenuml\n  A->B: hello', 'ZenUML diagrams'],
  ['flowchart LR\n  a["$$x^2$$"] --> b', 'Diagrams with formulas'],
  ['flowchart LR\n  a["fa:fa-car Drive"] --> b', 'Diagrams with icons of Font Awesome'],
])('what needs a browser is left for Mermaid’s script: %s', async (text, what) => {
  const { html, messages } = await page(fence(text), { strict: true });
  expect(messages.map(({ reason, line }) => [reason, line])).toEqual([
    [`${what} cannot be drawn without a browser yet: this one is left for Mermaid’s own script.`, 1],
  ]);
  expect(html).toBe(`<pre class="mermaid">${text}</pre>`);
});

test('an unknown kind of diagram is a message of Mermaid’s', async () => {
  const { messages } = await page(fence('nonsense\n  a'));
  expect(messages[0]?.reason).toMatch('No diagram type detected');
});

test('a frame that may scroll can be reached by the keyboard', async () => {
  const long = Array.from({ length: 12 }, (_, at) => `n${at} --> n${at + 1}`).join('\n  ');
  const { html } = await page(`${fence(chart)}\n${fence(`flowchart LR\n  ${long}`)}`);
  expect(Array.from(html.matchAll(/<div class="pw-diagram"[^>]*>/g), ([tag]) => tag)).toEqual([
    '<div class="pw-diagram" style="overflow-x:auto">',
    '<div class="pw-diagram" style="overflow-x:auto" tabindex="0">',
  ]);
});
