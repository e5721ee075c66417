import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { HookParameters } from 'astro';
import { toMermaid } from '../mermaid/text.ts';
import { english } from '../render/words/index.ts';
import { filled } from './embed-page.ts';
import type { PublishedPlan } from './page.ts';
import { publishedPlans, shared } from './shared.ts';
import { type Locale, type Site, siteLanguage } from './site.ts';
import { addressOf, type PageFile, siteUrls } from './urls.ts';

/** A file beside a plan's page: what it is served as, and what is in it. */
interface FileKind {
  type: string;
  content(plan: PublishedPlan): string | Uint8Array | Promise<string | Uint8Array>;
}

const kinds: Readonly<Record<PageFile, FileKind>> = {
  'source.md': { type: 'text/markdown; charset=utf-8', content: ({ plan }) => plan.source },
  'plan.json': { type: 'application/json; charset=utf-8', content: (plan) => plan.json() },
  'plan.mmd': { type: 'text/vnd.mermaid; charset=utf-8', content: ({ plan }) => toMermaid(plan.graph, english) },
  'badge.svg': { type: 'image/svg+xml', content: (plan) => plan.badge().svg },
  'badge.json': { type: 'application/json', content: (plan) => JSON.stringify(plan.badge().shields) },
  'picture.png': { type: 'image/png', content: (plan) => plan.picture() },
};

/** Pictures are for link previews, which need the site's address; sources are for the playground. */
function namesOf({ address, options }: Pick<Site, 'address' | 'options'>): PageFile[] {
  const left = [address === undefined && 'picture.png', !options.playground && 'source.md'];
  return (Object.keys(kinds) as PageFile[]).filter((name) => !left.includes(name));
}

/**
 * Writes the embed pages of a build and the files beside its pages. They are not routes, since each route costs Astro as much
 * as a small page.
 *
 * @throws {AstroError} that names the plan, where a picture or a page cannot be made
 */
export async function writeFiles(site: Site, dir: URL): Promise<void> {
  for (const locale of site.locales) await writeEmbeds(site, locale, dir);
  for (const [id, plan] of publishedPlans()) {
    const folder = join(fileURLToPath(dir), site.options.prefix, addressOf(id));
    mkdirSync(folder, { recursive: true });
    for (const name of namesOf(site)) writeFileSync(join(folder, name), await kinds[name].content(plan));
  }
}

/** Fills in the blank that Astro has rendered in place of the first plan's embed page. */
async function writeEmbeds(site: Site, locale: Locale, dir: URL): Promise<void> {
  const name = site.format === 'directory' ? 'embed/index.html' : 'embed.html';
  const fileOf = (id: string) => join(fileURLToPath(dir), locale.path, site.options.prefix, addressOf(id), name);
  const t = shared().words.get(locale.path) ?? siteLanguage(site, locale);
  let blank: string | undefined;
  for (const [id, plan] of publishedPlans()) {
    const file = fileOf(id);
    blank ??= readFileSync(file, 'utf8');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, filled(blank, await plan.embed(t, locale)));
  }
}

/** Serves these files in dev, made from the plan as it is at the time. */
export function serveFiles({ server }: Pick<HookParameters<'astro:server:setup'>, 'server'>, site: Site): void {
  const urls = siteUrls(site);
  const names = namesOf(site);
  // Astro has removed the base from `url`.
  server.middlewares.use(async (request, response, next) => {
    const [pathname = ''] = (request.originalUrl ?? '').split('?');
    try {
      const name = names.find((one) => pathname.endsWith(`/${one}`));
      const [, plan] = (name && [...publishedPlans()].find(([id]) => urls.file(id, name) === pathname)) || [];
      if (!name || !plan) return next();
      const { type, content } = kinds[name];
      response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-cache' }).end(await content(plan));
    } catch (error) {
      next(error);
    }
  });
}
