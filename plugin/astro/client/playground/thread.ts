import type { Answer, Question } from '../../../playground/worker.ts';

/** Asks a worker, more often than it can answer: what is newer counts. */
export type Ask = (question: Omit<Question, 'number'>) => void;

/**
 * Starts a worker with the first question, and another one where it is given up.
 *
 * @param seconds how long it may say nothing
 * @param onFault told why there is no answer
 */
export function thread(
  start: () => Worker,
  seconds: number,
  onAnswer: (answer: Answer) => void,
  onFault: (why: 'slow' | 'failed') => void,
): Ask {
  let worker: Worker | undefined;
  let number = 0;
  let patience: ReturnType<typeof setTimeout> | undefined;
  const giveUp = (why: 'slow' | 'failed') => {
    clearTimeout(patience);
    worker?.terminate();
    worker = undefined;
    onFault(why);
  };
  const started = () => {
    const made = start();
    made.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      if (data.number !== number) return;
      clearTimeout(patience);
      onAnswer(data);
    });
    made.addEventListener('error', () => giveUp('failed'));
    return made;
  };
  return (question) => {
    worker ??= started();
    number += 1;
    clearTimeout(patience);
    patience = setTimeout(giveUp, seconds * 1000, 'slow');
    worker.postMessage({ number, ...question } satisfies Question);
  };
}
