/**
 * `npm run bench`: how long things take, in seven parts; `npm run bench -- peers` runs one of them. What is expected
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
} as const satisfies Record<string, () => Promise<{ run: () => void | Promise<void> }>>;

const { positionals } = parseArgs({ allowPositionals: true });
const unknown = positionals.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) throw new Error(`Unexpected ${unknown.join(', ')}, expected ${Object.keys(parts).join(', ')}.`);

console.log(`Node ${process.version}, ${cpus().length} cores`);
for (const [name, load] of Object.entries(parts)) {
  if (positionals.length === 0 || positionals.includes(name)) await (await load()).run();
}
