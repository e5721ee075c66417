import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Heading, RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import type { Phase } from '../plan/model.ts';
import { listed } from '../rules/support/wording.ts';
import { badge, element, fromHast, type PageElement } from './elements.ts';
import { phaseFigure } from './figure/diagram.ts';
import { progress } from './progress.ts';
import { chipList, phaseChip } from './task/links.ts';
import type { View } from './view.ts';
import { phaseLabel, phaseState } from './wording.ts';

/**
 * A phase as a section: its heading, its counted progress and status, and its content.
 *
 * @param heading the author's, or ours for a phase that begins with a list item
 */
export function phaseSection(phase: Phase, heading: Heading, content: RootContent[], view: View): PageElement {
  const node = view.graph.phases.find((one) => one.phase === phase);
  const id = view.ids.get(phase.node);
  const status = node ? phaseState(node) : 'todo';
  const labelled = id ? { ariaLabelledBy: [id] } : {};
  return element('section', { className: ['pw-phase', `pw-is-${status}`], ...labelled }, [
    heading,
    node &&
      fromHast(
        h('div.pw-phase-head', [
          badge(status),
          ...purpose(phase),
          status === 'cancelled' ? null : progress(phaseLabel(phase), node.count),
          ...dependencies(phase, view),
        ]),
      ),
    ...withFigure(
      content.map((block) => withClass(block, phase)),
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
    return found ? [phaseChip(found, found.isNumbered ? found.name : '', view)] : [];
  });
  return chips.length > 0 ? [h('div.pw-phase-needs', [h('span.pw-label', 'Depends on'), chipList(chips)])] : [];
}

const kindLabel = { setup: 'Setup', foundational: 'Foundational', final: 'Final' } as const;

/** What the phase is for, and its priority, where its format tells. */
function purpose({ kind, stories, priority }: Phase): Element[] {
  const numbers = [...new Set(stories.map(({ value }) => value))];
  const story = `${numbers.length === 1 ? 'Story' : 'Stories'} ${listed(numbers)}`;
  const label = kind === 'plain' ? null : kind === 'story' ? story : kindLabel[kind];
  const words = [label, priority === null ? null : `Priority ${priority}`];
  return words.flatMap((word) => (word === null ? [] : [h('span.pw-purpose', word)]));
}

/** Marks the author's goal, and the lines that say when the phase is complete, for the stylesheet. */
function withClass(block: RootContent, { goal }: Phase): RootContent {
  if (block.type !== 'paragraph') return block;
  const words = plainText(block);
  const name = words === goal?.value ? 'pw-goal' : /^\W*Checkpoint\b/i.test(words) ? 'pw-checkpoint' : null;
  return name === null ? block : { ...block, data: { ...block.data, hProperties: { className: [name] } } };
}
