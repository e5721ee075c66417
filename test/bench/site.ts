import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { examine } from '../../plugin/check/examine.ts';
import type { Diagram } from '../../plugin/mermaid/diagram.ts';
import { picturesOf } from '../../plugin/mermaid/pictures.ts';
import type { Task } from '../../plugin/plan/model.ts';
import { english } from '../../plugin/render/words/index.ts';
import { nameOf, sitePlans, writePageSite, writePlanSite } from './site-project.ts';
import { printTable } from './table.ts';
import { atMost, median } from './time.ts';

/** A build of each site. */
interface Row {
  name: string;
  pages: Usage;
  plans: Usage;
}

/** What a process took, its threads included. */
interface Usage {
  seconds: number;
  /** Processor time in seconds. */
  cpu: number;
  /** Megabytes at most. */
  memory: number;
}

const PLANS = 500;
/** How often a plan is changed while the dev server runs. */
const CHANGES = 5;
const TEMPORARY = fileURLToPath(new URL('../.tmp/', import.meta.url));
const usage = new URL('./usage.mjs', import.meta.url).href;
const astro = fileURLToPath(new URL('../../node_modules/astro/bin/astro.mjs', import.meta.url));

/** What a build finds of the one before it: of Astro's cache folder, which holds our drawings as well, all but `gone`. */
const builds = [
  { name: 'nothing cached', gone: /^/ },
  { name: 'drawings cached', gone: /^(?!planwright$)/ },
  { name: 'nothing changed', gone: /^$/ },
] as const;

/**
 * Builds a Starlight site of plans, and one of the same files as plain Markdown pages: whole processes in turn, one each.
 * Then changes plans while a dev server shows them.
 */
