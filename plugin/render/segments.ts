/** Progress as a bar with one segment per state, and as a sentence. */
import type { Element } from 'hast';
import { h, s } from 'hastscript';
import type { Count, State, TaskNode } from '../graph/model.ts';
import { count } from '../graph/progress.ts';
import type { Translate } from './words/index.ts';

/** Counted tasks, and how many of them are in each state. */
export interface Standing extends Count {
  /** In the order of the bar; cancelled and optional tasks are not among them. */
  states: readonly (readonly [State, number])[];
}

const order: readonly State[] = ['done', 'in-progress', 'blocked', 'ready', 'waiting', 'todo'];

/** Counts some of a plan's tasks. */
export function standingOf(nodes: readonly TaskNode[]): Standing {
  const counted = nodes.filter(({ task }) => !task.optional);
  const states = order.map((state) => [state, counted.filter((node) => node.state === state).length] as const);
  return { ...count(nodes.map(({ task }) => task)), states: states.filter(([, number]) => number > 0) };
}

/** The bar, for sighted readers only: the sentence beside it says the same. */
export function segments({ states, total }: Pick<Standing, 'states' | 'total'>): Element {
  const share = (number: number) => `${Math.round((number / total) * 10_000) / 100}%`;
  let before = 0;
  const parts = states.map(([state, number]) => {
    const x = share(before);
    before += number;
    return s('rect', { className: [`pw-is-${state}`], x, width: share(number), height: '100%' });
  });
  return s('svg', { className: ['pw-segments'], ariaHidden: 'true', focusable: 'false' }, parts);
}

/** `26 of 65 done, 40%`; in words where there is nothing to count. */
export function doneText({ done, total, percent, cancelled, optional }: Count, t: Translate): string {
  if (percent !== null) return t('standing.done', { done, total, percent: t.number(percent) });
  if (optional.total > 0) return t('standing.optional', { done: optional.done, total: optional.total });
  return cancelled > 0 ? t('standing.cancelled', { count: cancelled }) : t('standing.none');
}

/** `1 in progress, 1 blocked`: what is not done, as text. */
export function restText({ states }: Standing, t: Translate): string {
  const words = states.flatMap(([state, number]) =>
    state === 'done' ? [] : [t(`standing.${state}`, { count: number })],
  );
  return words.join(', ');
}

/** The states that are not done, with their icons: the key to the bar. */
export function restItems(standing: Standing, t: Translate): Element[] {
  const { states, cancelled, optional, percent } = standing;
  const item = (state: State, words: string) => h('li', { className: [`pw-is-${state}`], ...t.spoken }, words);
  const items = states.flatMap(([state, number]) =>
    state === 'done' ? [] : [item(state, t(`standing.${state}`, { count: number }))],
  );
  const besides = [
    ...(cancelled > 0 && percent !== null ? [item('cancelled', t('standing.cancelled', { count: cancelled }))] : []),
    ...(optional.total > 0 && percent !== null
      ? [h('li', t.spoken, t('standing.optional', { done: optional.done, total: optional.total }))]
      : []),
  ];
  return [...items, ...besides];
}
