import type { Element, ElementContent } from 'hast';
import { h, s } from 'hastscript';
import { type Bar, type Timeline, type TimelineSection, timelineOf } from '../../graph/timeline.ts';
import { shownId } from '../../plan/id.ts';
import { isolated } from '../../plan/text/bidi.ts';
import { fromHast, type PageElement, said, scrollFrame } from '../elements.ts';
import { chipList, taskChips } from '../task/links.ts';
import type { View } from '../view.ts';
import { duration, phaseLabel } from '../wording.ts';
import type { Phrase, Translate } from '../words/index.ts';

/** Hours of a working day; below two of them the axis counts hours. */
const DAY = 8;
/** More columns have no room for their numbers. */
const MAX_COLUMNS = 10;

/** When each open task can be done, as a list with a bar in each row; null for a plan that is archived. */
export function timelineFigure(view: View): PageElement | null {
  if (view.plan.isArchived) return null;
  const timeline = timelineOf(view.graph);
  const isShown = timeline.sections.length > 0 && timeline.detail !== 'none';
  return fromHast(
    h('figure.pw-figure', { id: 'pw-timeline', dataPagefindIgnore: 'all' }, [
      ...(isShown ? [scrollFrame(view.t('timeline.label'), [chart(timeline, view)])] : []),
      h('figcaption', [
        ...paragraphs(timeline, view)
          .filter((text) => text !== '')
          .map((text) => h('p', view.t.spoken, text.trim())),
        ...unplaced(timeline, view),
      ]),
    ]),
  );
}

/** The unit of the axis, and the amount per column. */
interface Axis {
  unit: 'wave' | 'day' | 'hour';
  /** Of the timeline's own units in one of the axis. */
  size: number;
  /** Of the axis's units in one column. */
  step: number;
  columns: number;
}

function axisOf({ unit, length }: Timeline): Axis {
  const isDays = unit === 'hours' && length >= 2 * DAY;
  const size = isDays ? DAY : 1;
  const units = Math.ceil(length / size);
  const steps = [1, 2, 5].flatMap((step) => [1, 10, 100, 1000].map((power) => step * power)).sort((a, b) => a - b);
  const step = steps.find((one) => units / one <= MAX_COLUMNS) ?? units;
  return { unit: unit === 'waves' ? 'wave' : isDays ? 'day' : 'hour', size, step, columns: Math.ceil(units / step) };
}

/** The rows have three columns each: what it is, when it is, and the same as a bar. */
function chart(timeline: Timeline, view: View): Element {
  const { t } = view;
  const axis = axisOf(timeline);
  const columns = Array.from({ length: axis.columns }, (_, at) => h('li', t.number(at * axis.step + 1)));
  const head = h('div.pw-axis', [h('span', t.spoken, t(`timeline.${axis.unit}s`)), h('ol', columns)]);
  const isByTask = timeline.detail === 'tasks';
  const hasPhases = view.graph.phases.length > 0;
  const rows = timeline.sections.flatMap((section) => {
    const bars = isByTask ? section.bars.map((bar) => taskRow(bar, axis, view)) : [];
    return hasPhases || !isByTask ? [phaseRow(section, bars, axis, view)] : bars;
  });
  return h('div.pw-timeline', [head, h('ol', rows)]);
}

function phaseRow(section: TimelineSection, bars: readonly Element[], axis: Axis, view: View): Element {
  const { ids, t } = view;
  const node = section.phase;
  const name = node
    ? h('a', { href: `#${ids.get(node.phase.node)}` }, phaseLabel(node.phase, t))
    : h('span', t.spoken, t('timeline.no-phase'));
  const row = [name, ...cells(section, '', axis, t)];
  return h('li.pw-timeline-phase', [...row, ...(bars.length > 0 ? [h('ol', [...bars])] : [])]);
}

