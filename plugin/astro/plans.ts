import { readFile } from 'node:fs/promises';
import { glob } from 'tinyglobby';
import type { Finding } from '../rules/finding.ts';
import type { Site } from './site.ts';

export interface CheckedPlan {
  id: string;
  file: string;
  path: string;
  bytes: Uint8Array;
  title: string;
  findings: Finding[];
}

export async function checkPlans(site: Site): Promise<CheckedPlan[]> {
  const files = await glob('**/tasks.md', { cwd: site.plansRoot });
  return Promise.all(
    files.sort().map(async (name) => {
      const file = `${site.plansRoot}/${name}`;
      const bytes = await readFile(file);
      const title = /^# (.*)/m.exec(bytes.toString())?.[1] ?? name;
      return {
        id: name.replace(/\/tasks\.md$/, ''),
        file,
        path: file.slice(site.root.length),
        bytes,
        title,
        findings: [],
      };
    }),
  );
}
