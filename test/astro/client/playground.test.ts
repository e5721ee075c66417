import { beforeEach, expect, test, vi } from 'vitest';
import { type Ask, thread } from '../../../plugin/astro/client/playground/thread.ts';
import type { Answer, Question } from '../../../plugin/playground/worker.ts';

/** A worker that answers when it is told to. */
class SlowWorker extends EventTarget {
  readonly asked: Question[] = [];
  isRunning = true;

  postMessage(question: Question): void {
    this.asked.push(question);
  }

  terminate(): void {
    this.isRunning = false;
  }

  answer(number: number, summary: string): void {
    const data: Answer = { number, kind: 'findings', html: '', summary };
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

let workers: SlowWorker[];
let heard: string[];
let ask: Ask;
const question = {
  source: { text: '', format: null },
  shown: 'findings',
  settings: { judge: {}, lang: 'en', texts: {} },
} as const;

beforeEach(() => {
  vi.useFakeTimers();
  workers = [];
  heard = [];
  const start = () => {
    const worker = new SlowWorker();
    workers.push(worker);
    return worker as unknown as Worker;
  };
  ask = thread(
    start,
    10,
    (answer) => heard.push(answer.kind === 'findings' ? answer.summary : answer.kind),
    (why) => heard.push(why),
  );
  return () => vi.useRealTimers();
});

test('one worker gets every question, and answers to outdated ones are dropped', () => {
  ask(question);
  ask(question);
  expect(workers).toHaveLength(1);
  const [first, second] = workers[0]?.asked ?? [];
  workers[0]?.answer(first?.number ?? 0, 'old');
  workers[0]?.answer(second?.number ?? 0, 'new');
  expect(heard).toEqual(['new']);
});

test('a worker that does not answer in time is given up, and the next question starts another', () => {
  ask(question);
  vi.advanceTimersByTime(9_999);
  expect(heard).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(heard).toEqual(['slow']);
  expect(workers.map(({ isRunning }) => isRunning)).toEqual([false]);
  ask(question);
  expect(workers.map(({ isRunning }) => isRunning)).toEqual([false, true]);
  workers[1]?.answer(workers[1]?.asked[0]?.number ?? 0, 'back');
  vi.advanceTimersByTime(60_000);
  expect(heard).toEqual(['slow', 'back']);
});

test('a worker that fails is given up at once', () => {
  ask(question);
  workers[0]?.dispatchEvent(new Event('error'));
  expect(heard).toEqual(['failed']);
  expect(workers[0]?.isRunning).toBe(false);
});
