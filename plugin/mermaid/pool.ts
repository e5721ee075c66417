import { availableParallelism } from 'node:os';
import { Tinypool } from 'tinypool';
import type { Job } from './worker.ts';

/** A worker takes half a gigabyte, and a second one is the last that pays. */
const MOST_WORKERS = 2;
const IDLE_MS = 60_000;

/** One pool a process, though bundlers may load this module more than once into it. */
const POOL = Symbol.for('planwright.mermaid');
const shared: typeof globalThis & { [POOL]?: Tinypool } = globalThis;

/**
 * Draws in a worker thread, which is started with the first job and ends when there is nothing to do.
 * @throws with Mermaid's message where the text cannot be drawn
 */
export async function renderInWorker(job: Job): Promise<string> {
  shared[POOL] ??= new Tinypool({
    filename: new URL(`./worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url).href,
    runtime: 'worker_threads',
    minThreads: 0,
    maxThreads: Math.min(MOST_WORKERS, availableParallelism()),
    isolateWorkers: false,
    idleTimeout: IDLE_MS,
  });
  return shared[POOL].run(job);
}
