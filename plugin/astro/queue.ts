/**
 * Runs one job at a time. A request that is made while another one waits is served by that one, which has not looked at
 * anything yet.
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
