import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroConfig } from 'astro';
import { planwrightError } from './error.ts';
import type { Site } from './site.ts';

const plugin = fileURLToPath(new URL('..', import.meta.url));

/** A plugin of the Vite that Astro runs. */
export type VitePlugin = NonNullable<AstroConfig['vite']['plugins']>[number];

/**
 * Lets a site use this package from outside its own folder: its files are served in dev, and what they import from Astro
 * and Starlight is the site's copy.
 */
export function linked(): VitePlugin {
  return {
    name: 'planwright:linked',
    config: () => ({ resolve: { dedupe: ['astro', '@astrojs/starlight'] } }),
    // A list returned from `config` replaces Vite's defaults.
    configResolved: ({ server }) => void server.fs.allow.push(plugin),
    // Astro looks for a component's script below the site's root where the two have no folder in common.
    load: {
      order: 'pre',
      handler(id) {
        const [file = '', rest] = id.split('?astro&type=script&index=0');
        if (rest === undefined || !file.startsWith(plugin)) return undefined;
        if (this.environment.name !== 'client') return '';
        return /<script>(.*?)<\/script>/s.exec(readFileSync(file, 'utf8'))?.[1];
      },
    },
  };
}

/** Lets the worker of the playground be bundled. */
export function playgroundWorker(): VitePlugin {
  // This package's build for browsers uses `document`, which workers lack.
  const decoder = import.meta.resolve('decode-named-character-reference');
  const mermaid = 'mermaid/dist/mermaid.esm.min.mjs';
  return {
    name: 'planwright:playground',
    config: () => ({
      resolve: { alias: { 'decode-named-character-reference': fileURLToPath(decoder) } },
      // Mermaid is a chunk of its own, loaded when there is something to draw.
      worker: { format: 'es', plugins: () => [flowchartsAlone()] },
      // It is bundled already; if Vite bundled it again in dev, the page would reload.
      optimizeDeps: { exclude: [mermaid] },
    }),
    configResolved: ({ server }) => void server.fs.allow.push(dirname(fileURLToPath(import.meta.resolve(mermaid)))),
  };
}

/** Leaves out what Mermaid loads for diagrams and layouts that the playground never draws: half of it, in 80 files. */
function flowchartsAlone(): VitePlugin {
  const loaded = /\/mermaid\/dist\/.*\.mjs$/;
  const drawn = /\/(?:flowDiagram|elk)-[^/]*$/;
  return {
    name: 'planwright:flowcharts',
    resolveDynamicImport: (name, from) =>
      typeof name === 'string' && loaded.test(from ?? '') && !drawn.test(name) ? false : null,
  };
}

/** Modules that give pages the options of the integration; `modules.d.ts` declares them. */
export function virtualModules(site: Site): VitePlugin {
  const { options, base, trailingSlash, format, locales, hasPagefind, frame } = site;
  const known = {
    options,
    base,
    trailingSlash,
    format,
    locales,
    hasPagefind,
    title: frame.title,
    printsTitle: frame.printsTitle,
  };
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

/** A path that begins with a dot counts from the project's root; without one it is absolute or a package's. */
function layoutModule({ root, frame: { layout } }: Site): string {
  if (!layout.startsWith('.')) return layout;
  const file = resolve(root, layout);
  if (existsSync(file)) return file;
  throw planwrightError(
    `The layout "${layout}" does not exist: there is no ${file}.`,
    'A path counts from the root of the project.',
  );
}
