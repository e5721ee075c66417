import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generatePlan } from '../support/generate.ts';

/** Plans of the sizes that public ones have: half of them up to 13 tasks, one in twenty large. A few wait for others. */
export function sitePlans(count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const tasks = index % 20 === 7 ? 66 : 5 + ((index * 7) % 19);
    const text = generatePlan(tasks, 4 + (index % 4), index + 1);
    const other = (index * 13 + 1) % count;
    const isWaiting = index % 5 === 3 && other < index && !text.includes('[x] **Task');
    return isWaiting ? text.replace('on**: Task 1.1', `on**: Task 1.1, ${nameOf(other)}/1.1`) : text;
  });
}

/** What a plan is called by its address. */
export const nameOf = (index: number) => `plan-${index + 1}`;

/** Writes a Starlight site that publishes the texts as plans. */
export function writePlanSite(root: string, texts: readonly string[]): void {
  const config = "{ sidebar: [], plugins: [planwright({ rules: { 'missing-file': 'off' } })] }";
  writeSite(root, {
    'astro.config.mjs': astroConfig(config, "import planwright from 'planwright/starlight';"),
    'src/content.config.ts': contentConfig(
      'plans: defineCollection({ loader: plansLoader() }),',
      "import { plansLoader } from 'planwright/loader';",
    ),
    ...Object.fromEntries(
      texts.flatMap((text, index) => [
        [`plans/${nameOf(index)}/tasks.md`, text],
        [`plans/${nameOf(index)}/design.md`, '# Design\n'],
      ]),
    ),
  });
}

/** Writes a Starlight site that publishes the same texts as plain Markdown pages. */
export function writePageSite(root: string, texts: readonly string[]): void {
  writeSite(root, {
    'astro.config.mjs': astroConfig(
      "{ sidebar: [{ label: 'Plans', items: [{ autogenerate: { directory: 'plans' } }] }] }",
    ),
    'src/content.config.ts': contentConfig(),
    ...Object.fromEntries(
      texts.map((text, index) => [
        `src/content/docs/plans/${nameOf(index)}.md`,
        `---\ntitle: Plan ${index + 1}\n---\n\n${text}`,
      ]),
    ),
  });
}

function writeSite(root: string, files: Readonly<Record<string, string>>): void {
  const all = {
    'src/content/docs/index.md': '---\ntitle: Home\n---\n\nA benchmark.\n',
    ...files,
  };
  for (const [path, content] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

function astroConfig(starlight: string, more = ''): string {
  return `import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
${more}
export default defineConfig({
  cacheDir: './cache',
  integrations: [starlight({ title: 'Benchmark', ...${starlight} })],
});
`;
}

function contentConfig(collection = '', more = ''): string {
  return `import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';
${more}
export const collections = {
  docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }),
  ${collection}
};
`;
}
