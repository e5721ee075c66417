import type { Element } from 'hast';
import { h } from 'hastscript';
import type { TaskNode } from '../../graph/model.ts';
import { fromHast, type PageElement, scrollFrame } from '../elements.ts';
import { doneText, restItems, type Standing, segments, standingOf } from '../segments.ts';
import type { View } from '../view.ts';
import { phaseLabel } from '../wording.ts';
import type { Translate } from '../words/index.ts';

/** The tasks of one bar: those of a phase, or those in none. */
interface Group {
  label: Element;
  tasks: readonly TaskNode[];
}

/** One bar a phase, as long as the phase has tasks, divided by state, which is in text below it. */
export function progressChart(view: View): PageElement {
  const { t } = view;
  const rows = groupsOf(view).map(({ label, tasks }) => ({ label, standing: standingOf(tasks) }));
  const longest = Math.max(1, ...rows.map(({ standing }) => standing.total));
  return fromHast(
    h('figure.pw-figure', { id: 'pw-progress-picture', dataPagefindIgnore: 'all' }, [
      scrollFrame(t('stacks.label'), [
        h(
          'ol.pw-stacks',
          rows.map(({ label, standing }) => row(label, standing, longest, t)),
        ),
      ]),
      h('figcaption', h('p', t.spoken, t('stacks.length'))),
    ]),
  );
}

function groupsOf({ graph, ids, t }: View): Group[] {
  const byPhase = Map.groupBy(graph.tasks, ({ phase }) => phase);
  const phases = graph.phases.map(({ phase }): Group => {
    const label = h('a', { href: `#${ids.get(phase.node)}` }, phaseLabel(phase, t));
    return { label, tasks: byPhase.get(phase) ?? [] };
  });
  const rest = byPhase.get(null) ?? [];
  const label = h('span', t(phases.length === 0 ? 'stacks.all' : 'stacks.no-phase'));
  return rest.length > 0 ? [...phases, { label, tasks: rest }] : phases;
}

function row(label: Group['label'], standing: Standing, longest: number, t: Translate): Element {
  const { states, total } = standing;
  return h('li', [
    label,
    ' ',
    h('span.pw-figures', t.spoken, doneText(standing, t)),
    ...(total > 0 ? [segments({ states, total: longest })] : []),
    ' ',
    h('ul.pw-tally', restItems(standing, t)),
  ]);
}
