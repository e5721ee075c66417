/** What chance makes of texts, of files and of builds, round after round. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { faults, siteToDisturb } from './faults.ts';
import { fuzzMutations } from './mutations.ts';
import { randomBytes } from './random.ts';
import { tree } from './trees.ts';
import { tryTree } from './trial.ts';

/** Where what failed is kept. */
const KEPT = fileURLToPath(new URL('./failed/', import.meta.url));

const TREES_A_ROUND = 4;

/** Goes on until the time is over; the same seed makes the same rounds. Returns the names of what failed. */
export async function fuzzRounds(minutes: number, seed: number): Promise<string[]> {
  const end = Date.now() + minutes * 60_000;
  const site = await siteToDisturb('fuzz');
  const failures: string[] = [];
  const done = { texts: 0, trees: 0, kills: 0, stalls: 0, 'other faults': 0 };
  const keep = async (name: string, content: string, reasons: readonly string[]) => {
    await mkdir(KEPT, { recursive: true });
    await writeFile(join(KEPT, name), content);
    for (const reason of reasons) console.log(`    WRONG: ${reason}`);
    console.log(`    kept as ${join(KEPT, name)}`);
    failures.push(name);
  };
  for (let round = seed; Date.now() < end; round++) {
    console.log(`\nSeed ${round}`);
    const { runs, failure } = fuzzMutations({ runs: 400, seconds: 10, seed: round }, console.log);
    done.texts += runs;
    if (failure) await keep(`${round}.md`, failure.text, [failure.report]);
    for (const [index, planted] of fc.sample(tree, { seed: round, numRuns: TREES_A_ROUND }).entries()) {
      const { wrong } = await tryTree(planted);
      done.trees += 1;
      if (wrong.length > 0)
        await keep(`${round}-${index}.json`, JSON.stringify({ tree: planted, wrong }, null, 2), wrong);
    }
    const fault = faults[Math.abs(round) % faults.length];
    const [most = 0, least = 0] = randomBytes(2, round);
    const chance = (most * 256 + least) / 65_536;
    if (!fault) continue;
    console.log(`${fault.name}, ${chance.toFixed(3)}`);
    const wrong = await fault.wrong(site, chance);
    done[/^killed/.test(fault.name) ? 'kills' : fault.name === 'stalled' ? 'stalls' : 'other faults'] += 1;
    const content = JSON.stringify({ fault: fault.name, chance, wrong }, null, 2);
    if (wrong.length > 0) await keep(`${round}-fault.json`, content, wrong);
  }
  console.log(
    `\n${Object.entries(done)
      .map(([kind, count]) => `${count} ${kind}`)
      .join(', ')}`,
  );
  return failures;
}
