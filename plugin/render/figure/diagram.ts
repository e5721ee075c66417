import type { Element, ElementContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { h } from 'hastscript';
import type { Code } from 'mdast';
import type { PlanGraph } from '../../graph/model.ts';
import type { Phase } from '../../plan/model.ts';
import { phaseName } from '../../rules/support/wording.ts';
import { element, finished, finishedFrame, type PageElement } from '../elements.ts';
import type { Parts, View } from '../view.ts';
import { dependencies, tasks } from '../wording.ts';
import { edgeList } from './edge-list.ts';
import { legend } from './legend.ts';
import { startMark } from './start.ts';

/** The anchor of the graph. */
export const figureId = 'pw-figure';

/** The dependency graph, scrolling inside its own frame, with its Mermaid source to copy; null where nothing was drawn. */
export function figure(view: View): PageElement | null {
  const { diagram, source, extent } = view.parts;
  if (!diagram) return extent?.kind === 'nothing' ? finished(unread(view)) : null;
  const label = extent?.kind === 'overview' ? 'Phase overview' : 'Dependency graph';
  const list = edgeList(extent?.kind === 'overview' ? 'overview' : 'whole', view);
  return finished(graphFigure(diagram, { id: figureId, label, legend: explained(view), list, source }));
}

/** The graph of one phase at that phase, where the plan is too large for one drawing. */
export function phaseFigure(phase: Phase, view: View): PageElement | null {
  const diagram = view.parts.phaseDiagrams?.get(phase);
  if (diagram === undefined) return null;
  const label = `Dependency graph of ${phaseName(phase)}`;
  if (diagram === null) {
    return finished(
      h(
        'p.pw-unread',
        `${phaseName(phase)} has too many tasks or dependencies to draw. Each task lists what it depends on.`,
      ),
    );
  }
  const { drawing: made, source, id, looks, leftOut } = diagram;
  const text = `${phaseName(phase)}, with connected tasks of other phases.${omitted(leftOut)}`;
  return finished(
    graphFigure(made, {
      id: id.replace('pw-graph', figureId),
      label,
      legend: [h('p', text), legend(looks)],
      list: edgeList(phase, view),
      source,
    }),
  );
}

/** What a drawing says of itself, and the Mermaid text that it was made from. */
export interface Caption {
  id: string;
  label: string;
  legend: string | readonly (Element | null)[];
  /** The same for those who read rather than look. */
  list?: Element;
  source: string;
}

/**
 * A drawing in its frame; where there is none, why, and its source. The script of the page, where there is one, finds the
 * frame by the element around it; without it the element is a box like any other.
 */
export function graphFigure(
  diagram: NonNullable<Parts['diagram']>,
  { id, label, legend: words, list, source }: Caption,
): Element {
  return h('figure.pw-figure', { id, dataPagefindIgnore: 'all' }, [
    diagram.svg === undefined
      ? fault(diagram.fault)
      : h('pw-graph', finishedFrame(label, withStart(drawing(diagram.svg)))),
    h('figcaption', typeof words === 'string' ? words : [...words]),
    list,
    details('Mermaid source', source, diagram.svg === undefined),
  ]);
}

/** The author's own drawing as written, below a link to the one that is drawn from the dependencies. */
export function drawn(code: Code, view: View): PageElement {
  const link = element('a', { href: `#${figureId}` }, ['graph above']);
  return element('div', { className: ['pw-drawing'] }, [
    ...(view.parts.diagram ? [element('p', {}, ['The ', link, ' is generated from the tasks’ dependencies.'])] : []),
    element('details', { className: ['pw-source'] }, [element('summary', {}, ['Original drawing']), code]),
  ]);
}

function withStart(parts: ElementContent[]): ElementContent[] {
  const [svg] = parts;
  const mark = svg?.type === 'element' ? startMark(svg) : null;
  return mark ? [mark, ...parts] : parts;
}

/** An SVG as what it is on the page. */
export function drawing(svg: string): ElementContent[] {
  return fromHtml(svg, { fragment: true }).children.filter((node) => node.type === 'element');
}

function explained({ parts: { extent, phaseDiagrams }, graph }: View): (Element | null)[] {
  const { kind = 'whole', looks = new Set<string>(), leftOut = 0 } = extent ?? {};
  const size = `${tooLarge(graph)} for one graph, so this one shows its phases.`;
  const more = phaseDiagrams && phaseDiagrams.size > 0 ? ' Each phase below has its own graph.' : '';
  const subject = kind === 'overview' ? `${size}${more} ` : '';
  return [h('p', `${subject}Arrows point to what comes next.${omitted(leftOut)}`), legend(looks)];
}

function omitted(count: number): string {
  if (count === 0) return '';
  return ` ${dependencies(count)} implied by others ${count === 1 ? 'is' : 'are'} not shown.`;
}

/** A few tasks can be too much as well, where each waits for many. */
function tooLarge({ tasks: all }: PlanGraph): string {
  return `With ${tasks(all.length)} and their dependencies, this plan is too large`;
}

/** What takes the place of a drawing that would be too large. */
function unread({ graph }: View): Element {
  const text = `${tooLarge(graph)} to draw. Each task lists what it depends on.`;
  return h('figure.pw-figure', { id: figureId, dataPagefindIgnore: 'all' }, h('figcaption', h('p.pw-unread', text)));
}

/** What takes the place of a drawing that could not be made. */
export function fault(reason: string, what = 'graph'): Element {
  return h('p.pw-fault', [h('strong', `The ${what} could not be drawn.`), ' ', reason]);
}

/** A text to copy, open or behind its summary. */
export function details(summary: string, source: string, open: boolean): Element {
  return h('details.pw-source', { open }, [h('summary', summary), h('pre', { tabIndex: 0 }, h('code', source))]);
}
