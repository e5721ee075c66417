import { h } from 'hastscript';
import type { TaskNode } from '../graph/model.ts';
import { badge, icon } from './badge.ts';
import { finished, type PageElement } from './build.ts';
import { conditionWord } from './words.ts';

/** The line of marks on a card: its status, whether it can start, its wave, and whether it is on the critical path. */
export function marks(node: TaskNode): PageElement {
  const { state, wave, critical, task } = node;
  return finished(
    h('p.pw-marks', [
      badge(task.status),
      state === 'ready' || state === 'waiting'
        ? h('span.pw-state', { className: [`pw-is-${state}`] }, [icon(state), conditionWord[state]])
        : null,
      wave === null ? null : h('span.pw-wave', `Wave ${wave}`),
      critical ? h('span.pw-critical', 'Critical path') : null,
    ]),
  );
}
