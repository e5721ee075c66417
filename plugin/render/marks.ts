import { h } from 'hastscript';
import type { TaskNode } from '../graph/model.ts';
import { badge, icon } from './badge.ts';
import { finished, type PageElement, spaced } from './build.ts';
import { conditionWord } from './words.ts';

/** The line of marks on a card: its status, whether it can start, its wave, and whether it is on the critical path. */
export function marks(node: TaskNode): PageElement {
  const { state, wave, critical, task } = node;
  const start = state === 'ready' || state === 'waiting' ? state : null;
  return finished(
    h(
      'p.pw-marks',
      spaced([
        badge(task.status),
        start && h('span.pw-state', { className: [`pw-is-${start}`] }, [icon(start), conditionWord[start]]),
        wave === null ? null : h('span.pw-wave', `Wave ${wave}`),
        critical ? h('span.pw-critical', 'Critical path') : null,
      ]),
    ),
  );
}
