/** Numbers that threads share: each is taken once, by whoever is free. */
export interface Queue {
  /** The numbers, in the order in which they are taken. */
  order: Int32Array;
  /** How many were taken, then which one each thread took last. */
  state: Int32Array;
}

/** A queue for some threads, which are called by numbers from 0. */
export function openQueue(order: readonly number[], threads: number): Queue {
  const queue = { order: shared(order.length), state: shared(1 + threads) };
  queue.order.set(order);
  queue.state.fill(-1, 1);
  return queue;
}

/** The next number; null where all are taken. */
export function takeFrom({ order, state }: Queue, thread: number): number | null {
  const taken = order[Atomics.add(state, 0, 1)] ?? null;
  Atomics.store(state, 1 + thread, taken ?? -1);
  return taken;
}

/** The number that a thread took last; null where it took none, and where it has done all. */
export function lastTaken({ state }: Queue, thread: number): number | null {
  const taken = Atomics.load(state, 1 + thread);
  return taken < 0 ? null : taken;
}

function shared(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT));
}
