import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { createMarkdownProcessor } from '@astrojs/markdown-remark';
import type { LoaderContext } from 'astro/loaders';
import { checkPlans } from './plans.ts';
import { shared } from './shared.ts';

export async function load({ config, store }: LoaderContext): Promise<void> {
  const { site } = shared();
  if (!site) throw new Error('no integration');
  const processor = await createMarkdownProcessor({ smartypants: false, image: config.image });
  store.clear();
  const loaded = new Map<string, string>();
  for (const plan of await checkPlans(site)) {
    const text = new TextDecoder().decode(plan.bytes);
    const rendered = await processor.render(text, { fileURL: pathToFileURL(plan.file) });
    store.set({
      id: plan.id,
      data: { title: plan.title },
      filePath: plan.path,
      rendered: { html: rendered.code, metadata: { headings: rendered.metadata.headings } },
    });
    loaded.set(plan.id, createHash('sha256').update(plan.bytes).digest('base64url'));
  }
  shared().loaded = loaded;
}
