/**
 * Runs one job at a time. A request made while one is waiting is served by that one, which has yet to look at anything.
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
