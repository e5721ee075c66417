import { Worker } from 'node:worker_threads';
import { type Alone, type ExaminedAlone, examineAlone } from './alone.ts';
import type { PlanFile } from './files.ts';
import type { PathFault } from './path-fault.ts';
import { lastTaken, openQueue, type Queue, takeFrom } from './queue.ts';
import type { CheckSettings } from './settings.ts';
import type { PlacedPlan } from './together.ts';

/** Files to be examined, each on its own. */
export interface Work {
  files: readonly PlanFile[];
  /** For each file, without rules of the project's own. */
  settings: readonly CheckSettings[];
  /** Of the project. */
  limits: CheckSettings['limits'];
}

/** What a thread is told. */
export interface ThreadWork extends Work {
  queue: Queue;
  /** Which of the threads it is. */
  thread: number;
}

/** What a thread has done. It says null when there is nothing left to do. */
export interface Delivery {
  index: number;
  alone: Alone | PathFault;
}

/** How files are shared out. */
export interface ThreadOptions {
  /** How many threads there are beside this one. */
  threads: number;
  /** The files' indexes, in the order in which they are taken. */
  order: readonly number[];
  /** Told how many files are done, after each. */
  onDone?: ((count: number) => void) | undefined;
  /** Starts a thread. */
  start?: ((work: ThreadWork) => Worker) | undefined;
}

/** What came of each file, in the order of the files. */
export interface Apart {
  alone: (Alone | PathFault)[];
  /** The plans that were read in this thread and are still to be judged, by the file's index. */
  plans: ReadonlyMap<number, PlacedPlan>;
}

/**
 * Examines files each on its own, in this thread and in others: whoever is free takes the next. A file at which a thread
 * breaks down is named, and the rest goes on.
 *
 * @throws what examining a file throws, in whatever thread
 */
export async function examineApart(
  work: Work,
  { threads, order, onDone, start = startThread }: ThreadOptions,
): Promise<Apart> {
  const { files, settings, limits } = work;
  const queue = openQueue(order, threads + 1);
  const alone = new Map<number, Alone | PathFault>();
  const plans = new Map<number, PlacedPlan>();
  const deliver = (index: number, { alone: one, plan }: ExaminedAlone) => {
    alone.set(index, one);
    if (plan) plans.set(index, plan);
    onDone?.(alone.size);
  };
  const examine = async (file: PlanFile, index: number) => {
    deliver(index, await examineAlone(file, { limits, settings: settings[index] ?? {} }));
  };
  const takeTurns = async () => {
    for (let next = takeFrom(queue, threads); next !== null; next = takeFrom(queue, threads)) {
      const file = files[next];
      if (file) await examine(file, next);
    }
  };
  const follow = async (worker: Worker, thread: number) => {
    const breakdown = await endOf(worker, ({ index, alone }) => deliver(index, { alone, plan: null }));
    const index = lastTaken(queue, thread);
    const file = index === null || alone.has(index) ? undefined : files[index];
    if (breakdown === null || index === null || file === undefined) return;
    deliver(index, { alone: { message: `Cannot check ${file.path}.`, hint: breakdown }, plan: null });
  };
  const workers = Array.from({ length: threads }, (_, thread) => start({ ...work, queue, thread }));
  try {
    await Promise.all([takeTurns(), ...workers.map(follow)]);
  } finally {
    for (const worker of workers) void worker.terminate();
  }
  for (const [index, file] of files.entries()) if (!alone.has(index)) await examine(file, index);
  return { alone: files.flatMap((_, index) => alone.get(index) ?? []), plans };
}

/**
 * Waits until a thread has nothing left to do: null, or why it broke down before.
 *
 * @throws what is thrown in the thread
 */
function endOf(worker: Worker, onDelivery: (delivery: Delivery) => void): Promise<string | null> {
  return new Promise((resolve, reject) => {
    worker.on('message', (delivery: Delivery | null) => (delivery ? onDelivery(delivery) : resolve(null)));
    worker.on('messageerror', reject);
    worker.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve('The thread that checked it ran out of memory.');
      else reject(error);
    });
    worker.on('exit', (code) => resolve(`The thread that checked it ended with code ${code}.`));
  });
}

function startThread(work: ThreadWork): Worker {
  const suffix = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
  return new Worker(new URL(`./thread${suffix}`, import.meta.url), { workerData: work });
}
