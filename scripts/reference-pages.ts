import { writeFile } from 'node:fs/promises';
import { referencePages } from './reference/index.ts';

const folder = new URL('../src/content/docs/reference/', import.meta.url);

for (const [name, page] of Object.entries(await referencePages())) await writeFile(new URL(name, folder), page);
