/** The burn-up chart of a plan: tasks done and tasks in all, by day. */
import type { Element } from 'hast';
import { h, s } from 'hastscript';
import { selfLink } from '../render/permalink.ts';
import type { Translate } from '../render/words/index.ts';
import { type Day, doneLately, type History } from './history.ts';

const WIDTH = 720;
const HEIGHT = 120;

/**
 * The history of a plan as a section of its page. With a single day there is no drawing.
 *
 * @param now Milliseconds since 1970, from which the last two weeks count
 */
export function historySection(history: History, now: number, t: Translate): Element {
  const { days, isComplete } = history;
  const count = doneLately(history, now).length;
  const last = days.at(-1);
  const date = new Intl.DateTimeFormat(t.lang, { dateStyle: 'long', timeZone: 'UTC' });
  const shown = (day: Day | undefined) => (day ? date.format(new Date(`${day.date}T00:00:00Z`)) : '');
  const title = t('history.title');
  const lately = count === 0 ? t('history.none-lately') : t('history.lately', { count });
  const sentences = [lately, t('history.moved', { date: shown(last) })];
  const ends = [h('span', shown(days[0])), h('span', shown(last))];
  return h('section.pw-history', { ariaLabelledBy: 'pw-history' }, [
    h('h2', { id: 'pw-history' }, h('a', selfLink('pw-history', title, { parts: { permalinks: true }, t }), title)),
    h('p', sentences.join(' ')),
    ...(days.length > 1 ? [h('figure', [drawing(days, t), h('p.pw-history-ends', { ariaHidden: 'true' }, ends)])] : []),
    ...(isComplete ? [] : [h('p.pw-history-note', t('history.shallow'))]),
  ]);
}

/** Steps, since nothing is known between two days. */
function drawing(days: readonly Day[], t: Translate): Element {
  const times = days.map(({ date }) => Date.parse(date));
  const [first = 0, last = first] = [times[0], times.at(-1)];
  const most = Math.max(1, ...days.map(({ total }) => total));
  const x = (time: number) => Math.round(((time - first) / Math.max(1, last - first)) * WIDTH);
  const y = (count: number) => Math.round((1 - count / most) * HEIGHT * 10) / 10;
  const steps = (countOf: (day: Day) => number) =>
    days
      .map(
        (day, index) =>
          `${index === 0 ? 'M' : `H${x(times[index] ?? 0)}V`}${index === 0 ? `0 ${y(countOf(day))}` : y(countOf(day))}`,
      )
      .join('');
  const [begin, end] = [days[0], days.at(-1)];
  const label = t('history.label', {
    done: begin?.done ?? 0,
    total: begin?.total ?? 0,
    doneNow: end?.done ?? 0,
    totalNow: end?.total ?? 0,
  });
  return s(
    'svg',
    {
      className: ['pw-burn-up'],
      viewBox: `0 -2 ${WIDTH} ${HEIGHT + 4}`,
      preserveAspectRatio: 'none',
      role: 'img',
      ariaLabel: label,
    },
    [
      s('path', { className: ['pw-burn-up-done'], d: `${steps(({ done }) => done)}V${HEIGHT}H0Z` }),
      s('path', {
        className: ['pw-burn-up-total'],
        d: steps(({ total }) => total),
        vectorEffect: 'non-scaling-stroke',
      }),
    ],
  );
}
