import { h } from 'hastscript';
import type { Heading, RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import type { Phase } from '../plan/model.ts';
import { badge, element, fromHast, type PageElement } from './elements.ts';
import { phaseFigure } from './figure/diagram.ts';
import { progress } from './progress.ts';
import { chipList, phaseChip } from './task/links.ts';
import type { View } from './view.ts';
import { phaseLabel, phaseState } from './wording.ts';

/** A phase as a section: its heading, its counted progress and status, and its content. */
export function phaseSection(phase: Phase, heading: Heading, content: RootContent[], view: View): PageElement {
  const node = view.graph.phases.find((one) => one.phase === phase);
  const id = view.ids.get(heading);
  const status = node ? phaseState(node) : 'todo';
  const labelled = id ? { ariaLabelledBy: [id] } : {};
  return element('section', { className: ['pw-phase', `pw-is-${status}`], ...labelled }, [
    heading,
    node &&
      fromHast(
        h('div.pw-phase-head', [
          badge(status),
          status === 'cancelled' ? null : progress(phaseLabel(phase), node.count),
          ...dependencies(phase, view),
        ]),
      ),
    ...withFigure(
      content.map((block) => withGoalClass(block, phase)),
      phase,
      view,
    ),
  ]);
}

/** In a large plan, the phase's own graph comes before its first task. */
function withFigure(content: RootContent[], phase: Phase, view: View): RootContent[] {
  const figure = phaseFigure(phase, view);
  if (!figure) return content;
  const first = content.findIndex((block) => block.type === 'planwright');
  const at = first < 0 ? content.length : first;
  return [...content.slice(0, at), figure, ...content.slice(at)];
}

/** The phases that this one depends on by its own words. */
function dependencies(phase: Phase, view: View) {
  const before = view.graph.phaseEdges.filter(({ to, kind }) => to === phase.id && kind === 'declared');
  const chips = before.flatMap(({ from }) => {
    const found = view.plan.phases.find(({ id }) => id === from);
    return found ? [phaseChip(found, found.name, view)] : [];
  });
  return chips.length > 0 ? [h('div.pw-phase-needs', [h('span.pw-label', 'Depends on'), chipList(chips)])] : [];
}

/** Marks the author's goal for the stylesheet. */
function withGoalClass(block: RootContent, phase: Phase): RootContent {
  const isGoal = block.type === 'paragraph' && phase.goal !== null && plainText(block) === phase.goal.value;
  return isGoal ? { ...block, data: { ...block.data, hProperties: { className: ['pw-goal'] } } } : block;
}
