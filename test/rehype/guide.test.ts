import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Code, Table } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { expect, onTestFinished, test } from 'vitest';
import { parseMarkdown } from '../../plugin/plan/parse.ts';
import { Project, repository } from '../astro/project.ts';
import { examples } from '../mermaid/any/examples.ts';

const guide = parseMarkdown(await readFile(join(repository, 'src/content/docs/guides/mermaid.mdx'), 'utf8'));

/** The example of the guide that is called so. */
const example = (name: string) =>
  guide.children.find((node): node is Code => node.type === 'code' && node.meta === `title="${name}"`)?.value ?? '';

const page = `# Page

\`\`\`mermaid
flowchart LR
  a[One] --> b[Two]

  style a fill:#bbf7d0
\`\`\`

\`\`\`mermaid
sequenceDiagram
  A->>
\`\`\`
`;

/** A project inside the repository, where \`planwright\` leads to it. */
async function project(name: string, files: Record<string, string>): Promise<string> {
  const root = join(repository, 'test/.tmp', name);
  await rm(root, { recursive: true, force: true });
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  return root;
}

const drawing = /<div class="pw-diagram"[^>]*><svg[\s\S]*?fill:#bbf7d0[\s\S]*?<\/svg><\/div>/;

test('the configuration of the guide draws the diagrams of Markdown and MDX pages', async () => {
  const config = example('astro.config.mjs')
    .replace('defineConfig({', 'defineConfig({\n  integrations: [mdx()],')
    .replace(/^/, "import mdx from '@astrojs/mdx';\n");
  const root = await project('diagrams', {
    'astro.config.mjs': config,
    'src/pages/index.md': page,
    'src/pages/other.mdx': page,
  });
  const site = new Project(root);
  await site.publish();
  for (const path of ['index.html', 'other/index.html']) {
    const html = await site.read(path);
    expect(html).toMatch(drawing);
    expect(html.match(/<svg/g)).toHaveLength(1);
    expect(html).toMatch(/<pre[^>]*data-language="mermaid"/);
  }
});

test('a strict build fails where Mermaid cannot read a diagram', async () => {
  const config = example('astro.config.mjs').replace("{ cache: 'node_modules/.cache/diagrams' }", '{ strict: true }');
  const root = await project('strict-diagrams', { 'astro.config.mjs': config, 'src/pages/index.md': page });
  const { code, output } = await new Project(root).build();
  expect(code).toBe(1);
  expect(output).toContain('Parse error on line 2');
});

test('Starlight’s pages have drawings as well, and what is wrong is printed', async () => {
  const root = await project('starlight-diagrams', {
    'astro.config.mjs': `import { unified } from '@astrojs/markdown-remark';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { rehypeMermaid } from 'planwright/mermaid';
export default defineConfig({
  integrations: [starlight({ title: 'Docs', pagefind: false })],
  markdown: { processor: unified({ rehypePlugins: [rehypeMermaid] }) },
});
`,
    'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`,
    'src/content/docs/index.md': `---\ntitle: Home\n---\n\n${page}`,
  });
  const site = new Project(root);
  expect(await site.publish()).toMatch(/index\.md:10:1-13:4: Parse error on line 2/);
  expect(await site.read('index.html')).toMatch(drawing);
});

test('the pipeline of the guide prints the page, and what is wrong with it', async () => {
  const root = await project('pipeline', { 'page.js': example('page.js'), 'page.md': page });
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['page.js'], { cwd: root });
  expect(stdout).toMatch(drawing);
  expect(stderr).toMatch(/^10: Parse error on line 2/);
});

test('the guide lists every type that is tried, and no other', () => {
  const table = guide.children.findLast((node): node is Table => node.type === 'table');
  const listed = (table?.children ?? []).slice(1).flatMap(({ children: [, keywords] }) =>
    keywords
      ? textOf(keywords)
          .split(/, | and others/)
          .filter(Boolean)
      : [],
  );
  const tried = Object.values(examples).map((text) => /[\w-]+/.exec(text)?.[0]);
  expect(listed.filter((keyword) => keyword !== 'graph').sort()).toEqual(tried.sort());
});
