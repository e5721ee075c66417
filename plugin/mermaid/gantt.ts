import type { PhaseNode } from '../graph/model.ts';
import type { Bar, Timeline, TimelineSection } from '../graph/timeline.ts';
import type { Phase, Task } from '../plan/model.ts';
import { MARGIN } from './config.ts';
import type { GanttChart, GanttRow } from './diagram.ts';
import { escapeLabel, escapeUrl, labelText } from './escape.ts';
import { phaseNodes, taskNode } from './ids.ts';
import { linkTitle, nodeLabel, phaseLabel } from './labels.ts';

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
export function ganttDiagram(timeline: Timeline, links: GanttLinks = ANCHORS): GanttChart | null {
  const { sections, detail } = timeline;
  if (sections.length === 0 || detail === 'none') return null;
  const axis = axisOf(timeline);
  const names = phaseNodes(sections.flatMap(({ phase }) => phase?.phase ?? []));
  const hasPhases = detail !== 'tasks' || sections.some(({ phase }) => phase !== null);
  const parts = sections.map(
    (section): Section => ({
      heading: hasPhases ? headingRow(section, { axis, links, names }) : null,
      tasks: detail === 'tasks' ? section.bars.map((bar) => taskRow(bar, section.phase, { axis, links })) : [],
    }),
  );
  const rows = parts.flatMap(rowsOf).map(({ row }) => row);
  return { kind: 'timeline', text: textOf(parts, axis), unit: axis.title, width: axis.width, rows };
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

/** A row, and how Mermaid reads it: with its lines escaped, and in milliseconds of its own. */
interface WrittenRow {
  row: GanttRow;
  label: string;
  start: number;
  end: number;
}

type Span = Pick<Bar, 'start' | 'end'>;

interface Section {
  heading: WrittenRow | null;
  tasks: WrittenRow[];
}

const rowsOf = ({ heading, tasks }: Section): WrittenRow[] => [...(heading ? [heading] : []), ...tasks];

function headingRow(
  { phase, start, end }: TimelineSection,
  { axis, links, names }: { axis: Axis; links: GanttLinks; names: ReadonlyMap<Phase, string> },
): WrittenRow {
  const lines = phase ? phaseLabel(phase, Number.POSITIVE_INFINITY) : ['Outside of phases'];
  const about = {
    node: (phase && names.get(phase.phase)) ?? 'outside',
    task: null,
    phase: phase?.phase.id ?? null,
    classes: [phase?.status ?? 'todo'],
    href: phase && links.phase(phase.phase),
  };
  return written(lines, about, `${lines.join(' ')}, ${when({ start, end }, axis)}`, { start, end }, axis);
}

function taskRow(
  { node, start, end }: Bar,
  phase: PhaseNode | null,
  { axis, links }: { axis: Axis; links: GanttLinks },
): WrittenRow {
  const { task, state, critical } = node;
  const about = {
    node: taskNode(task.id),
    task: task.id,
    phase: phase?.phase.id ?? null,
    classes: [state, ...(critical ? ['critical'] : [])],
    href: links.task(task),
  };
  return written(
    nodeLabel(node, null),
    about,
    `${linkTitle(node)}, ${when({ start, end }, axis)}`,
    { start, end },
    axis,
  );
}

function written(
  lines: readonly string[],
  about: Omit<GanttRow, 'label' | 'title'>,
  title: string,
  { start, end }: Span,
  axis: Axis,
): WrittenRow {
  const shown = lines.map(labelText).filter(Boolean);
  return {
    row: { ...about, label: shown.join(' '), title: labelText(title) },
    label: opening(shown.map(escapeLabel).join(' ')),
    start: instant(start, axis),
    end: instant(end, axis),
  };
}

const instant = (time: number, { unit, first }: Axis) => Math.round((first + time / unit) * 1000);

function textOf(sections: readonly Section[], { title, step, width }: Axis): string {
  const line = ({ label, row, start, end }: WrittenRow) => `${label} :${row.node}, ${start}, ${end}`;
  const headings = sections.flatMap(({ heading }) => heading?.row ?? []);
  const tasks = sections.flatMap((section) => section.tasks.map(({ row }) => row));
  const body = [
    `title ${title}`,
    'dateFormat x',
    'axisFormat %s',
    `tickInterval ${step * 1000}millisecond`,
    'todayMarker off',
    ...sections.flatMap((section) => [
      ...(section.heading ? [`section ${section.heading.label}`] : []),
      ...rowsOf(section).map(line),
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
