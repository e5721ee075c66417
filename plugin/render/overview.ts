import type { Element } from 'hast';
import { h } from 'hastscript';
import { graphFigure } from './figure/diagram.ts';
import type { Parts } from './page.ts';

/** How all plans hang together, below their list. */
export function overviewSection({
  diagram,
  source,
}: {
  diagram: NonNullable<Parts['diagram']>;
  source: string;
}): Element {
  const label = 'Graph of all plans';
  const legend = 'Arrows lead from a plan with a task that must be done first.';
  return h('section.pw-overview', [
    h('h2', { id: 'together' }, 'How the plans hang together'),
    graphFigure(diagram, { id: 'pw-plans-figure', label, legend, source }),
  ]);
}
