import type { Element } from 'hast';
import { h } from 'hastscript';
import { graphFigure } from './figure/diagram.ts';
import type { Parts } from './page.ts';

/** The graph of all plans, shown below their list. */
export function plansGraph({ diagram, source }: { diagram: NonNullable<Parts['diagram']>; source: string }): Element {
  const label = 'Dependency graph of all plans';
  const legend = 'Arrows point from a plan to the plans that depend on it.';
  return h('section.pw-overview', [
    h('h2', { id: 'dependencies' }, 'Dependencies between plans'),
    graphFigure(diagram, { id: 'pw-plans-figure', label, legend, source }),
  ]);
}
