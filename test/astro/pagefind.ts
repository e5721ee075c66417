import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Project } from './project.ts';

/** What Pagefind knows of a page; `url` without the site's base. */
export interface SearchRecord {
  url: string;
  content: string;
  meta: Record<string, string>;
}

/** Every page in the search of a built site. */
export async function searchRecords(site: Project): Promise<SearchRecord[]> {
  const fragments = (await site.built()).filter((file) => file.endsWith('.pf_fragment'));
  return Promise.all(fragments.map(async (file) => record(await readFile(join(site.dist, file)))));
}

/** Compressed JSON after a signature. */
function record(bytes: Buffer): SearchRecord {
  const text = gunzipSync(bytes).toString();
  return JSON.parse(text.slice(text.indexOf('{')));
}
