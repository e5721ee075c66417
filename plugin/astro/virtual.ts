import { resolve } from 'node:path';
import type { AstroConfig } from 'astro';
import type { Site } from './site.ts';

type VitePlugin = NonNullable<AstroConfig['vite']['plugins']>[number];

/** Where the pages find what the integration was given; `modules.d.ts` declares the modules. */
export function virtualModules(site: Site): VitePlugin {
  const { options, base, trailingSlash, format } = site;
  const known = { options, base, trailingSlash, format, printsTitle: site.frame.printsTitle };
  const modules = new Map([
    ['virtual:planwright/site', `export const site = ${JSON.stringify(known)};`],
    ['virtual:planwright/layout', `export { default } from ${JSON.stringify(layoutModule(site))};`],
  ]);
  return {
    name: 'planwright:virtual-modules',
    resolveId: (id) => (modules.has(id) ? `\0${id}` : undefined),
    load: (id) => (id.startsWith('\0') ? modules.get(id.slice(1)) : undefined),
  };
}

/** A path starts with a dot or a slash and counts from the project's root; anything else is a package's. */
function layoutModule({ root, frame: { layout } }: Site): string {
  return layout.startsWith('.') ? resolve(root, layout) : layout;
}
