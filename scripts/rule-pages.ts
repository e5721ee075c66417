import { readFile, writeFile } from 'node:fs/promises';
import { ruleIds } from '../plugin/rules/index.ts';
import { renewPage } from './rules/page.ts';
import { renewTable } from './rules/table.ts';

const folder = new URL('../src/content/docs/rules/', import.meta.url);

for (const id of ruleIds) await renew(new URL(`${id}.md`, folder), (old) => renewPage(id, old));
await renew(new URL('index.md', folder), renewTable);

/** Writes a file anew where that changes it. */
async function renew(file: URL, renewed: (old: string) => string): Promise<void> {
  const old = await readFile(file, 'utf8');
  const page = renewed(old);
  if (page !== old) await writeFile(file, page);
}
