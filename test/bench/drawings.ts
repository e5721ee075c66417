import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { examine } from '../../plugin/check/examine.ts';
import type { Diagram } from '../../plugin/mermaid/diagram.ts';
import { toFlowchart } from '../../plugin/mermaid/text.ts';
import { english } from '../../plugin/render/words/index.ts';
import { launchOptions } from '../support/browser.ts';
import { type Family, watch } from './family.ts';
import { benchPlan } from './plans.ts';
import { printTable } from './table.ts';
import { atLeast, atMost, median } from './time.ts';

/** A program that draws the diagrams of a file. */
interface Program {
  name: string;
  script: string;
  /** Its arguments after the file. */
  args: string[];
}

interface Run extends Family {
  ms: number;
  drawn: number;
  /** Threads or browsers. */
  started: number;
  /** Processor time of each round in milliseconds, where it says so. */
  times?: number[];
}

const GENERATED = 50;
const ROUNDS = 3;
/** Of so many rounds in one process the later half is warm. */
const WARM_ROUNDS = 6;
/** What a worker is expected to take, in megabytes. */
const WORKER = 512;

/**
 * Draws the graphs of the example plans and of generated ones with our renderer, with `rehype-mermaid` in Chromium and with
 * `beautiful-mermaid`, which lays out with ELK as well, but measures, parses and paints in a few hundred lines of its own.
 */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'planwright-bench-'));
  try {
    const all = [...examples(), ...Array.from({ length: GENERATED }, (_, at) => benchPlan(at + 1))].map(drawable);
    await compareInOneThread(all, folder);
    await compare(all, folder, ROUNDS);
    await compare(all.slice(0, 1), folder, ROUNDS);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function examples(): string[] {
  const home = new URL('../../plans/', import.meta.url);
  return globSync('**/tasks.md', { cwd: home })
    .sort()
    .map((file) => readFileSync(new URL(file, home), 'utf8'));
}

function drawable(source: string): Diagram {
  return toFlowchart(examine({ text: source, id: 'plan', path: null }).graph, english);
}

/**
 * Ours beside `beautiful-mermaid`, one thread each: whole cold processes in turn, with compiled modules kept from run to run
 * as our pool keeps them, and rounds in a process that is warm.
 *
 * What bounds ours, by a profile of warm rounds: half is ELK, which alone takes as long as all that `beautiful-mermaid`
 * does (nine tenths of that is ELK, too); a fifth is Mermaid's parser, painting and copies of its configuration; a seventh
 * is our document, measuring and post-processing; a tenth is garbage collection. So 1.2 is out of reach for the real
 * Mermaid: with nothing of our own, the ratio would still be about 2. What ELK can be set to (thoroughness, model order,
 * placement) changes its time by a tenth at most; V8's flags and Mermaid's minified build change nothing.
 */
async function compareInOneThread(diagrams: readonly Diagram[], folder: string): Promise<void> {
  const file = join(folder, 'one-thread.json');
  writeFileSync(file, JSON.stringify(diagrams));
  const env = { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') };
  const names = ['planwright', 'beautiful-mermaid'] as const;
  const runRounds = (name: string, rounds: number) =>
    runOf({ name, script: 'draw-in-one-thread.ts', args: [String(rounds), name] }, file, env);
  const warm: number[] = [];
  for (const name of names) warm.push(median((await runRounds(name, WARM_ROUNDS)).times?.slice(WARM_ROUNDS / 2) ?? []));
  const cold = names.map((): Run[] => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [at, name] of names.entries()) cold[at]?.push(await runRounds(name, 1));
  }
  const middle = (key: 'ms' | 'cpu' | 'drawn', at: number) => median(cold[at]?.map((run) => run[key]) ?? []);
  console.log(`\n${diagrams.length} graphs one after another in one thread: median of ${ROUNDS} cold processes\n`);
  printTable([
    ['', 'cold ms', 'CPU ms', 'warm CPU ms', 'drawn'],
    ...names.map((name, at) => [
      name,
      ...[middle('ms', at), middle('cpu', at), warm[at] ?? Number.NaN, middle('drawn', at)].map((value) =>
        value.toFixed(0),
      ),
    ]),
  ]);
  const [ours = Number.NaN, theirs = Number.NaN] = warm;
  const expected = 1.2;
  console.log(
    `\nTime of a cold process, in times of beautiful-mermaid: ${atMost(middle('ms', 0) / middle('ms', 1), expected)}`,
  );
  console.log(`Processor time of a cold process: ${atMost(middle('cpu', 0) / middle('cpu', 1), expected)}`);
  console.log(`Processor time of a warm round: ${atMost(ours / theirs, expected)}`);
}

async function compare(diagrams: readonly Diagram[], folder: string, rounds: number): Promise<void> {
  const file = join(folder, 'diagrams.json');
  writeFileSync(file, JSON.stringify(diagrams));
  const [ours, ...peers] = programs(JSON.stringify(await launchOptions()), diagrams.length);
  const cached = { ...ours, args: [join(folder, `cache-${diagrams.length}`)] };
  const own: Run[] = [];
  const theirs = peers.map((): Run[] => []);
  for (let round = 0; round < rounds; round += 1) {
    own.push(await runOf(ours, file));
    for (const [at, peer] of peers.entries()) theirs[at]?.push(await runOf(peer, file));
  }
  await runOf(cached, file);
  const warm = await runOf(cached, file);
  console.log(`\n${diagrams.length} graphs, whole cold processes: median of ${rounds} rounds\n`);
  printTable([
    ['', 'ms', 'CPU ms', 'peak MB', 'drawn', 'threads or browsers'],
    row(ours.name, own),
    ...peers.map(({ name }, at) => row(name, theirs[at] ?? [])),
    row('planwright, second build', [warm]),
  ]);
  conclude(own, theirs, warm);
}

/**
 * All get the same texts, the same Mermaid and the same configuration of it, ELK among it; each hands over SVG that is ready
 * for a page. Of what `rehype-mermaid` can do, those two are taken that start one browser: all graphs in one document, and
 * in a document a core.
 */
function programs(options: string, diagrams: number): [Program, ...Program[]] {
  const inDocuments = (count: number): Program => ({
    name: `rehype-mermaid, in ${count === 1 ? 'one document' : `${count} documents`}`,
    script: 'draw-all-rehype.ts',
    args: [String(count), options],
  });
  const counts = new Set([1, Math.min(diagrams, availableParallelism())]);
  return [{ name: 'planwright', script: 'draw-all.ts', args: [] }, ...[...counts].map(inDocuments)];
}

function conclude(own: readonly Run[], theirs: readonly Run[][], warm: Run): void {
  const fastest = (key: 'ms' | 'cpu') =>
    median(own.map((run, round) => Math.min(...theirs.map((runs) => runs[round]?.[key] ?? Number.NaN)) / run[key]));
  const memory = Math.max(...own.map((run) => run.memory / run.started));
  console.log(`\nTime of rehype-mermaid the faster way, in times of ours: ${atLeast(fastest('ms'), 1.5)}`);
  console.log(`Processor time of it, in times of ours: ${fastest('cpu').toFixed(2)}`);
  console.log(`Megabytes a worker, the main thread among them: ${atMost(memory, WORKER)}`);
  console.log(`Workers started by a second build: ${atMost(warm.started, 0)}`);
}

function row(name: string, runs: readonly Run[]): string[] {
  const middle = (key: Exclude<keyof Run, 'times'>) => median(runs.map((run) => run[key])).toFixed(0);
  return [name, middle('ms'), middle('cpu'), middle('memory'), middle('drawn'), middle('started')];
}

/** @throws where the program does not come to its end, or not all is drawn */
async function runOf({ name, script, args }: Program, file: string, env = process.env): Promise<Run> {
  const program = fileURLToPath(new URL(script, import.meta.url));
  const start = performance.now();
  const child = spawn(process.execPath, [program, file, ...args], { stdio: ['ignore', 'pipe', 'inherit'], env });
  const family = watch(child.pid ?? 0);
  const [said, [code]] = await Promise.all([textOf(child.stdout), once(child, 'exit')]);
  const ms = performance.now() - start;
  const taken = family.stop();
  if (code !== 0) throw new Error(`${name} ended with ${code}`);
  return { ms, ...taken, ...(JSON.parse(said) as Pick<Run, 'drawn' | 'started' | 'times'>) };
}
