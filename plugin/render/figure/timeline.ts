import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { type Timeline, timelineOf } from '../../graph/timeline.ts';
import { fromHast, type PageElement, scrollFrame } from '../elements.ts';
import { chipList, taskChips } from '../task/links.ts';
import type { Parts, View } from '../view.ts';
import { duration, stateText, tasks } from '../wording.ts';
import { details, drawing, fault } from './diagram.ts';

/** When each open task can be done, as a chart with a caption; null where the host draws none. */
export function timelineFigure(view: View): PageElement | null {
  const { timeline: drawn } = view.parts;
  if (drawn === undefined || view.plan.isArchived) return null;
  const timeline = timelineOf(view.graph);
  return fromHast(
    h('figure.pw-figure', { id: 'pw-timeline', dataPagefindIgnore: 'all' }, [
      ...(drawn ? [framed(drawn.drawing)] : []),
      h('figcaption', [
        ...paragraphs(timeline, view)
          .filter((text) => text !== '')
          .map((text) => h('p', text.trim())),
        ...unplaced(timeline, view),
      ]),
      ...(drawn ? [details('Mermaid source', drawn.source, drawn.drawing.svg === undefined)] : []),
    ]),
  );
}

function framed({ svg, fault: reason }: NonNullable<Parts['diagram']>): Element {
  return svg === undefined ? fault(reason ?? '', 'timeline') : scrollFrame('Timeline', [drawing(svg)]);
}

/** In paragraphs: how to read it, what the marks mean, and what it leaves out. */
function paragraphs(timeline: Timeline, { graph }: View): string[] {
  const { sections, detail, unit, length } = timeline;
  const count = tasks(sections.reduce((sum, { bars }) => sum + bars.length, 0));
  if (sections.length === 0) return [nothing(timeline), hidden(graph)];
  if (detail === 'none') return [`${count} to do are too many for a readable timeline.`, hidden(graph)];
  const measured = unit === 'hours' ? `The remaining work takes at least ${duration(length)}.` : untimed(graph);
  return detail === 'tasks'
    ? [`${byTask(unit)} ${measured}`, [...marks(timeline), ...held(timeline)].join(' '), hidden(graph)]
    : [`With ${count} to do, the timeline shows phases instead of tasks. ${byPhase(unit)} ${measured}`, hidden(graph)];
}

function nothing({ unplaced }: Timeline): string {
  return unplaced.length > 0 ? 'No open task can be scheduled.' : 'Nothing left to do.';
}

function byTask(unit: Timeline['unit']): string {
  return unit === 'hours'
    ? 'Each bar is as long as its task’s estimate, in working days of 8 hours, and starts as soon as everything the task depends on is done, however many tasks then run in parallel.'
    : 'Each column is a wave: its tasks can run in parallel once all earlier waves are done.';
}

function byPhase(unit: Timeline['unit']): string {
  const measure = unit === 'hours' ? 'working days of 8 hours' : 'waves of tasks that can run in parallel';
  return `Each bar runs from the start of the phase’s first open task to the end of its last, in ${measure}.`;
}

/** Why tasks are all of one length. */
function untimed({ tasks: all }: View['graph']): string {
  const left = all.filter(({ task }) => task.status !== 'done' && task.status !== 'cancelled');
  const without = left.filter(({ task }) => (task.estimate?.hours ?? null) === null).length;
  if (without === 0) return '';
  const which =
    without === left.length ? 'The plan has no estimates' : `${without} of ${tasks(left.length)} have no estimate`;
  return `${which}, so all tasks are drawn equally long.`;
}

const MARKS = { ready: '▸', 'in-progress': '◐', blocked: '⊘' } as const;

function marks({ sections }: Timeline): string[] {
  const nodes = sections.flatMap(({ bars }) => bars.map(({ node }) => node));
  const states = new Set<string>(nodes.map(({ state }) => state));
  const shown = (Object.keys(MARKS) as (keyof typeof MARKS)[]).filter((state) => states.has(state));
  const words = shown.map((state) => `${MARKS[state]} ${stateText(state)}`);
  return [
    ...(words.length > 0 ? [`Marks: ${words.join(', ')}.`] : []),
    ...(nodes.some(({ critical }) => critical) ? ['Thick outlines mark the critical path.'] : []),
  ];
}

function held({ sections }: Timeline): string[] {
  const nodes = sections.flatMap(({ bars }) => bars.map(({ node }) => node));
  const isHeld = nodes.some(
    ({ state, outside, foreign, unknown }) =>
      state === 'blocked' || outside.length + foreign.length + unknown.length > 0,
  );
  return isHeld
    ? [
        'Tasks that are blocked, or wait for something outside the plan, are drawn at the earliest time they could otherwise start.',
      ]
    : [];
}

function hidden({ tasks: all }: View['graph']): string {
  const count = (status: string) => all.filter(({ task }) => task.status === status).length;
  const parts = (['done', 'cancelled'] as const).flatMap((status) =>
    count(status) > 0 ? [`${count(status)} ${status}`] : [],
  );
  return parts.length > 0 ? `Not shown: ${parts.join(', ')}.` : '';
}

function unplaced({ unplaced: nodes }: Timeline, view: View): ElementContent[] {
  if (nodes.length === 0) return [];
  const chips: Element = chipList(
    taskChips(
      nodes.map(({ task }) => task.id),
      view,
    ),
  );
  return [h('p', 'These tasks are in a dependency cycle, or wait for one, and cannot be scheduled:'), chips];
}
