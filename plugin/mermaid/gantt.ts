import type { PhaseNode } from '../graph/model.ts';
import type { Bar, Timeline, TimelineSection } from '../graph/timeline.ts';
import type { Phase, Task } from '../plan/model.ts';
import { MARGIN } from './config.ts';
import type { GanttChart, GanttRow } from './diagram.ts';
import { escapeLabel, escapeUrl, labelText } from './escape.ts';
import { phaseNodes, taskNode } from './ids.ts';
import { linkTitle, nodeLabel, phaseLabel } from './labels.ts';
import type { Say } from './words.ts';

/** Pixels that the bars of a whole plan take at most, and one column. */
const WIDEST = 480;
const WIDEST_COLUMN = 56;
/** Room for the number below a tick. */
const TICK = 36;

/** Hours of a working day; below two of them the axis counts hours. */
const DAY = 8;

/** Where rows lead, null for nowhere. */
export interface GanttLinks {
  task(task: Task): string | null;
  phase(phase: Phase): string | null;
}

const ANCHORS: GanttLinks = { task: ({ anchor }) => `#${anchor}`, phase: () => null };

/**
 * A timeline as a gantt chart with a section for each phase, a row for its name and one for each open task; or one row a
 * phase where there are too many tasks. Mermaid counts in milliseconds, and a second of its is a column here, so that
 * neither the day of the drawing nor the machine's time zone shows.
 *
 * What a gantt chart has no words for is in comments, in the form that flowcharts have for it: classes and titles.
 *
 * @param links by default tasks lead to their anchors on the same page, and phases nowhere
 * @returns null where nothing is open that has a place in time, and where there is too much of it to be read
 */
export function ganttDiagram(timeline: Timeline, say: Say, links: GanttLinks = ANCHORS): GanttChart | null {
  const { sections, detail } = timeline;
  if (sections.length === 0 || detail === 'none') return null;
  const axis = axisOf(timeline);
  const names = phaseNodes(sections.flatMap(({ phase }) => phase?.phase ?? []));
  const chart: Chart = { axis, names, links, say };
  const hasPhases = detail !== 'tasks' || sections.some(({ phase }) => phase !== null);
  const written = sections.map(
    (section): WrittenSection => ({
      heading: hasPhases ? [headingRow(section, chart)] : [],
      tasks: detail === 'tasks' ? section.bars.map((bar) => taskRow(bar, section.phase, chart)) : [],
    }),
  );
  const rows = written.flatMap(({ heading, tasks }) => [...heading, ...tasks].map(({ row }) => row));
  return { kind: 'timeline', text: textOf(written, axis), unit: axis.title, width: axis.width, rows };
}