export async function run(plans = PLANS): Promise<void> {
  // Inside the repository, where `planwright` resolves to itself.
  mkdirSync(TEMPORARY, { recursive: true });
  const folder = mkdtempSync(join(TEMPORARY, 'bench-'));
  try {
    const texts = sitePlans(plans);
    const sites = { pages: join(folder, 'pages'), plans: join(folder, 'plans') };
    writePageSite(sites.pages, texts);
    writePlanSite(sites.plans, texts);
    const rows: Row[] = [];
    for (const { name, gone } of builds) {
      rows.push({ name, pages: await build(sites.pages, gone), plans: await build(sites.plans, gone) });
    }
    report(rows, plans, await drawAll(folder, texts));
    const times = await timeChanges(sites.plans, texts);
    console.log(`From a change to the page in \`dev\`, in seconds: ${atMost(median(times) / 1000, 1)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(rows: readonly Row[], plans: number, drawings: Usage): void {
  const ratio = (row: Row | undefined) => (row?.plans.seconds ?? Number.NaN) / (row?.pages.seconds ?? Number.NaN);
  const cells = (key: keyof Usage, digits: number, { pages, plans }: Row) =>
    [pages, plans].map((one) => one[key].toFixed(digits));
  console.log(`\nA site of ${plans} plans, and of the same files as plain Markdown pages: one build each\n`);
  printTable([
    ['', 'pages s', 'plans s', 'ratio', 'pages CPU s', 'plans CPU s', 'pages MB', 'plans MB'],
    ...rows.map((row) => [
      row.name,
      ...cells('seconds', 1, row),
      ratio(row).toFixed(2),
      ...cells('cpu', 1, row),
      ...cells('memory', 0, row),
    ]),
  ]);
  const [first, drawn, same] = rows;
  const drawing = ((first?.plans.seconds ?? Number.NaN) - (drawn?.plans.seconds ?? Number.NaN)) / drawings.seconds;
  console.log(`\nOnly the drawings: ${drawings.seconds.toFixed(1)} s, ${drawings.cpu.toFixed(1)} s of CPU`);
  console.log(`What nothing cached costs beside drawings cached, in times of that: ${atMost(drawing, 1)}`);
  console.log(`With drawings cached, in times of plain pages: ${atMost(ratio(drawn), 1.5)}`);
  console.log(`With nothing changed, in times of plain pages: ${atMost(ratio(same), 1.2)}`);
}

/** Draws what the pages of the plans show, by as many threads as a build has. */
async function drawAll(folder: string, texts: readonly string[]): Promise<Usage> {
  const file = join(folder, 'diagrams.json');
  writeFileSync(file, JSON.stringify(texts.flatMap(diagramsOf)));
  return measure(startNode(folder, fileURLToPath(new URL('./draw-all.ts', import.meta.url)), file));
}

function diagramsOf(text: string): Diagram[] {
  const { graph } = examine({ text, id: 'plan', path: null });
  const links = { task: ({ anchor }: Task) => `#${anchor}`, phase: () => null, planPage: () => null };
  const { main, open, phases } = picturesOf(graph, { links, reduce: false, say: english });
  return [main, open, ...phases.values()].flatMap((picture) => picture?.diagram ?? []);
}

async function build(root: string, gone: RegExp): Promise<Usage> {
  const cache = join(root, 'cache');
  for (const name of existsSync(cache) ? readdirSync(cache) : []) {
    if (gone.test(name)) rmSync(join(cache, name), { recursive: true });
  }
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  return measure(startNode(root, astro, 'build'));
}

/** @throws with what the process printed, where it fails */
async function measure(child: ChildProcess): Promise<Usage> {
  const start = performance.now();
  const output = textOf(child.stdout, child.stderr);
  const resources = textOf(child.stdio[3]);
  const [code] = await once(child, 'close');
  const seconds = (performance.now() - start) / 1000;
  if (code !== 0) throw new Error(`${child.spawnargs.join(' ')} ended with ${code}:\n${output().slice(-4000)}`);
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(resources()) as NodeJS.ResourceUsage;
  return { seconds, cpu: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS / 1024 };
}

/** Milliseconds from a written file to the whole page, which a browser asks for as soon as it is told to. */
async function timeChanges(root: string, texts: readonly string[]): Promise<number[]> {
  const child = startNode(root, astro, 'dev', '--port', '0', '--host', '127.0.0.1');
  const output = textOf(child.stdout, child.stderr);
  try {
    const url = await untilMatch(/http:\/\/127\.0\.0\.1:\d+/, output);
    const times: number[] = [];
    for (let change = 0; change <= CHANGES; change += 1) {
      const index = (change * 7) % texts.length;
      const text = (texts[index] ?? '').replace(/^# .*/, `# Changed ${change}`);
      times.push(await timeChange(url, { root, name: nameOf(index), text, sign: `Changed ${change}` }));
    }
    // The first one compiles the page.
    return times.slice(1);
  } finally {
    child.kill();
    await once(child, 'close');
  }
}

interface Change {
  root: string;
  name: string;
  text: string;
  /** What the page says once it is there. */
  sign: string;
}

async function timeChange(url: string, { root, name, text, sign }: Change): Promise<number> {
  const page = async () => (await fetch(`${url}/plans/${name}/`)).text();
  await page();
  const client = await (await fetch(`${url}/@vite/client`)).text();
  const token = /wsToken = "([^"]+)"/.exec(client)?.[1];
  const socket = new WebSocket(`${url.replace('http', 'ws')}/?token=${token}`, 'vite-hmr');
  await once(socket, 'open');
  try {
    const start = performance.now();
    const ended = new Promise<number>((done) => {
      socket.onmessage = async ({ data }) => {
        if (JSON.parse(String(data)).type !== 'full-reload') return;
        if ((await page()).includes(sign)) done(performance.now() - start);
      };
    });
    writeFileSync(join(root, 'plans', name, 'tasks.md'), text);
    return await ended;
  } finally {
    socket.close();
  }
}

function startNode(cwd: string, ...args: string[]): ChildProcess {
  return spawn(process.execPath, ['--import', usage, ...args], {
    cwd,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
}

/** Gathers what streams bring from now on. */
function textOf(...streams: ChildProcess['stdio'][number][]): () => string {
  let text = '';
  for (const stream of streams) stream?.on('data', (chunk) => (text += chunk));
  return () => text;
}

async function untilMatch(pattern: RegExp, text: () => string): Promise<string> {
  for (const end = Date.now() + 300_000; Date.now() < end; ) {
    const [match] = pattern.exec(text()) ?? [];
    if (match) return match;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`Waited in vain for ${pattern} in:\n${text()}`);
}
