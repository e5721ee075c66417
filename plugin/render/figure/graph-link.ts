import { h } from 'hastscript';
import type { TaskNode } from '../../graph/model.ts';
import type { View } from '../view.ts';

/** A link from a task's card to its box: in the drawing of its phase where there is one, else in that of the plan. */
export function graphLink({ task, phase }: TaskNode, { parts }: View) {
  const closeUp = phase && parts.phaseDiagrams?.get(phase);
  const { svg } = closeUp?.drawing ?? parts.diagram ?? {};
  const box = `${closeUp?.id ?? 'pw-graph'}-${task.anchor}`;
  if (!svg?.includes(` id="${box}"`)) return null;
  return h('a.pw-to-graph', { href: `#${box}`, ariaLabel: `In the graph: ${task.id}` }, 'In the graph');
}
