import type { Element } from 'hast';
import { h, s } from 'hastscript';
import type { Code } from 'mdast';
import type { Phase } from '../../plan/model.ts';
import { element, fromHast, type PageElement, scrollFrame } from '../elements.ts';
import type { PartDiagram, Parts, View } from '../view.ts';
import { phaseName } from '../wording.ts';
import type { Translate } from '../words/index.ts';
import { legendList } from './legend.ts';
import { isSliced } from './slice.ts';
import { toolWords } from './tools.ts';

/** The anchor of the graph. */
export const figureId = 'pw-figure';

/**
 * The dependency graph, scrolling inside its own frame, with its Mermaid source to copy; null where nothing was drawn.
 *
 * @param note Said below it besides what it shows
 */
export function figure(view: View, note?: string): PageElement | null {
  const { t } = view;
  const { diagram, openDiagram, source, sourceHref, extent } = view.parts;
  if (!diagram) return unread(view);
  const isOverview = extent?.kind === 'overview';
  const open = openDiagram && diagram.svg !== undefined ? openPart(openDiagram, view) : undefined;
  return fromHast(
    graphFigure(diagram, {
      id: figureId,
      label: t(isOverview ? 'figure.overview' : 'figure.graph'),
      legend: explanation(view, note),
      source,
      sourceHref: (extent?.kind ?? 'whole') === 'whole' ? sourceHref : undefined,
      open,
      isSliced: isSliced(view),
      t,
    }),
  );
}

/** The open tasks, else all, without the extras of the plan's own page. */
export function briefFigure(view: View): PageElement | null {
  const { t, parts } = view;
  const { diagram, openDiagram, extent } = parts;
  if (!diagram) return unread(view);
  const open = openDiagram?.drawing.svg === undefined ? null : openDiagram;
  const label = t(open ? 'figure.open' : extent?.kind === 'overview' ? 'figure.overview' : 'figure.graph');
  const { looks = new Set<string>() } = open ?? extent ?? {};
  const legend = [looks.has('arrows') ? h('p', t('drawing.direction')) : null, legendList(looks, t)];
  return fromHast(graphFigure(open?.drawing ?? diagram, { id: figureId, label, legend, t }));
}

/** The drawing of open tasks, and the links that choose between it and the whole; the address decides which is shown. */
function openPart({ drawing, id }: PartDiagram, { parts, t }: View): FigureContent['open'] {
  if (drawing.svg === undefined) return undefined;
  const link = (words: string, target: string) => h('li', h('a', { href: `#${target}`, lang: t.spoken.lang }, words));
  const all = t(parts.extent?.kind === 'overview' ? 'figure.all-phases' : 'figure.all');
  const links = [link(t('figure.open'), id), link(all, 'pw-graph')];
  return { drawing, label: t('figure.open'), links: h('ul.pw-switch', { ariaLabel: t('figure.switch') }, links) };
}

/** The graph of one phase at that phase, where the plan is too large for one drawing. */
export function phaseFigure(phase: Phase, view: View): PageElement | null {
  const diagram = view.parts.phaseDiagrams?.get(phase);
  if (diagram === undefined) return null;
  const { t } = view;
  const name = phaseName(phase, t);
  if (diagram === null) return fromHast(h('p.pw-unread', t.spoken, t('figure.phase-too-large', { phase: name })));
  const { drawing: made, source, id, looks, leftOut } = diagram;
  const text = [t('figure.phase-with', { phase: name }), ...omitted(leftOut, t)].join(' ');
  return fromHast(
    graphFigure(made, {
      id: id.replace('pw-graph', figureId),
      label: t('figure.graph-of', { title: name }),
      legend: [h('p', t.spoken, text), legendList(looks, t)],
      source,
      t,
    }),
  );
}

/** The text around a drawing. */
export interface FigureContent {
  id: string;
  label: string;
  legend: string | readonly (Element | null)[];
  /** A second drawing that is shown first, and what chooses between them. */
  open?: { drawing: NonNullable<Parts['diagram']>; label: string; links: Element } | undefined;
  source?: string;
  /** The address of the source, in place of it. */
  sourceHref?: string | undefined;
  /** Whether paper shows it phase by phase. */
  isSliced?: boolean;
  /** Whether the legend comes before the drawing, as one that says what is wrong. */
  isLed?: boolean;
  t: Translate;
}

