import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempDisposableSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { counted } from '../../plugin/rules/support/wording.ts';
import { type BenchFolder, writeBenchPlans } from './plans.ts';
import { printTable } from './table.ts';
import { atLeast, median } from './time.ts';

/** A program that reads all plans below its working directory. */
interface Peer {
  name: string;
  args: string[];
  /** What its output tells of how much it found; null where it tells nothing. */
  said: (output: string) => string | null;
  /** How many times our time it is expected to take, by the number of plans. */
  expected?: Readonly<Record<number, number>>;
}

/** One run of a program. */
interface Run {
  ms: number;
  cpu: number;
  /** Megabytes at most. */
  memory: number;
  said: string;
}

const PLANS = 500;
const ROUNDS = 3;
const TEMPORARY = fileURLToPath(new URL('../.tmp/', import.meta.url));
const usage = new URL('./usage.mjs', import.meta.url).href;

/** What linters of Markdown make of our grammar: with GFM they know the tables and boxes, without it they take less time. */
const peersOf = (packages: string): Peer[] => [
  check('planwright check', join(packages, 'planwright/dist/cli.js')),
  check('the same from its sources', fileURLToPath(new URL('../../plugin/cli/index.ts', import.meta.url))),
  {
    name: 'markdownlint-cli2',
    args: [inPackage('markdownlint-cli2', 'markdownlint-cli2-bin.mjs'), '**/tasks.md'],
    said: (output) => firstMatch(/(?<=Summary: ).*/, output),
    expected: { 1: 3, [PLANS]: 8 },
  },
  { ...remark('plain.mjs'), name: 'remark-cli, recommended', expected: { [PLANS]: 4 } },
  { ...remark('gfm.mjs'), name: 'the same with GFM' },
];

/**
 * Times whole processes, cold and in turn: all programs once, then all again, so that each meets the same machine. From
 * the second round on ours finds the modules that it compiled in the first.
 *
 * On a machine that is busy otherwise only CPU times compare. Of 500 plans, the main thread of a check took 1.4 to 1.5 s: 0.2 s
 * to start, 0.9 s to parse and read, 0.4 s to relate and judge; that of markdownlint-cli2 5.8 to 6.4 s.
 */
export function run(): void {
  // Inside the repository, where its dependencies are installed.
  mkdirSync(TEMPORARY, { recursive: true });
  using packages = mkdtempDisposableSync(join(TEMPORARY, 'packages-'));
  execFileSync(process.execPath, [fileURLToPath(new URL('../../scripts/pack.ts', import.meta.url)), packages.path]);
  const peers = peersOf(packages.path);
  compare(peers, PLANS, ROUNDS);
  compare(peers, 1, 2 * ROUNDS - 1);
}

function compare(peers: readonly Peer[], plans: number, rounds: number): void {
  using files = writeBenchPlans(plans);
  writeRemarkSettings(files);
  const runs = Array.from({ length: rounds }, () => peers.map((peer) => runPeer(peer, files.folder)));
  const size = `${(files.bytes / 1e6).toFixed(2)} MB`;
  console.log(
    `\n${counted(plans, 'plan')} (${size}, ${files.wrong} with a mistake), whole processes: median of ${rounds} rounds\n`,
  );
  printTable(
    [['', 'ms', 'CPU ms', 'ratio', 'peak MB', 'reported'], ...peers.map(({ name }, index) => row(name, runs, index))],
    true,
  );
  console.log('');
  for (const [index, { name, expected }] of peers.entries()) {
    const least = expected?.[plans];
    if (least) console.log(`Time of ${name}, in times of ours: ${atLeast(median(ratios(runs, index)), least)}`);
  }
}

function ratios(runs: readonly Run[][], index: number): number[] {
  return runs.map((round) => (round[index]?.ms ?? Number.NaN) / (round[0]?.ms ?? Number.NaN));
}

function row(name: string, runs: readonly Run[][], index: number): string[] {
  const own = runs.flatMap((round) => round[index] ?? []);
  const middle = (key: 'ms' | 'cpu' | 'memory') => median(own.map((one) => one[key])).toFixed(0);
  const ratio = median(ratios(runs, index)).toFixed(2);
  return [name, middle('ms'), middle('cpu'), ratio, middle('memory'), own[0]?.said ?? ''];
}

/** @throws where the program does not say what it found */
function runPeer({ name, args, said }: Peer, cwd: string): Run {
  const start = performance.now();
  const { output } = spawnSync(process.execPath, ['--import', usage, ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const ms = performance.now() - start;
  const printed = stripVTControlCharacters(`${output[1]}${output[2]}`);
  const found = said(printed);
  if (found === null) throw new Error(`${name} says nothing of what it found:\n${printed.slice(0, 2000)}`);
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(output[3] ?? '') as NodeJS.ResourceUsage;
  return { ms, cpu: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS / 1024, said: found };
}

function check(name: string, cli: string): Peer {
  return { name, args: [cli, 'check'], said: (output) => firstMatch(/\d+ plans? checked: .*/, output) };
}

function remark(settings: string): Pick<Peer, 'args' | 'said'> {
  const options = ['--no-stdout', '--no-config', '--rc-path', settings];
  return {
    args: [inPackage('remark-cli', 'cli.js'), ...options, '**/tasks.md'],
    said: (output) => {
      const clean = output.match(/: no issues found$/gm)?.length ?? 0;
      return firstMatch(/\d+ warnings?$/m, output) ?? (clean > 0 ? `no issues in ${counted(clean, 'file')}` : null);
    },
  };
}

function firstMatch(pattern: RegExp, text: string): string | null {
  return pattern.exec(text)?.[0] ?? null;
}

function writeRemarkSettings({ folder }: BenchFolder): void {
  const [gfm, preset] = ['remark-gfm', 'remark-preset-lint-recommended'].map((name) => import.meta.resolve(name));
  const write = (name: string, modules: (string | undefined)[]) => {
    const imports = modules.map((url, index) => `import plugin${index} from ${JSON.stringify(url)};`);
    const plugins = modules.map((_, index) => `plugin${index}`);
    writeFileSync(join(folder, name), `${imports.join('\n')}\nexport default { plugins: [${plugins}] };\n`);
  };
  write('plain.mjs', [preset]);
  write('gfm.mjs', [gfm, preset]);
}

function inPackage(name: string, file: string): string {
  return fileURLToPath(new URL(`../../node_modules/${name}/${file}`, import.meta.url));
}
