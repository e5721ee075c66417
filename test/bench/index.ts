/**
 * `npm run bench`: how long things take, in nine parts; `npm run bench -- peers` runs one of them, and
 * `npm run bench -- site 100` that of a site with fewer plans. What is expected
 * stands beside each figure and is not asserted: a machine that has other things to do fails no test.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';

const parts = {
  steps: () => import('./steps.ts'),
  peers: () => import('./peers.ts'),
  scale: () => import('./scale.ts'),
  constraints: () => import('./constraints.ts'),
  layouts: () => import('./layout.ts'),
  drawings: () => import('./drawings.ts'),
  pages: () => import('./pages.ts'),
  site: () => import('./site.ts'),
  playground: () => import('./playground.ts'),
} as const satisfies Record<string, () => Promise<{ run: (plans?: number) => void | Promise<void> }>>;

const { positionals } = parseArgs({ allowPositionals: true });
const [numbers, names] = [positionals.filter(isNumber), positionals.filter((one) => !isNumber(one))];
const unknown = names.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) throw new Error(`Unexpected ${unknown.join(', ')}, expected ${Object.keys(parts).join(', ')}.`);

console.log(`Node ${process.version}, ${cpus().length} cores`);
for (const [name, load] of Object.entries(parts)) {
  if (names.length === 0 || names.includes(name)) await (await load()).run(...numbers.slice(0, 1).map(Number));
}

function isNumber(argument: string): boolean {
  return /^\d+$/.test(argument);
}