interface Axis {
  title: string;
  /** How many of the timeline's units make a column, and where on the axis it begins: numbers of waves are centred. */
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

interface Chart {
  axis: Axis;
  names: ReadonlyMap<Phase, string>;
  links: GanttLinks;
  say: Say;
}

/** A row, and its line of the text. */
interface WrittenRow {
  row: GanttRow;
  label: string;
  line: string;
}

interface WrittenSection {
  /** One, or none where no task is in a phase. */
  heading: WrittenRow[];
  tasks: WrittenRow[];
}

type Span = Pick<Bar, 'start' | 'end'>;

function headingRow(section: TimelineSection, { axis, names, links }: Chart): WrittenRow {
  const { phase } = section;
  const lines = phase ? phaseLabel(phase, Number.POSITIVE_INFINITY) : ['Outside of phases'];
  return written(lines, lines.join(' '), section, axis, {
    node: (phase && names.get(phase.phase)) ?? 'outside',
    task: null,
    phase: phase?.phase.id ?? null,
    classes: [phase?.status ?? 'todo'],
    href: phase && links.phase(phase.phase),
  });
}

function taskRow(bar: Bar, phase: PhaseNode | null, { axis, links, say }: Chart): WrittenRow {
  const { task, state, critical } = bar.node;
  return written(nodeLabel(bar.node, null, say), linkTitle(bar.node, null, say), bar, axis, {
    node: taskNode(task.id),
    task: task.id,
    phase: phase?.phase.id ?? null,
    classes: [state, ...(critical ? ['critical'] : [])],
    href: links.task(task),
  });
}

function written(
  lines: readonly string[],
  name: string,
  span: Span,
  axis: Axis,
  about: Omit<GanttRow, 'label' | 'title'>,
): WrittenRow {
  const shown = lines.map(labelText).filter(Boolean);
  const label = opening(lines.map(escapeLabel).filter(Boolean).join(' '));
  return {
    row: { ...about, label: shown.join(' '), title: labelText(`${name}, ${when(span, axis)}`) },
    label,
    line: `${label} :${about.node}, ${instant(span.start, axis)}, ${instant(span.end, axis)}`,
  };
}

const instant = (time: number, { unit, first }: Axis) => Math.round((first + time / unit) * 1000);

function textOf(sections: readonly WrittenSection[], { title, step, width }: Axis): string {
  const headings = sections.flatMap(({ heading }) => heading.map(({ row }) => row));
  const tasks = sections.flatMap((section) => section.tasks.map(({ row }) => row));
  const body = [
    `title ${title}`,
    'dateFormat x',
    'axisFormat %s',
    `tickInterval ${step * 1000}millisecond`,
    'todayMarker off',
    ...sections.flatMap((section) => [
      ...section.heading.map(({ label }) => `section ${label}`),
      ...[...section.heading, ...section.tasks].map(({ line }) => line),
    ]),
    ...classes(headings, tasks),
    ...[...headings, ...tasks].flatMap(link),
    `%%{init: {"gantt": {"useWidth": ${MARGIN.left + width + MARGIN.right}}}}%%`,
  ];
  return ['gantt', ...body.map((line) => `  ${line}`), ''].join('\n');
}

/** Beginnings of Mermaid's own statements, in any case, and of what is neither a letter nor a digit. */
const statement =
  /^(?:acc|axis|call|click|date|excl|gantt|href|incl|section|tick|title|today|topaxis|week|\d{4}-|[^\p{L}\p{N}#])/iu;

/** An escaped label where a statement could begin and a colon would end it. */
function opening(label: string): string {
  const safe = label.replaceAll(':', '#58;');
  const first = safe.codePointAt(0) ?? 0;
  return statement.test(safe) && first <= 0xffff ? `#${first};${safe.slice(1)}` : safe;
}

function classes(headings: readonly GanttRow[], tasks: readonly GanttRow[]): string[] {
  const isCritical = ({ classes }: GanttRow) => classes.includes('critical');
  const pairs = [
    ...[...headings, ...tasks].map((row) => [row.classes[0], row.node] as const),
    ...tasks.filter(isCritical).map(({ node }) => ['critical', node] as const),
  ];
  const members = Map.groupBy(pairs, ([name]) => name);
  return [...members].map(([name, group]) => `%% class ${group.map(([, id]) => id).join(',')} ${name}`);
}

function link({ node, href, title }: GanttRow): string[] {
  return href === null ? [] : [`click ${node} href "${escapeUrl(href)}"`, `%% title ${node} "${escapeLabel(title)}"`];
}

/** What a bar's place says to those who do not see it, in the axis's numbers. */
function when({ start, end }: Span, { title, unit }: Axis): string {
  if (title === 'Waves') return end - start === 1 ? `wave ${end}` : `waves ${start + 1} to ${end}`;
  const words = (time: number) => {
    const count = Math.round((time / unit) * 10) / 10;
    return `${count} ${count === 1 ? title.slice(0, -1).toLowerCase() : title.toLowerCase()}`;
  };
  return start === 0 ? `takes ${words(end)}` : `begins after ${words(start)}, takes ${words(end - start)}`;
}
