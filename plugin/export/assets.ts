import { readFile } from 'node:fs/promises';
import type { Assets } from './bundle.ts';

/** The styles and the script of a page in one file: a package has them made, the sources make them. */
export async function assets(): Promise<Assets> {
  const made = (name: string) => readFile(new URL(`../astro/${name}`, import.meta.url), 'utf8');
  try {
    return { styles: await made('one-file.css'), script: await made('one-file.js') };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return (await import('./bundle.ts')).bundleAssets();
  }
}
