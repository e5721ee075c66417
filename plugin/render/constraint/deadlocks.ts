import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Deadlock, WaitEdge } from '../../graph/constraints/model.ts';
import type { PlanGraph } from '../../graph/model.ts';
import { fromHast, type PageElement } from '../elements.ts';
import { graphFigure } from '../figure/diagram.ts';
import type { View } from '../view.ts';
import type { Phrase } from '../words/index.ts';
import { reasonOf, rowLink, sentence, stepList, waits } from './steps.ts';

/** Cap on the deadlocks that are shown. */
const MAX_DEADLOCKS = 8;

/** The deadlocks that a page shows one by one. */
export function shownDeadlocks(graph: Pick<PlanGraph, 'constraints'>): readonly Deadlock[] {
  return ofAuthor(graph).slice(0, MAX_DEADLOCKS);
}

/** All but those at a row that is still the template's. */
function ofAuthor({ constraints }: Pick<PlanGraph, 'constraints'>): readonly Deadlock[] {
  return constraints.deadlocks.filter(({ at }) => !at.row?.isPlaceholder);
}

/** The anchor of one of them. */
export function deadlockId(index: number): string {
  return `pw-deadlock-${index + 1}`;
}

/** Each deadlock as a drawing of its shortest cycle and as text; nothing where there is none. */
export function deadlockBox(view: View): PageElement[] {
  const shown = shownDeadlocks(view.graph);
  const more = ofAuthor(view.graph).length - shown.length;
  if (shown.length === 0) return [];
  return [
    fromHast(
      h('section.pw-deadlocks', { ariaLabel: view.t('deadlocks'), dataPagefindIgnore: 'all' }, [
        ...shown.map((one, index) => deadlockPicture(one, index, view)),
        ...(more > 0 ? [sentence('deadlocks.more', view, { count: more })] : []),
      ]),
    ),
  ];
}

function deadlockPicture(deadlock: Deadlock, index: number, view: View): Element {
  const { members, edges, groups } = deadlock;
  const drawn = view.parts.deadlocks?.get(deadlock);
  const caption = [
    sentence('deadlocks.one', view, { label: h('strong', view.t('deadlocks.label')), count: members.length }),
    stepList(edges, (edge) => edgePhrase(edge, view), view),
    ...groups.map((group) => sentence('deadlocks.group', view, { row: rowLink(group, view) })),
  ];
  const id = deadlockId(index);
  if (!drawn) return h('figure.pw-figure', { id, dataPagefindIgnore: 'all' }, h('figcaption', caption));
  return graphFigure(drawn.drawing, {
    id,
    label: view.t('deadlocks.number', { number: index + 1 }),
    legend: caption,
    source: drawn.source,
    isLed: true,
    t: view.t,
  });
}

/** `Task 1.2 waits for Task 1.1: Depends on of Task 1.2, line 18`. */
function edgePhrase(edge: WaitEdge, view: View): Phrase[] {
  const reason = edge.row ? view.t.rich('step.row', { row: rowLink(edge.row, view) }) : reasonOf(edge.step, view);
  return view.t.rich('step', { waits: waits(edge, view), reason });
}
