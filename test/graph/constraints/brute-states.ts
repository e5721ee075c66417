/** Every state that a run of a plan can reach, one by one: what verdicts are held against. */

/** What is so in at least one reachable state; the sets of other tasks are bits. */
export interface Run {
  /** For each task the others that have been started while it was not done. */
  startedBeforeDone: Int32Array;
  /** For each task the others that had not been started when it was done. */
  idleWhenDone: Int32Array;
  /** For each task the others that ran while it did. */
  besideRunning: Int32Array;
  isReachable(state: State): boolean;
}

/** The tasks that are running and those that are done, as bits; the others are to do. */
export interface State {
  running: number;
  done: number;
}

/**
 * Walks through the states breadth first: a task that is to do may start once all it waits for is done, and one that runs
 * may end. Of up to 7 tasks there are at most 3 ** 7 states.
 *
 * @param waits for each task those it waits for; a task that waits for itself never starts
 */
export function explore(waits: readonly Iterable<number>[], start: State = { running: 0, done: 0 }): Run {
  const size = waits.length;
  const needs = waits.map(bitsOf);
  const key = ({ running, done }: State) => (running << size) | done;
  const states = [start];
  const reached = new Uint8Array(1 << (2 * size));
  reached[key(start)] = 1;
  const run: Run = {
    startedBeforeDone: new Int32Array(size),
    idleWhenDone: new Int32Array(size),
    besideRunning: new Int32Array(size),
    isReachable: (state) => reached[key(state)] === 1,
  };
  const visit = (state: State) => {
    if (reached[key(state)] === 1) return;
    reached[key(state)] = 1;
    states.push(state);
  };
  // States join the list while it is walked.
  for (const { running, done } of states) {
    for (let task = 0; task < size; task++) {
      const bit = 1 << task;
      note(run, task, { running, done });
      if (running & bit) visit({ running: running & ~bit, done: done | bit });
      else if (!(done & bit) && ((needs[task] ?? 0) & ~done) === 0) visit({ running: running | bit, done });
    }
  }
  return run;
}

function note(run: Run, task: number, { running, done }: State): void {
  const bit = 1 << task;
  const set = (list: Int32Array, others: number) => {
    list[task] = (list[task] ?? 0) | others;
  };
  if (done & bit) set(run.idleWhenDone, ~(running | done));
  else set(run.startedBeforeDone, (running | done) & ~bit);
  if (running & bit) set(run.besideRunning, running & ~bit);
}

/** A set of tasks as bits. */
export function bitsOf(tasks: Iterable<number>): number {
  let bits = 0;
  for (const task of tasks) bits |= 1 << task;
  return bits;
}
