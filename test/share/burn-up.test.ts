import { select } from 'hast-util-select';
import { toString as textOf } from 'hast-util-to-string';
import { expect, test } from 'vitest';
import { english } from '../../plugin/render/words/index.ts';
import { historySection } from '../../plugin/share/burn-up.ts';
import type { Day } from '../../plugin/share/history.ts';

const day = (date: string, done: number, total: number, status: 'done' | 'todo' = 'todo'): Day => {
  return { date, done, total, tasks: new Map([['1.1', { title: 'Pack', status }]]) };
};
const days = [day('2026-01-01', 0, 2), day('2026-01-03', 1, 4), day('2026-01-05', 4, 4, 'done')];
const section = (history: Day[], now: string, isComplete = true) =>
  historySection({ days: history, isComplete }, Date.parse(now), english);

test('the chart has a step on each day, with the largest total at its top', () => {
  const chart = section(days, '2026-01-06');
  expect(select('.pw-burn-up-done', chart)?.properties.d).toBe('M0 120H360V90H720V0V120H0Z');
  expect(select('.pw-burn-up-total', chart)?.properties.d).toBe('M0 60H360V0H720V0');
  expect(select('svg', chart)?.properties.ariaLabel).toBe(
    'Tasks done and tasks in all, by day: 0 of 2 at first, 4 of 4 at last.',
  );
  const ends = select('.pw-history-ends', chart);
  expect(ends?.children.map((one) => textOf(one as never))).toEqual(['January 1, 2026', 'January 5, 2026']);
});

test.each([
  ['2026-01-06', days, '1 task was done in the last two weeks. The plan last changed on January 5, 2026.'],
  ['2026-03-06', days, 'No task was done in the last two weeks. The plan last changed on January 5, 2026.'],
])('on %s it says what was done lately', (now, history, sentence) => {
  expect(textOf(select('p', section(history, now)) as never)).toBe(sentence);
});

test('a single day has no chart, and a shallow clone says that there is more', () => {
  const first = section(days.slice(0, 1), '2026-01-06', false);
  expect(select('figure', first)).toBeUndefined();
  expect(select('.pw-history-note', first)).toBeDefined();
  expect(select('.pw-history-note', section(days, '2026-01-06'))).toBeUndefined();
});
