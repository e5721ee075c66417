import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroConfig } from 'astro';
import type { Site } from './site.ts';

type VitePlugin = NonNullable<NonNullable<AstroConfig['vite']['plugins']>[number]>;

/** Where the pages find what the integration was given; `virtual.d.ts` declares the modules. */
export function virtualModules(site: Site, layout: string): VitePlugin {
  const { options, base, trailingSlash, format } = site;
  const modules = new Map([
    ['virtual:planwright/site', `export const site = ${JSON.stringify({ options, base, trailingSlash, format })};`],
    ['virtual:planwright/layout', `export { default } from ${JSON.stringify(layout)};`],
  ]);
  return {
    name: 'planwright:virtual-modules',
    resolveId: (id) => (modules.has(id) ? `\0${id}` : undefined),
    load: (id) => (id.startsWith('\0') ? modules.get(id.slice(1)) : undefined),
  };
}

/** The module to import a layout from: a path starts with a dot or slash, anything else is a package's. */
export function layoutModule(site: Site): string {
  const { layout } = site.options;
  if (layout === undefined) return fileURLToPath(new URL('./layouts/Layout.astro', import.meta.url));
  return /^[./]/.test(layout) ? resolve(site.root, layout) : layout;
}
