import { readFile, writeFile } from 'node:fs/promises';
import { ruleIds } from '../plugin/rules/index.ts';
import { headOf } from './rules/head.ts';
import { renewPage } from './rules/page.ts';
import { renewTable } from './rules/table.ts';

const folder = new URL('../src/content/docs/rules/', import.meta.url);
const descriptions = new Map<string, string>();

for (const id of ruleIds) {
  const page = await renew(new URL(`${id}.md`, folder), (old) => renewPage(id, old));
  descriptions.set(id, headOf(page).description);
}
await renew(new URL('index.mdx', folder), (old) => renewTable(old, descriptions));

/** Writes a file anew where that changes it. */
async function renew(file: URL, renewed: (old: string) => string): Promise<string> {
  const old = await readFile(file, 'utf8');
  const page = renewed(old);
  if (page !== old) await writeFile(file, page);
  return page;
}