function taskRow(bar: Bar, axis: Axis, { t, titles }: View): Element {
  const { task, state, critical } = bar.node;
  const words = `${shownId(task.id)} ${titles.get(task.id) ?? ''}`.trim();
  const heard = [`${t(`state.${state}`)}: ${words}`, ...(critical ? [t('mark.critical')] : [])].join(', ');
  const estimate = task.estimate ? ` · ${isolated(task.estimate.value)}` : '';
  const className = [`pw-is-${state}`, ...(critical ? ['pw-is-critical'] : [])];
  return h('li', { className, dataTask: task.id }, [
    h('a', { href: `#${task.anchor}`, ariaLabel: heard }, words),
    ...cells(bar, estimate, axis, t),
  ]);
}

/** When it is, in words and as a bar: in percent of the axis, which stylesheets turn around where text runs so. */
function cells(
  { start, end }: Pick<Bar, 'start' | 'end'>,
  estimate: string,
  { unit, size, step, columns }: Axis,
  t: Translate,
): Phrase[] {
  const [first, last] = [Math.floor(start / size) + 1, Math.max(Math.floor(start / size) + 1, Math.ceil(end / size))];
  const when =
    first === last
      ? t(`timeline.${unit}`, { at: first })
      : t(`timeline.${unit}-to`, { first: t.number(first), last: t.number(last) });
  const whole = size * step * columns;
  const share = (length: number) => `${Math.round((10_000 * length) / whole) / 100}%`;
  // In an attribute, for a policy may forbid styles.
  const clipPath = `inset(0 ${share(whole - end)} 0 ${share(start)} round 3px)`;
  return [
    ' ',
    ...said(`${when}${estimate}`, t),
    s('svg', { className: ['pw-time-bar'], clipPath, ariaHidden: 'true', focusable: 'false' }),
  ];
}

/** In paragraphs: how to read it, what the marks mean, and what it leaves out. */
function paragraphs(timeline: Timeline, { graph, t }: View): string[] {
  const { sections, detail, unit, length } = timeline;
  const count = sections.reduce((sum, { bars }) => sum + bars.length, 0);
  const rest = hidden(graph, t);
  if (sections.length === 0) return [t(timeline.unplaced.length > 0 ? 'timeline.none' : 'head.nothing-left'), rest];
  if (detail === 'none') return [t('timeline.too-many', { count }), rest];
  const measured = unit === 'hours' ? t('timeline.at-least', { time: duration(length, t) }) : untimed(graph, t);
  const nodes = sections.flatMap(({ bars }) => bars.map(({ node }) => node));
  const isHeld = nodes.some(
    ({ state, outside, foreign, unknown }) =>
      state === 'blocked' || outside.length + foreign.length + unknown.length > 0,
  );
  return detail === 'tasks'
    ? [
        `${t(`timeline.by-task-in-${unit}`)} ${measured}`,
        [
          ...(nodes.some(({ critical }) => critical) ? [t('timeline.critical')] : []),
          ...(isHeld ? [t('timeline.held')] : []),
        ].join(' '),
        rest,
      ]
    : [`${t('timeline.phases', { count })} ${t(`timeline.by-phase-in-${unit}`)} ${measured}`, rest];
}

/** Why tasks are all of one length. */
function untimed({ tasks }: View['graph'], t: View['t']): string {
  const left = tasks.filter(({ task }) => task.status !== 'done' && task.status !== 'cancelled');
  const without = left.filter(({ task }) => (task.estimate?.hours ?? null) === null).length;
  if (without === 0) return '';
  return without === left.length
    ? t('timeline.no-estimates')
    : t('timeline.some-estimates', { count: without, total: left.length });
}

function hidden({ tasks }: View['graph'], t: View['t']): string {
  const count = (status: string) => tasks.filter(({ task }) => task.status === status).length;
  const [done, cancelled] = [count('done'), count('cancelled')];
  const list = [
    ...(done > 0 ? [t('timeline.done', { count: done })] : []),
    ...(cancelled > 0 ? [t('standing.cancelled', { count: cancelled })] : []),
  ];
  return list.length > 0 ? t('timeline.hidden', { list: list.join(', ') }) : '';
}

function unplaced({ unplaced: nodes }: Timeline, view: View): ElementContent[] {
  if (nodes.length === 0) return [];
  const ids = nodes.map(({ task }) => task.id);
  return [h('p', view.t.spoken, view.t('timeline.unplaced')), chipList(taskChips(ids, view))];
}
