import module from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { Delivery, ThreadWork } from './threads.ts';

// As in the command line: what a thread compiles is kept for the next run.
module.enableCompileCache?.();
const { examineAlone } = await import('./alone.ts');
const { takeFrom } = await import('./queue.ts');

const { files, settings, limits, queue, thread } = workerData as ThreadWork;
for (let index = takeFrom(queue, thread); index !== null; index = takeFrom(queue, thread)) {
  const file = files[index];
  if (file === undefined) continue;
  const { alone } = await examineAlone(file, { limits, settings: settings[index] ?? {} });
  parentPort?.postMessage({ index, alone } satisfies Delivery);
}
parentPort?.postMessage(null);
