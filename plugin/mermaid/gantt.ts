import type { PhaseNode, TaskNode } from '../graph/model.ts';
import type { Bar, Timeline, TimelineSection } from '../graph/timeline.ts';
import type { Phase, Task } from '../plan/model.ts';
import { escapeUrl } from './escape.ts';
import { phaseNodes, taskNode } from './ids.ts';
import { linkTitle, nodeLabel, phaseLabel } from './labels.ts';

/** Pixels that the bars of a whole plan take at most, and one column. */
const WIDEST = 480;
const WIDEST_COLUMN = 56;
/** Room for the number below a tick. */
const TICK = 36;
/** Left of the bars; and to their right, more than the longest label takes: what is left of it is cut off afterwards. */
export const MARGIN = { left: 64, right: 6000 } as const;

/** Hours of a working day; below two of them the axis counts hours. */
const DAY = 8;

/** Where rows lead, null for nowhere. */
export interface GanttLinks {
  task(task: Task): string | null;
  phase(phase: Phase): string | null;
}

const ANCHORS: GanttLinks = { task: ({ anchor }) => `#${anchor}`, phase: () => null };

/**
 * Mermaid's text for a timeline: a gantt chart with a section for each phase, a row for its name and one for each open
 * task; or one row a phase where there are too many tasks. Mermaid counts in milliseconds, and a second of its is a
 * column here, so that neither the day of the drawing nor the machine's time zone shows.
 *
 * What a gantt chart has no words for stands in comments, in the form that flowcharts have for it: classes and titles.
 *
 * @param links by default tasks lead to their anchors on the same page, and phases nowhere
 * @returns null where nothing is open that has a place in time, and where there is too much of it to be read
 */
export function toGantt(timeline: Timeline, links: GanttLinks = ANCHORS): string | null {
  const { sections, detail } = timeline;
  if (sections.length === 0 || detail === 'none') return null;
  const axis = axisOf(timeline);
  const names = phaseNodes(sections.flatMap(({ phase }) => phase?.phase ?? []));
  const bars = detail === 'tasks' ? sections.flatMap((section) => section.bars) : [];
  const body = [
    `title ${axis.title}`,
    'dateFormat x',
    'axisFormat %s',
    `tickInterval ${axis.step * 1000}millisecond`,
    'todayMarker off',
    ...sections.flatMap((section) => sectionRows(section, timeline, { axis, names })),
    ...classes(
      sections,
      bars.map(({ node }) => node),
      names,
    ),
    ...sections.flatMap((section) => phaseLink(section, links, { axis, names })),
    ...bars.flatMap((bar) => taskLink(bar, links, axis)),
    `%%{init: {"gantt": {"useWidth": ${MARGIN.left + axis.width + MARGIN.right}}}}%%`,
  ];
  return ['gantt', ...body.map((line) => `  ${line}`), ''].join('\n');
}

interface Axis {
  title: string;
  /** How many of the timeline's units a column stands for, and where on the axis it begins: numbers of waves stand in their middle. */
  unit: number;
  first: number;
  /** Columns from one number to the next. */
  step: number;
  /** Of all columns, in pixels. */
  width: number;
}

function axisOf({ unit, length }: Timeline): Axis {
  const isWaves = unit === 'waves';
  const size = isWaves || length <= 2 * DAY ? 1 : DAY;
  const columns = length / size;
  const width = Math.round(Math.min(WIDEST, columns * WIDEST_COLUMN));
  const title = isWaves ? 'Waves' : size === DAY ? 'Days' : 'Hours';
  return { title, unit: size, first: isWaves ? 0.5 : 0, step: stepFor((TICK * columns) / width), width };
}

/** The least round number, 1, 2 or 5 times a power of ten, that is no less than `least`. */
function stepFor(least: number): number {
  const power = 10 ** Math.max(0, Math.floor(Math.log10(least)));
  return [1, 2, 5, 10].map((times) => times * power).find((step) => step >= least) ?? 10 * power;
}

