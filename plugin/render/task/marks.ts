import { h } from 'hastscript';
import type { TaskNode } from '../../graph/model.ts';
import { badge, icon } from '../badge.ts';
import { finished, type PageElement, spaced } from '../build.ts';
import { graphLink } from '../figure/graph-link.ts';
import type { View } from '../view.ts';
import { conditionWord } from '../words.ts';

/**
 * The line of marks on a card: its status, whether it can start, its wave, whether it is on the critical path, and the way
 * back to its box in the graph.
 */
export function marks(node: TaskNode, view: View): PageElement {
  const { state, wave, critical, task } = node;
  const start = state === 'ready' || state === 'waiting' ? state : null;
  return finished(
    h(
      'p.pw-marks',
      spaced([
        badge(task.status),
        start && h('span.pw-state', { className: [`pw-is-${start}`] }, [icon(start), conditionWord[start]]),
        wave === null ? null : h('span.pw-wave', `${waveWord(view)} ${wave}`),
        critical ? h('span.pw-critical', 'Critical path') : null,
        graphLink(node, view),
      ]),
    ),
  );
}

/** Some plans call their phases waves; those are not the schedule's. */
function waveWord({ plan }: View): string {
  return plan.phases.some(({ heading }) => /^\W*wave\b/i.test(heading.value)) ? 'Schedule wave' : 'Wave';
}
