/**
 * `npm run fuzz`: hostile files, folders and settings against the real command line, each as a process of its own, and
 * mutated plans within this one. Prints what each case took and came to; exits with 1 where one did not end as it must.
 *
 * - `npm run fuzz -- WORD` runs the cases whose names hold the word.
 * - `npm run fuzz -- --minutes 30` runs rounds of mutated plans, of files and links by chance, and of builds that are killed,
 *   stalled or left without a disk. `--seed` begins with the round of that seed; what failed is kept in `test/fuzz/failed`.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { entries } from './entries.ts';
import { formats } from './formats.ts';
import { inputs } from './inputs.ts';
import { fuzzMutations } from './mutations.ts';
import { fuzzRounds } from './rounds.ts';
import { isOrdinary, type Trial, tryEntry, tryFormat, tryInput } from './trial.ts';
import { summaryOf } from './verdict.ts';

const { values, positionals } = parseArgs({
  options: { minutes: { type: 'string' }, seed: { type: 'string' } },
  allowPositionals: true,
});
const [word = ''] = positionals;
const failures: string[] = [];
const slow: string[] = [];

/** What a case may take, in seconds and MB. */
const targets = { ordinary: [2, 500], other: [15, 1000] } as const;

function print(name: string, { run, wrong }: Trial, target: keyof typeof targets): void {
  const { seconds, cpu, megabytes } = run;
  const [mostSeconds, mostMegabytes] = targets[target];
  // What a busy machine adds is not the checker's.
  const isOver = Math.min(seconds, cpu ?? seconds) > mostSeconds || (megabytes ?? 0) > mostMegabytes;
  const figures = [seconds.toFixed(1), cpu?.toFixed(1) ?? '?', megabytes?.toFixed(0) ?? '?'];
  const shown = figures.map((figure, index) => figure.padStart(index < 2 ? 6 : 7)).join('');
  const label = JSON.stringify(name).slice(1, -1).slice(0, 46).padEnd(46);
  console.log(`${label}${shown}  ${isOver ? 'over ' : '     '}${summaryOf(run)}`);
  for (const reason of wrong) console.log(`    WRONG: ${reason}`);
  if (wrong.length > 0) failures.push(name);
  if (isOver) slow.push(`${name} (${seconds.toFixed(1)} s, ${megabytes?.toFixed(0)} MB)`);
}

function title(text: string): void {
  console.log(`\n${text.padEnd(46)}     s   cpu     MB       outcome`);
}

const chosen = <Case extends { name: string }>(cases: readonly Case[]) =>
  cases.filter(({ name }) => name.includes(word));

/** Every case that is known, once. */
async function runCases(): Promise<void> {
  console.log(
    `Node ${process.version}, ${cpus().length} cores. Targets: 2 s and 500 MB for what is under the limits of`,
  );
  console.log('too-large with sections under 100 KB, 15 s and 1 GB for the rest; printed, not asserted.');

  title('What a plan says');
  for (const input of chosen(inputs)) {
    const trial = await tryInput(input);
    print(input.name, trial, isOrdinary(input.bytes(), trial.run) ? 'ordinary' : 'other');
  }
  title('Where it lies, and beside what');
  for (const entry of chosen(entries)) print(entry.name, await tryEntry(entry), 'ordinary');
  title('How it is asked for');
  for (const format of chosen(formats)) print(format.name, await tryFormat(format), 'other');
  if (word === '') {
    title('Mutated plans');
    const { failure } = fuzzMutations({ runs: 2000, seconds: 90 }, console.log);
    if (failure) failures.push(failure.report);
  }

  console.log(`\nOver the target: ${slow.join('; ') || 'none'}`);
}

const [minutes, seed] = [Number(values.minutes ?? 1), Number(values.seed ?? Date.now() % 1_000_000)];
if (!(minutes > 0) || !Number.isInteger(seed)) throw new Error('--minutes and --seed take numbers.');
if (values.minutes === undefined) await runCases();
else failures.push(...(await fuzzRounds(minutes, seed)));

console.log(`Did not end as it must: ${failures.join('; ') || 'none'}`);
process.exitCode = failures.length > 0 ? 1 : 0;
