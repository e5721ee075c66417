import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Count } from '../../graph/model.ts';
import { isolated } from '../../plan/text/bidi.ts';
import { progressText } from '../words.ts';

/**
 * A progress bar with its figures beside it. What is read aloud names whose progress it is.
 *
 * @param of Whose progress it is, e.g. `Phase 1: Foundation`
 * @param count Counted from the tasks; without any, the words stand alone and there is no bar
 */
export function progress(of: string, count: Count): Element {
  const words = progressText(count);
  if (count.percent === null) return h('p.pw-progress', h('span.pw-figures', words));
  return h('p.pw-progress', [
    h('progress.pw-bar', { max: count.total, value: count.done, ariaLabel: `${isolated(of)}: ${words}` }),
    ' ',
    h('span.pw-figures', { ariaHidden: 'true' }, words),
  ]);
}