/** A drawing in its frame, or the reason why there is none, with its source. The page's script adds tools to `<pw-graph>`. */
export function graphFigure(
  diagram: NonNullable<Parts['diagram']>,
  { id, label, legend, open, source, sourceHref, isSliced = false, isLed = false, t }: FigureContent,
): Element {
  const caption = h('figcaption', typeof legend === 'string' ? legend : [...legend]);
  return h('figure.pw-figure', { id, className: isSliced ? ['pw-is-sliced'] : [], dataPagefindIgnore: 'all' }, [
    isLed ? caption : null,
    ...(open ? [open.links, framed(open.drawing, open.label, t, 'open')] : []),
    framed(diagram, label, t, open && 'all'),
    isLed ? null : caption,
    sourceOf(diagram, source, sourceHref, t),
  ]);
}

/** A link to the source, where it has an address, is enough beside a drawing that was made. */
function sourceOf(
  { svg }: NonNullable<Parts['diagram']>,
  source: string | undefined,
  href: string | undefined,
  t: Translate,
): Element | null {
  if (source === undefined) return null;
  const isLinked = svg !== undefined && href !== undefined;
  return isLinked
    ? h('p.pw-source', h('a', { href, lang: t.spoken.lang }, t('figure.source')))
    : details(t, source, svg === undefined);
}

/** The author's own drawing as written: the graph is drawn from the dependencies of the tasks. */
export function authorDrawing(code: Code, { t }: View): PageElement {
  const summary = element('summary', { lang: t.spoken.lang }, [t('figure.original')]);
  return element('details', { className: ['pw-source', 'pw-drawing'] }, [summary, code]);
}

function framed(diagram: NonNullable<Parts['diagram']>, label: string, t: Translate, view?: 'open' | 'all'): Element {
  if (diagram.svg === undefined) return fault(diagram.fault, t);
  const { svg, start } = diagram;
  const width = Number(/ width="([\d.]+)"/.exec(svg)?.[1] ?? 0);
  const content = [
    s('svg.pw-least', { width: Math.round(READABLE * width), height: 1, ariaHidden: 'true' }),
    ...(start ? [startMark(start, width)] : []),
    // Markup that we made and that no tree plugin needs to see.
    { type: 'raw', value: svg } as const,
  ];
  return h('pw-graph', { dataView: view, dataWords: JSON.stringify(toolWords(t)) }, scrollFrame(label, content));
}

/** At a smaller scale the labels cannot be read. */
const READABLE = 0.75;

/** The way to the place that the frame has in the middle of its top at first; no style of its own, which a policy may forbid. */
function startMark([x, y]: readonly [number, number], whole: number): Element {
  const way = s('svg', { width: `${(100 * x) / whole}%`, viewBox: `0 0 ${x} ${y}`, ariaHidden: 'true' });
  return h('div.pw-start', [way, h('span')]);
}

function explanation(
  { parts: { extent, openDiagram, phaseDiagrams }, graph, t }: View,
  note: string | undefined,
): (Element | null)[] {
  const { kind = 'whole', leftOut = 0 } = extent ?? {};
  const looks = new Set([...(extent?.looks ?? []), ...(openDiagram?.looks ?? [])]);
  const sentences = [
    kind === 'overview' && t('figure.by-phase', { count: graph.tasks.length }),
    kind === 'overview' && phaseDiagrams && phaseDiagrams.size > 0 && t('figure.phases-below'),
    looks.has('arrows') && t('drawing.direction'),
    ...omitted(leftOut, t),
    graph.plan.waves.length > 0 && t('figure.no-waves'),
    note,
  ];
  return [h('p', t.spoken, sentences.filter((one) => typeof one === 'string').join(' ')), legendList(looks, t)];
}

function omitted(count: number, t: Translate): string[] {
  return count > 0 ? [t('figure.left-out', { count })] : [];
}

/**
 * What takes the place of a drawing that would be too large; null where there is nothing to draw. A few tasks can be too much as
 * well, if each depends on many.
 */
function unread({ parts: { extent }, graph, t }: View): PageElement | null {
  if (extent?.kind !== 'nothing') return null;
  const text = h('p.pw-unread', t.spoken, t('figure.too-large', { count: graph.tasks.length }));
  return fromHast(h('figure.pw-figure', { id: figureId, dataPagefindIgnore: 'all' }, h('figcaption', text)));
}

/** Shown in place of a drawing that could not be made. */
function fault(reason: string, t: Translate): Element {
  return h('p.pw-fault', [h('strong', t.spoken, t('figure.fault')), ' ', reason]);
}

/** A text to copy, open or behind its summary. */
function details(t: Translate, source: string, open: boolean): Element {
  const summary = h('summary', { lang: t.spoken.lang }, t('figure.source'));
  return h('details.pw-source', { open }, [summary, h('pre', { tabIndex: 0 }, h('code', source))]);
}