interface Scale {
  axis: Axis;
  names: ReadonlyMap<Phase, string>;
}

function sectionRows(section: TimelineSection, { sections, detail }: Timeline, { axis, names }: Scale): string[] {
  const name = section.phase ? opening(oneLine(section.phase)) : 'Outside of phases';
  const row = (label: string, id: string, { start, end }: { start: number; end: number }) =>
    `${label} :${id}, ${instant(start, axis)}, ${instant(end, axis)}`;
  const tasks = section.bars.map((bar) => row(opening(nodeLabel(bar.node, null)), taskNode(bar.node.task.id), bar));
  if (detail === 'tasks' && sections.every(({ phase }) => phase === null)) return tasks;
  return [`section ${name}`, row(name, nameOf(section.phase, names), section), ...(detail === 'tasks' ? tasks : [])];
}

const oneLine = (phase: PhaseNode) => phaseLabel(phase, Number.POSITIVE_INFINITY);

const instant = (time: number, { unit, first }: Axis) => Math.round((first + time / unit) * 1000);

/** The Mermaid id of a phase's row. */
const nameOf = (phase: PhaseNode | null, names: ReadonlyMap<Phase, string>) =>
  (phase && names.get(phase.phase)) ?? 'outside';

/** Beginnings of Mermaid's own statements, in any case, and of what is neither a letter nor a digit. */
const statement =
  /^(?:acc|axis|call|click|date|excl|gantt|href|incl|section|tick|title|today|topaxis|week|\d{4}-|[^\p{L}\p{N}#])/iu;

/** An escaped label on one line, at its start, where a colon would end it. */
function opening(label: string): string {
  const safe = label.replaceAll('<br/>', '').replaceAll(':', '#58;');
  const first = safe.codePointAt(0) ?? 0;
  return statement.test(safe) && first <= 0xffff ? `#${first};${safe.slice(1)}` : safe;
}

function classes(
  sections: readonly TimelineSection[],
  tasks: readonly TaskNode[],
  names: ReadonlyMap<Phase, string>,
): string[] {
  const pairs = [
    ...sections.map(({ phase }) => [phase?.status ?? 'todo', nameOf(phase, names)] as const),
    ...tasks.map(({ task, state }) => [state, taskNode(task.id)] as const),
    ...tasks.filter(({ critical }) => critical).map(({ task }) => ['critical', taskNode(task.id)] as const),
  ];
  const members = Map.groupBy(pairs, ([name]) => name);
  return [...members].map(([name, group]) => `%% class ${group.map(([, id]) => id).join(',')} ${name}`);
}

function taskLink(bar: Bar, links: GanttLinks, axis: Axis): string[] {
  const { task } = bar.node;
  return link(taskNode(task.id), links.task(task), `${linkTitle(bar.node, null)}, ${when(bar, axis)}`);
}

function phaseLink({ phase, ...span }: TimelineSection, links: GanttLinks, { axis, names }: Scale): string[] {
  if (!phase) return [];
  return link(nameOf(phase, names), links.phase(phase.phase), `${oneLine(phase)}, ${when(span, axis)}`);
}

function link(id: string, target: string | null, title: string): string[] {
  return target === null ? [] : [`click ${id} href "${escapeUrl(target)}"`, `%% title ${id} "${title}"`];
}

/** What a bar's place says to those who do not see it, in the axis's numbers. */
function when({ start, end }: Pick<Bar, 'start' | 'end'>, { title, unit }: Axis): string {
  if (title === 'Waves') return end - start === 1 ? `wave ${end}` : `waves ${start + 1} to ${end}`;
  const words = (time: number) => {
    const count = Math.round((time / unit) * 10) / 10;
    return `${count} ${count === 1 ? title.slice(0, -1).toLowerCase() : title.toLowerCase()}`;
  };
  return start === 0 ? `takes ${words(end)}` : `begins after ${words(start)}, takes ${words(end - start)}`;
}
