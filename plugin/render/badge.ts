import type { Element } from 'hast';
import { h } from 'hastscript';
import { type Condition, conditionWord } from './words.ts';

/** An icon and the word for it. The stylesheet draws the icon; without it the word still says all. */
export function badge(state: Condition, word: string = conditionWord[state]): Element {
  return h('span.pw-badge', { className: [`pw-is-${state}`] }, [icon(state), word]);
}

/** The icon alone, for use beside text that names the state. */
export function icon(state: Condition): Element {
  return h('span.pw-icon', { className: [`pw-icon-${state}`], ariaHidden: 'true' });
}
