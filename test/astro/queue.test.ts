import { expect, it } from 'vitest';
import { coalesced } from '../../plugin/astro/queue.ts';

/** A job that is held until it is let go. */
function held() {
  const runs: (() => void)[] = [];
  return { runs, job: () => new Promise<void>((done) => runs.push(done)) };
}

const turn = () => new Promise((done) => setTimeout(done));

it('never runs a job while it runs', async () => {
  const { runs, job } = held();
  const ask = coalesced(job);
  ask();
  await turn();
  ask();
  await turn();
  expect(runs).toHaveLength(1);
  runs[0]?.();
  await turn();
  expect(runs).toHaveLength(2);
});

it('makes one run of all that is asked for while one is running', async () => {
  const { runs, job } = held();
  const ask = coalesced(job);
  ask();
  await turn();
  const later = [ask(), ask(), ask()];
  runs[0]?.();
  await turn();
  runs[1]?.();
  await Promise.all(later);
  expect(runs).toHaveLength(2);
});

it('answers only when a run that began after the question has ended', async () => {
  const { runs, job } = held();
  const ask = coalesced(job);
  ask();
  await turn();
  let answered = false;
  const later = ask().then(() => (answered = true));
  runs[0]?.();
  await turn();
  expect(answered).toBe(false);
  runs[1]?.();
  await later;
});
