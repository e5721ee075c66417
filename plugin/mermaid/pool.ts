import { availableParallelism } from 'node:os';
import { Tinypool } from 'tinypool';
import type { Job } from './worker.ts';

/** A worker takes half a gigabyte, and a second one is the last that pays. */
const WORKERS = Math.min(2, availableParallelism());
const IDLE_MS = 60_000;

/** One pool a process, though bundlers may load this module more than once into it. */
const SHARED = Symbol.for('planwright.mermaid');
const process: typeof globalThis & { [SHARED]?: Shared } = globalThis;

interface Shared {
  pool: Tinypool;
  /** Turns that nobody has taken, and those who wait for one. */
  free: number;
  waiting: (() => void)[];
}

/**
 * Draws in a worker thread, which is started with the first job and ends when there has been nothing to do for a
 * minute.
 *
 * @throws with Mermaid's message where the text cannot be drawn, and where it takes longer than `seconds`
 */
export async function renderInWorker(job: Job, seconds: number): Promise<string> {
  process[SHARED] ??= { pool: openPool(), free: WORKERS, waiting: [] };
  const shared = process[SHARED];
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

function openPool(): Tinypool {
  return new Tinypool({
    filename: new URL(`./worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url).href,
    runtime: 'worker_threads',
    minThreads: 0,
    maxThreads: WORKERS,
    isolateWorkers: false,
    idleTimeout: IDLE_MS,
  });
}

/** The pool's own queue would stand still after a job that was given up, or a worker that died. */
async function takeTurn(shared: Shared): Promise<void> {
  if (shared.free > 0) shared.free -= 1;
  else await new Promise<void>((resolve) => shared.waiting.push(resolve));
}

function passTurn(shared: Shared): void {
  const next = shared.waiting.shift();
  if (next) next();
  else shared.free += 1;
}
