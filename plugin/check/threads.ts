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
  const { alone, plans, deliver, finished } = collect(files.length, onDone);
  const examine = async (index: number) => {
    const file = files[index];
    if (file) deliver(index, await examineAlone(file, { limits, settings: settings[index] ?? {} }));
  };
  const takeTurns = async () => {
    for (let next = takeFrom(queue, threads); next !== null; next = takeFrom(queue, threads)) await examine(next);
  };
  const follow = async ({ worker, thread }: Started) => {
    const hint = await endOf(worker, ({ index, alone }) => deliver(index, { alone, plan: null }));
    const index = lastTaken(queue, thread);
    if (hint === null || index === null || alone.has(index)) return;
    deliver(index, { alone: { message: `Cannot check ${files[index]?.path}.`, hint }, plan: null });
  };
  const started = Array.from({ length: threads }, (_, thread) => thread).flatMap((thread) => {
    const worker = orNone(() => start({ ...work, queue, thread }));
    return worker ? [{ worker, thread }] : [];
  });
  try {
    // A thread that comes too late to do anything keeps nobody waiting.
    await Promise.race([finished, Promise.all([takeTurns(), ...started.map(follow)])]);
  } finally {
    for (const { worker } of started) void worker.terminate();
  }
  for (const index of files.keys()) if (!alone.has(index)) await examine(index);
  return { alone: files.flatMap((_, index) => alone.get(index) ?? []), plans };
}

interface Started {
  worker: Worker;
  thread: number;
}

/** Takes what comes of each file, until it is there of all. */
function collect(total: number, onDone: ThreadOptions['onDone']) {
  const alone = new Map<number, Alone | PathFault>();
  const plans = new Map<number, PlacedPlan>();
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const deliver = (index: number, { alone: one, plan }: ExaminedAlone) => {
    alone.set(index, one);
    if (plan) plans.set(index, plan);
    onDone?.(alone.size);
    if (alone.size === total) finish();
  };
  return { alone, plans, deliver, finished };
}

/** Nothing on a machine that gives the process no more threads: then the others do the work. */
function orNone(start: () => Worker): Worker | null {
  try {
    return start();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_INIT_FAILED') return null;
    throw error;
  }
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
