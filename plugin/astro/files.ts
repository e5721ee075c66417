import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { HookParameters } from 'astro';
import type { PublishedPlan } from './page.ts';
import { publishedPlans } from './shared.ts';
import type { Site } from './site.ts';
import { addressOf, type PlanFile, siteUrls } from './urls.ts';

/** A file beside a plan's page: what it is served as, and what is in it. */
interface FileKind {
  type: string;
  content(plan: PublishedPlan): string | Uint8Array | Promise<string | Uint8Array>;
}

const kinds: Readonly<Record<PlanFile, FileKind>> = {
  'source.md': { type: 'text/markdown; charset=utf-8', content: (plan) => plan.source() },
  'plan.json': { type: 'application/json; charset=utf-8', content: (plan) => plan.json() },
  'plan.mmd': { type: 'text/vnd.mermaid; charset=utf-8', content: (plan) => plan.mermaid() },
  'badge.svg': { type: 'image/svg+xml', content: (plan) => plan.badge().svg },
  'badge.json': { type: 'application/json', content: (plan) => JSON.stringify(plan.badge().shields) },
  'picture.png': { type: 'image/png', content: (plan) => plan.picture() },
};

/** A picture is for links, which are whole only where the site has an address, and a source for the playground. */
function namesOf({ address, options }: Pick<Site, 'address' | 'options'>): PlanFile[] {
  const left = [address === undefined && 'picture.png', !options.playground && 'source.md'];
  return (Object.keys(kinds) as PlanFile[]).filter((name) => !left.includes(name));
}

/**
 * Writes the files beside the pages of a build. They are no routes: Astro takes as long for each of those as for a small page.
 *
 * @throws {AstroError} that names the plan, where a picture cannot be made
 */
export async function writeFiles(site: Site, dir: URL): Promise<void> {
  for (const [id, plan] of publishedPlans()) {
    const folder = join(fileURLToPath(dir), site.options.prefix, addressOf(id));
    await mkdir(folder, { recursive: true });
    const write = async (name: PlanFile) => writeFile(join(folder, name), await kinds[name].content(plan));
    await Promise.all(namesOf(site).map(write));
  }
}

/** Serves them in dev, as each plan is at the time. */
export function serveFiles({ server }: Pick<HookParameters<'astro:server:setup'>, 'server'>, site: Site): void {
  const urls = siteUrls(site);
  const names = namesOf(site);
  // Astro has taken the base off `url`.
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
