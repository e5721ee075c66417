import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { examine } from '../../plugin/check/examine.ts';
import { toMermaid } from '../../plugin/mermaid/text.ts';
import { launchOptions } from '../support/browser.ts';
import { type Family, watch } from './family.ts';
import { benchPlan } from './plans.ts';
import { printTable } from './table.ts';
import { atLeast, atMost, median } from './time.ts';

/** A program that draws the texts of a file. */
interface Way {
  name: string;
  script: string;
  /** Its arguments behind the file. */
  args: string[];
}

interface Run extends Family {
  ms: number;
  drawn: number;
  /** Threads or browsers. */
  started: number;
}

const GENERATED = 50;
const ROUNDS = 3;
/** What a worker is expected to take, in megabytes. */
const WORKER = 512;

/**
 * Draws the graphs of the example plans and of generated ones with our renderer and with `rehype-mermaid` in Chromium:
 * whole cold processes in turn, imports, threads and the browser's launch included. Both get the same texts, the same
 * Mermaid and the same configuration of it, ELK among it; each hands over SVG that is ready for a page. Of the ways to use
 * `rehype-mermaid`, those two are taken that start one browser: all graphs in one document, and in a document a core.
 *
 * What bounds ours, by a profile of one cold thread: half of its time is ELK, twice what it takes when it is warm; a
 * tenth is our own reading and dressing, a twelfth Mermaid's copies of its configuration, a twentieth each loading and
 * the collection of garbage. Beside it V8's own threads take two fifths of that again, mostly to compile ELK.
 */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'planwright-bench-'));
  try {
    const texts = [...examples(), ...Array.from({ length: GENERATED }, (_, at) => benchPlan(at + 1))].map(drawable);
    await compare(texts, folder, ROUNDS);
    await compare(texts.slice(0, 1), folder, ROUNDS);
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

function drawable(source: string): string {
  return toMermaid(examine({ text: source, id: 'plan', path: null }).graph);
}

async function compare(texts: readonly string[], folder: string, rounds: number): Promise<void> {
  const file = join(folder, 'texts.json');
  writeFileSync(file, JSON.stringify(texts));
  const [ours, ...peers] = ways(JSON.stringify(await launchOptions()), texts.length);
  const cached = { ...ours, args: [join(folder, `cache-${texts.length}`)] };
  const own: Run[] = [];
  const theirs = peers.map((): Run[] => []);
  for (let round = 0; round < rounds; round += 1) {
    own.push(await runOf(ours, file));
    for (const [at, peer] of peers.entries()) theirs[at]?.push(await runOf(peer, file));
  }
  await runOf(cached, file);
  const warm = await runOf(cached, file);
  console.log(`\n${texts.length} graphs, whole cold processes: median of ${rounds} rounds\n`);
  printTable([
    ['', 'ms', 'CPU ms', 'peak MB', 'drawn', 'threads or browsers'],
    row(ours.name, own),
    ...peers.map(({ name }, at) => row(name, theirs[at] ?? [])),
    row('planwright, second build', [warm]),
  ]);
  conclude(own, theirs, warm);
}

function ways(options: string, texts: number): [Way, ...Way[]] {
  const inDocuments = (count: number): Way => ({
    name: `rehype-mermaid, in ${count === 1 ? 'one document' : `${count} documents`}`,
    script: 'draw-all-rehype.ts',
    args: [String(count), options],
  });
  const counts = new Set([1, Math.min(texts, availableParallelism())]);
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
  const middle = (key: keyof Run) => median(runs.map((run) => run[key])).toFixed(0);
  return [name, middle('ms'), middle('cpu'), middle('memory'), middle('drawn'), middle('started')];
}

/** @throws where the program does not come to its end, or not all is drawn */
async function runOf({ name, script, args }: Way, file: string): Promise<Run> {
  const program = fileURLToPath(new URL(script, import.meta.url));
  const start = performance.now();
  const child = spawn(process.execPath, [program, file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const family = watch(child.pid ?? 0);
  const [said, [code]] = await Promise.all([textOf(child.stdout), once(child, 'exit')]);
  const ms = performance.now() - start;
  const taken = family.stop();
  if (code !== 0) throw new Error(`${name} ended with ${code}`);
  return { ms, ...taken, ...(JSON.parse(said) as { drawn: number; started: number }) };
}
