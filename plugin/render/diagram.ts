import type { Element, ElementContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { h } from 'hastscript';
import type { Code } from 'mdast';
import { element, finished, type PageElement } from './build.ts';
import { finishedFrame } from './frame.ts';
import type { Parts, View } from './view.ts';

/** The anchor of the graph. */
export const figureId = 'pw-figure';

/** The dependency graph, scrolling inside its own frame, with its Mermaid source to copy; null where nothing was drawn. */
export function figure(view: View): PageElement | null {
  const { diagram, source } = view.parts;
  if (!diagram) return null;
  return finished(graphFigure(diagram, { id: figureId, label: 'Dependency graph', legend: legend(view), source }));
}

/** What a drawing says of itself, and the Mermaid text that it was made from. */
export interface Caption {
  id: string;
  label: string;
  legend: string;
  source: string;
}

/**
 * A drawing in its frame; where there is none, why, and its source. The script of the page, where there is one, finds the
 * frame by the element around it; without it the element is a box like any other.
 */
export function graphFigure(diagram: NonNullable<Parts['diagram']>, { id, label, legend, source }: Caption): Element {
  return h('figure.pw-figure', { id, dataPagefindIgnore: 'all' }, [
    diagram.svg === undefined ? fault(diagram.fault) : h('pw-graph', finishedFrame(label, drawing(diagram.svg))),
    h('figcaption', legend),
    details('Mermaid source', source, diagram.svg === undefined),
  ]);
}

/** The author's own drawing as written, below a link to the one that is drawn from the dependencies. */
export function drawn(code: Code, view: View): PageElement {
  const link = element('a', { href: `#${figureId}` }, ['graph at the top of this page']);
  return element('div', { className: ['pw-drawing'] }, [
    ...(view.parts.diagram ? [element('p', {}, ['The ', link, ' is drawn from the dependencies of the tasks.'])] : []),
    element('details', { className: ['pw-source'] }, [element('summary', {}, ['The drawing as written']), code]),
  ]);
}

/** An SVG as what it is on the page. */
export function drawing(svg: string): ElementContent[] {
  return fromHtml(svg, { fragment: true }).children.filter((node) => node.type === 'element');
}

function legend({ graph }: View): string {
  const critical = graph.schedule.criticalPath.length > 0;
  const implied = graph.phaseEdges.some(({ kind }) => kind === 'implied');
  return [
    'Arrows lead from what must be done first.',
    critical ? 'Thick ones are the critical path.' : '',
    implied ? 'Dotted ones follow from the order of phases.' : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** What stands in the place of a drawing that could not be made. */
export function fault(reason: string, what = 'graph'): Element {
  return h('p.pw-fault', [h('strong', `The ${what} could not be drawn.`), ' ', reason]);
}

/** A text to copy, open or behind its summary. */
export function details(summary: string, source: string, open: boolean): Element {
  return h('details.pw-source', { open }, [h('summary', summary), h('pre', { tabIndex: 0 }, h('code', source))]);
}
