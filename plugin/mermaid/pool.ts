import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { Tinypool } from 'tinypool';
import type { AnyDrawing, AnyJob } from './any/render.ts';
import type { DrawJob } from './drawer.ts';
import type { Drawing } from './postprocess.ts';

/** The most memory that a worker takes. */
const WORKER_BYTES = 2 ** 29;
/** Starting one takes a second of a processor, and few plans have work for more. */
const MAX_WORKERS = 8;
const IDLE_MS = 60_000;

/** The pools of workers: for plans, with our settings of Mermaid, and for other diagrams, with Mermaid's own. */
interface Workers {
  worker: (job: DrawJob) => Drawing;
  'any-worker': (job: AnyJob) => AnyDrawing;
}

/** One pool a process for each, though bundlers may load this module more than once into it. */
const SHARED = Symbol.for('planwright.mermaid');
const host: typeof globalThis & { [SHARED]?: Partial<Record<keyof Workers, SharedPool>> } = globalThis;

interface SharedPool {
  pool: Tinypool;
  /** Turns that nobody has taken, and those who wait for one. */
  free: number;
  waiting: (() => void)[];
}

/**
 * Draws in a worker thread, which is started with the first job and ends when there has been nothing to do for a
 * minute.
 *
 * @throws where it takes longer than `seconds`, and where the thread dies
 */
export async function renderInWorker<Name extends keyof Workers>(
  name: Name,
  job: Parameters<Workers[Name]>[0],
  seconds: number,
): Promise<ReturnType<Workers[Name]>> {
  const shared = sharedPool(name);
  await takeTurn(shared);
  const signal = AbortSignal.timeout(seconds * 1000);
  try {
    return await shared.pool.run(job, { signal });
  } catch (error) {
    throw signal.aborted ? new Error(`Drawing was given up after ${seconds} seconds`) : error;
  } finally {
    passTurn(shared);
  }
}

function sharedPool(name: keyof Workers): SharedPool {
  host[SHARED] ??= {};
  const pools = host[SHARED];
  pools[name] ??= openPool(name, workersFor(availableParallelism(), process.availableMemory()));
  return pools[name];
}

/**
 * How many workers a machine has room for: one a core, as long as they take no more than half of the memory that is
 * free; the other half is for the build itself.
 *
 * @param memory bytes that this process could still have
 */
export function workersFor(cores: number, memory: number): number {
  return Math.max(1, Math.min(cores, MAX_WORKERS, Math.floor(memory / 2 / WORKER_BYTES)));
}

/** Workers find the modules that an earlier one compiled: a quarter of the time that it takes to load Mermaid. */
function openPool(name: keyof Workers, workers: number): SharedPool {
  const pool = new Tinypool({
    filename: new URL(`./${name}${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url).href,
    runtime: 'worker_threads',
    minThreads: 0,
    maxThreads: workers,
    isolateWorkers: false,
    idleTimeout: IDLE_MS,
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache'), ...process.env } as Record<string, string>,
  });
  return { pool, free: workers, waiting: [] };
}

/** The pool's own queue stalls after an aborted job or a worker that died. */
async function takeTurn(shared: SharedPool): Promise<void> {
  if (shared.free > 0) shared.free -= 1;
  else await new Promise<void>((begin) => shared.waiting.push(begin));
}

/** First come, first served: a build asks for drawings in the order in which it makes pages of them. */
function passTurn(shared: SharedPool): void {
  const begin = shared.waiting.shift();
  if (begin) begin();
  else shared.free += 1;
}
