import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Heading, RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import type { Phase } from '../plan/model.ts';
import { element, fromHast, type PageElement } from './elements.ts';
import { phaseFigure } from './figure/diagram.ts';
import { phaseSlice } from './figure/slice.ts';
import { permalink } from './permalink.ts';
import { doneText, type Standing, segments, standingOf } from './segments.ts';
import { chipList, phaseChip } from './task/links.ts';
import type { View } from './view.ts';
import { phaseName, phaseState } from './wording.ts';
import type { Translate } from './words/index.ts';

/**
 * A phase as a section that folds: its heading with how far it is, and its content. One that is done begins folded.
 *
 * @param heading the author's, or ours for a phase that begins with a list item
 */
export function phaseSection(phase: Phase, heading: Heading, content: RootContent[], view: View): PageElement {
  const { graph, ids, t } = view;
  const node = graph.phases.find((one) => one.phase === phase);
  const id = ids.get(phase.node);
  const status = node ? phaseState(node) : 'todo';
  const isOver = status === 'done' || status === 'cancelled';
  const standing = standingOf(graph.tasks.filter((task) => task.phase === phase));
  const line = [
    heading,
    ...purpose(phase, t).map(fromHast),
    fromHast(
      h('span.pw-phase-standing', [
        ...(standing.total > 0 ? [segments(standing)] : []),
        h('span.pw-figures', t.spoken, counted(standing, t)),
      ]),
    ),
  ];
  const needs = dependencies(phase, view);
  // Beside the line and not in it: a control that opens holds no link.
  const link = id === undefined ? null : permalink(id, phaseName(phase, t), view);
  const blocks = content.map((block) => withClass(block, phase));
  return element(
    'section',
    {
      className: ['pw-phase', `pw-is-${status}`],
      dataPhase: phase.id,
      ariaLabelledBy: id === undefined ? undefined : [id],
    },
    [
      link && fromHast(link),
      element('details', { open: !isOver }, [
        element('summary', { className: ['pw-phase-line'] }, line),
        element('div', { className: ['pw-phase-body'] }, [
          ...(needs ? [fromHast(needs)] : []),
          ...withFigure(blocks, phase, view),
        ]),
      ]),
    ],
  );
}

/** The bar beside it shows the share. */
function counted(standing: Standing, t: Translate): string {
  const { done, total, percent } = standing;
  return percent === null ? doneText(standing, t) : t('drawing.done-of', { done, total });
}

/** In a large plan, the phase's own graph comes before its first task; on paper, its part of the plan's. */
function withFigure(content: RootContent[], phase: Phase, view: View): RootContent[] {
  const figure = phaseFigure(phase, view) ?? phaseSlice(phase, view);
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
  if (chips.length === 0) return null;
  return h('div.pw-phase-needs', [h('span.pw-label', view.t.spoken, view.t('field.depends-on')), chipList(chips)]);
}

/** The purpose of the phase, and its priority, if its format has them. */
function purpose({ kind, stories, priority }: Phase, t: Translate): Element[] {
  const numbers = [...new Set(stories.map(({ value }) => value))];
  const story = t('phase.story', { count: numbers.length, numbers: t.list(numbers).join('') });
  const label = kind === 'plain' ? null : kind === 'story' ? story : t(`phase.${kind}`);
  const words = [label, priority === null ? null : t('phase.priority', { priority })];
  return words.flatMap((word) => (word === null ? [] : [h('span.pw-purpose', t.spoken, word)]));
}

/** Marks the author's goal, and the lines that say when the phase is complete, for the stylesheet. */
function withClass(block: RootContent, { goal }: Phase): RootContent {
  if (block.type !== 'paragraph') return block;
  const words = plainText(block);
  const name = words === goal?.value ? 'pw-goal' : /^\W*Checkpoint\b/i.test(words) ? 'pw-checkpoint' : null;
  return name === null ? block : { ...block, data: { ...block.data, hProperties: { className: [name] } } };
}
