import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { toHtml } from 'hast-util-to-html';
import type { Nodes } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { expect, test } from 'vitest';
import { embeddedImages } from '../../plugin/export/images.ts';
import { parseMarkdown } from '../../plugin/plan/parse.ts';
import { folder } from '../support/folder.ts';

const shape = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/></svg>';
const script = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

/** What a plan at `own/plan/tasks.md` shows in place of an image, and the notes on it. */
async function embedded(markdown: string | ((root: string) => Nodes)) {
  const root = await folder({
    'own/plan/a b.svg': shape,
    'own/plan/script.svg': script,
    'own/plan/notes.txt': 'text',
    'own/plan/large.png': new Uint8Array(2 ** 22 + 1),
    'own/plan/fits.png': new Uint8Array(2 ** 22),
    'own/up.gif': 'gif',
    'outside.png': 'png',
  });
  await symlink(join(root, 'outside.png'), join(root, 'own/plan/link.png'));
  const { handlers, notes } = embeddedImages({ file: join(root, 'own/plan/tasks.md'), roots: [join(root, 'own')] });
  const tree = typeof markdown === 'string' ? parseMarkdown(markdown) : markdown(root);
  const html = toHtml(toHast(tree, { handlers }));
  return { html: html.replace(/^<p>|<\/p>$/g, '').trim(), notes };
}

const base64 = (text: string) => Buffer.from(text).toString('base64');

test.each([
  ['![A](<a b.svg> "Title")', `<img alt="A" title="Title" src="data:image/svg+xml;base64,${base64(shape)}">`],
  ['![A](a%20b.svg)', `<img alt="A" src="data:image/svg+xml;base64,${base64(shape)}">`],
  ['![](../up.gif)', `<img alt="" src="data:image/gif;base64,${base64('gif')}">`],
  ['![A][b]\n\n[b]: ../up.gif', `<img alt="A" src="data:image/gif;base64,${base64('gif')}">`],
  ['![A](data:image/png;base64,AA==)', '<img alt="A" src="data:image/png;base64,AA==">'],
])('%s is in the file', async (markdown, html) => {
  expect(await embedded(markdown)).toEqual({ html, notes: [] });
});

test.each([
  ['![A](notes.txt)', 'A (notes.txt)'],
  ['![](gone.png)', 'gone.png'],
  ['![A](../../outside.png)', 'A (../../outside.png)'],
  ['![A](link.png)', 'A (link.png)'],
  ['![A](/up.gif)', 'A (/up.gif)'],
  ['![A](https://example.org/a.png)', 'A (https://example.org/a.png)'],
  ['![A](100%.png)', 'A (100%.png)'],
])('%s is shown as its description and address', async (markdown, html) => {
  expect(await embedded(markdown)).toEqual({ html, notes: [] });
});

test('an image that could run scripts, or is too large, is named', async () => {
  expect((await embedded('![](fits.png)')).notes).toEqual([]);
  const { html, notes } = await embedded('![A](script.svg) ![](large.png)');
  expect(html).toBe('A (script.svg) large.png');
  expect(notes).toEqual([
    'The page shows the address of script.svg in place of the image, which could run scripts.',
    'The page shows the address of large.png in place of the image, which is larger than 4 MB.',
  ]);
});

test('a path from the root is not looked up on this machine', async () => {
  const { html } = await embedded((root) => ({ type: 'image', url: `${root}/own/up.gif`, alt: 'A' }));
  expect(html).toMatch(/^A \(.*up\.gif\)$/);
});

test('a source of a picture in HTML is in the file', async () => {
  const data = { hName: 'source', hProperties: { media: 'print', srcSet: '../up.gif' } };
  const { html } = await embedded(() => ({ type: 'image', url: '../up.gif', data }));
  expect(html).toBe(`<source media="print" srcset="data:image/gif;base64,${base64('gif')}">`);
});
