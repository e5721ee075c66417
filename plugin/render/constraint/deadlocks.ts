import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Deadlock, WaitEdge } from '../../graph/constraints/model.ts';
import type { PlanGraph } from '../../graph/model.ts';
import { finished, type PageElement } from '../elements.ts';
import { graphFigure } from '../figure/diagram.ts';
import type { View } from '../view.ts';
import { tasks } from '../wording.ts';
import { maker, rowLink, says, stepList, type Words, waits } from './steps.ts';

/** More deadlocks than this are counted only. */
const MOST = 8;

/** The deadlocks that a page shows one by one. */
export function shownDeadlocks(graph: Pick<PlanGraph, 'constraints'>): readonly Deadlock[] {
  return ofAuthor(graph).slice(0, MOST);
}

/** All but those at a row that is still the template's. */
function ofAuthor({ constraints }: Pick<PlanGraph, 'constraints'>): readonly Deadlock[] {
  return constraints.deadlocks.filter(({ at }) => !at.row?.isPlaceholder);
}

/** The anchor of one of them. */
export function deadlockId(index: number): string {
  return `pw-deadlock-${index + 1}`;
}

/** Each deadlock as a drawing of its shortest cycle, and in words; nothing where there is none. */
export function deadlockBox(view: View): PageElement[] {
  const shown = shownDeadlocks(view.graph);
  const more = ofAuthor(view.graph).length - shown.length;
  if (shown.length === 0) return [];
  return [
    finished(
      h('section.pw-deadlocks', { ariaLabel: 'Deadlocks', dataPagefindIgnore: 'all' }, [
        ...shown.map((one, index) => deadlockPicture(one, index, view)),
        ...(more > 0 ? [says(`And ${more} more.`)] : []),
      ]),
    ),
  ];
}

function deadlockPicture(deadlock: Deadlock, index: number, view: View): Element {
  const { members, edges, groups } = deadlock;
  const drawn = view.parts.deadlocks?.get(deadlock);
  const words = [
    says(h('strong', `Deadlock of ${tasks(members.length)}`), ', which wait for each other. A shortest way round:'),
    stepList(edges, (edge) => edgeWords(edge, view)),
    ...groups.map((group) => says('All or nothing, and so held up together: ', rowLink(group), '.')),
  ];
  const id = deadlockId(index);
  if (!drawn) return h('figure.pw-figure', { id, dataPagefindIgnore: 'all' }, h('figcaption', words));
  return graphFigure(drawn.drawing, { id, label: `Deadlock ${index + 1}`, legend: words, source: drawn.source });
}

/** `Task 1.2 waits for Task 1.1: by Depends on of Task 1.2, line 18`. */
function edgeWords(edge: WaitEdge, view: View): Words[] {
  const by = edge.row ? ['by the constraint in ', rowLink(edge.row)] : maker(edge.step, view);
  return [...waits(edge, view), ': ', ...by];
}
