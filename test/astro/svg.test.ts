import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isHarmlessSvg } from '../../plugin/astro/svg.ts';
import { launch, type Served, serve } from '../support/browser.ts';
import { folder } from '../support/folder.ts';

const RUN = "console.log('ran')";
const namespaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
const svg = (content: string, attributes = '') =>
  `<svg ${namespaces} width="200" height="200" ${attributes}>${content}</svg>`;
const html = (content: string) =>
  svg(
    `<foreignObject width="200" height="200"><div xmlns="http://www.w3.org/1999/xhtml">${content}</div></foreignObject>`,
  );
const bytesOf = (text: string) => new TextEncoder().encode(text);
const page = (body: string) => `data:text/html,${encodeURIComponent(body)}`;

const hostile: Record<string, string | Uint8Array> = {
  script: svg(`<script>${RUN}</script>`),
  'script in CDATA': svg(`<script><![CDATA[${RUN}]]></script>`),
  'script under a prefix': `<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script>${RUN}</s:script></s:svg>`,
  'script of HTML': svg(`<h:script xmlns:h="http://www.w3.org/1999/xhtml">${RUN}</h:script>`),
  'script loaded': svg(`<script xlink:href="data:text/javascript,${RUN}"></script>`),
  'script by an entity': `<!DOCTYPE svg [<!ENTITY x "&#60;script>${RUN}&#60;/script>">]>${svg('&x;')}`,
  'script in UTF-16': Buffer.from(`\ufeff${svg(`<script>${RUN}</script>`)}`, 'utf16le'),
  'script in UTF-7': `<?xml version="1.0" encoding="UTF-7"?>${svg(`+ADw-script+AD4-${RUN}+ADw-/script+AD4-`)}`,
  'script after a comment': svg(`<!-- --><script>${RUN}</script><!-- -->`),
  onload: svg('', `onload="${RUN}"`),
  'onload in single quotes': `<svg ${namespaces} onload='console.log("ran")'/>`,
  'onload of a shape': svg(`<image href="data:image/png;base64,x" onerror="${RUN}"/>`),
  onbegin: svg(`<animate onbegin="${RUN}" attributeName="x" dur="1s"/>`),
  'style loads': svg(`<style onload="${RUN}"></style>`),
  'link that runs': svg(`<a href="javascript:${RUN}"><rect width="200" height="200"/></a>`),
  'link that runs, by xlink': svg(`<a xlink:href="javascript:${RUN}"><rect width="200" height="200"/></a>`),
  'link in references': svg(`<a href="&#106;avascript:${RUN}"><rect width="200" height="200"/></a>`),
  'link with blanks': svg(`<a href="java&#10;script:${RUN}"><rect width="200" height="200"/></a>`),
  'link that an animation makes': svg(
    `<a><animate attributeName="href" values="javascript:${RUN}" dur="9s"/><rect width="200" height="200"/></a>`,
  ),
  'link that is set': svg(
    `<a><set attributeName="xlink:href" to="javascript:${RUN}"/><rect width="200" height="200"/></a>`,
  ),
  'image of HTML': html(`<img src="x" onerror="${RUN}"/>`),
  frame: html(`<iframe srcdoc="&lt;script>${RUN}&lt;/script>"></iframe>`),
  'frame with an address': html(`<iframe src="${page(`<script>${RUN}</script>`)}"></iframe>`),
  object: html(`<object data="${page(`<script>${RUN}</script>`)}"></object>`),
  embed: html(`<embed src="${page(`<script>${RUN}</script>`)}"/>`),
  refresh: html(`<meta http-equiv="refresh" content="0;url=${page(`<script>${RUN}</script>`)}"/>`),
  stylesheet: `<?xml-stylesheet type="text/xsl" href="data:text/xml,x"?>${svg('')}`,
  'page of HTML': `<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><script>${RUN}</script></html>`,
};

const harmless: Record<string, string> = {
  shapes: `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n<!-- made by hand -->${svg('<defs><linearGradient id="a"><stop offset="0" stop-color="red"/></linearGradient></defs><path d="M0 0h9" fill="url(#a)"/>')}`,
  'labels of HTML': html('<p>Two <b>words</b><br/>and &lt;script&gt;</p>'),
  'styles and animations': svg(
    '<style>.a { fill: red }</style><rect class="a" width="9" height="9"><animate attributeName="x" to="9" dur="1s"/></rect>',
  ),
  links: svg('<a href="https://example.org/?a=b:c"><text>Out</text></a><a xlink:href="#a"><use href="#b"/></a>'),
  'a picture inside': svg('<image href="data:image/png;base64,iVBORw0KGgo="/>'),
  'notes of a drawing program': svg(
    '<metadata><rdf:RDF xmlns:rdf="r"><cc:Work xmlns:cc="c"/></rdf:RDF></metadata><?plantuml 1.2?>',
  ),
};

let root: string;
let browser: Browser;
let server: Served;
const fileOf = (name: string) => `${encodeURIComponent(name)}.svg`;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

/** Opens an image alone, without any policy, clicks into it, and tells whether anything ran. */
async function runs(name: string): Promise<boolean> {
  const opened = await browser.newPage();
  let ran = false;
  opened.on('console', (message) => (ran ||= message.text() === 'ran'));
  try {
    await opened.goto(`${server.url}/${encodeURIComponent(fileOf(name))}`);
    await opened.mouse.click(50, 50).catch(() => undefined);
    await opened.waitForTimeout(100);
    return ran;
  } finally {
    await opened.close();
  }
}

it('an image that could run something when opened alone is never published', async () => {
  root = await folder(
    Object.fromEntries(Object.entries({ ...hostile, ...harmless }).map(([name, content]) => [fileOf(name), content])),
  );
  server = await serve(root);
  try {
    const ran: string[] = [];
    for (const name of Object.keys({ ...hostile, ...harmless })) if (await runs(name)) ran.push(name);
    // Else this test would prove nothing.
    expect(ran.length).toBeGreaterThan(15);
    expect(ran.filter((name) => name in harmless)).toEqual([]);
  } finally {
    await server.close();
  }
});

it.each(Object.entries(hostile))('%s is refused', (_, content) => {
  expect(isHarmlessSvg(typeof content === 'string' ? bytesOf(content) : content)).toBe(false);
});

it.each(Object.entries(harmless))('%s can be published', (_, content) => {
  expect(isHarmlessSvg(bytesOf(content))).toBe(true);
});

it('judges a large image quickly', () => {
  const many = svg('<path d="M0 0h9" class="a"/>'.repeat(100_000));
  expect(isHarmlessSvg(bytesOf(many))).toBe(true);
  expect(isHarmlessSvg(bytesOf(`<svg ${'a="b" '.repeat(100_000)}`))).toBe(false);
});
