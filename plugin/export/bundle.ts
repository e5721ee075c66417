import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/** The styles and scripts of a page in one file. */
export interface Assets {
  styles: string;
  script: string;
}

/** Bundles the styles and scripts of sites into one style sheet and one script. */
export async function bundleAssets(): Promise<Assets> {
  const [styles, script] = await Promise.all([
    flatten(new URL('../astro/styles/one-file.css', import.meta.url)),
    bundle(new URL('../astro/client/graph.ts', import.meta.url)),
  ]);
  return { styles, script };
}

/** A style sheet with those that it imports, without comments. */
async function flatten(file: URL): Promise<string> {
  const pieces = (await readFile(file, 'utf8')).replace(/\/\*[\s\S]*?\*\//g, '').split(/@import "([^"]+)";/);
  const flat = await Promise.all(pieces.map((piece, at) => (at % 2 === 0 ? piece : flatten(new URL(piece, file)))));
  return flat
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};]) ?/g, '$1');
}

async function bundle(file: URL): Promise<string> {
  const build = await rolldown({ input: fileURLToPath(file), platform: 'browser' });
  const { output } = await build.generate({ format: 'iife', minify: true });
  return output[0].code;
}
