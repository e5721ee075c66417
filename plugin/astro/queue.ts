/**
 * Runs one job after the other. A job that is asked for while one is waiting is that one: it will see what the asker saw.
 *
 * @param job must not reject
 */
export function coalesced(job: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | undefined;
  return () => {
    waiting ??= running.then(() => {
      waiting = undefined;
      running = job();
      return running;
    });
    return waiting;
  };
}
