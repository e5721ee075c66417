/** mdast → Plan: what the author said, with the position of every value. */
import type { Root } from 'mdast';
import { readConstraints } from './constraints.ts';
import { namesOf } from './dependency/names.ts';
import { codeText, readDrawing } from './drawing.ts';
import { unclosedFence } from './fence.ts';
import type { Reader } from './formats/format.ts';
import { formatOf, isArchived, nothing, readerOf } from './formats/index.ts';
import { type FieldLabels, Labels } from './labels.ts';
import { linksOf } from './links.ts';
import type { Fault, FormatName, Phase, Plan, PlanPart, Task } from './model.ts';
import type { Outline } from './outline.ts';
import { readOverview } from './overview.ts';
import { Page } from './page.ts';
import { partsOf } from './parts.ts';
import { readPhaseLine } from './phase-heading.ts';
import { type PhaseMap, readPhases } from './phases.ts';
import { readProgress, readSummaries } from './progress.ts';
import type { Section } from './sections.ts';
import { readStated } from './stated.ts';
import { countedCopies, firstCopies } from './task/copies.ts';
import { readCopy, readTask } from './task/tasks.ts';
import { findPlaceholders, isUntouchedTemplate } from './template.ts';
import { sourceOf } from './text/source.ts';
import { readTitle } from './title.ts';
import { unreadLines } from './unread/box-lines.ts';
import { unreadFields } from './unread/fields.ts';
import { listedStatuses } from './unread/listed.ts';
import { lostTasks, untitled } from './unread/lost-tasks.ts';
import { unreadPhases } from './unread/phases.ts';
import { readUnreadTables } from './unread/tables.ts';
import { taskLikeLines } from './unread/task-like-lines.ts';
import { sectionTitles } from './vocabulary.ts';
import { everyNode } from './walk.ts';

export interface ReadOptions {
  id: string;
  path: string | null;
  /** The absolute path of the file, from which its format may be recognised, if that says more than the path. */
  file?: string | undefined;
  /** Its format, where somebody has set it. */
  format?: FormatName | undefined;
  /** The text that the tree was parsed from; without it the plan has no positions. */
  source: string | null;
  /** The files that the text is from, where it is from several. */
  parts?: PlanPart[];
  /** Errors in the bytes. */
  faults?: Fault[];
  /** Set if the text is too large to be parsed. */
  excess?: Fault | null;
  /** Labels besides the known ones. */
  labels?: FieldLabels | undefined;
}

/** Reads a plan from its tree, which is left as it is. Never throws: whatever is not a plan comes out as one without tasks. */
export function readPlan(given: Root, options: ReadOptions): Plan {
  const { format, isRead, reader, page, faults } = readerFor(given, options);
  const { source } = page;
  const isOurs = format === 'planwright';
  const outline = reader.outline(page);
  const { draft, names, map, duplicates } = readTasks(outline, reader, page);
  const { phases, tasks } = draft;
  const drawing = readDrawing(page);
  const progress = readProgress(page, phases, [...names.ids]);
  const outward = everyNode([page.tree]).filter(({ type }) => pointsOut.has(type));
  const plan = {
    id: options.id,
    format,
    isRead,
    parts: options.parts ?? [],
    path: options.path,
    ...readTitle(page, isOurs),
    frontMatter: page.front.frontMatter,
    unknownEntries: page.front.unknownEntries,
    overview: readOverview(page, outline, map),
    ...draft,
    isArchived: isArchived(format, options.file ?? options.path),
    duplicates,
    unclosedFence: unclosedFence(page),
    ...readUnread(format, reader, page, outline, map, draft),
    unreadFields: isOurs ? unreadFields(page, outline, tasks) : [],
    unreadTables: isOurs ? readUnreadTables(page) : [],
    followsTemplate: isOurs && followsTemplate(page, phases, tasks),
    constraints: readConstraints(page),
    drawing,
    drawn: drawing && codeText(drawing, source),
    progress,
    summaries: readSummaries(page, outline, phases, [...names.ids], progress),
    stated: isOurs ? readStated(page, outline, map, phases) : [],
    links: linksOf(outward, source),
    html: outward.filter((node) => node.type === 'html'),
    faults: [...(options.faults ?? []), ...faults],
    excess: options.excess ?? null,
    tree: page.tree,
    starts: new Set([
      ...outline.tasks.map(({ node }) => node),
      ...outline.phases.map(({ section }) => section.heading),
    ]),
  };
  return {
    ...plan,
    placeholders: isOurs ? findPlaceholders(plan, page, outline) : [],
    untouched: isOurs && isUntouchedTemplate(tasks),
  };
}

/** The format of a file and what reads it; of a plan that is composed of several files, the page in the shape of a plan. */
function readerFor(given: Root, options: ReadOptions) {
  const source = options.source === null ? null : sourceOf(options.source);
  const labels = new Labels(options.labels);
  const written = new Page(given, source, labels);
  const { frontMatter, faults } = written.front;
  const format = frontMatter.format ?? options.format ?? formatOf(written, options.file ?? options.path);
  const parts = options.parts ?? [];
  const isRead = parts.length > 0 || readerOf(format).isPart?.(written) !== true;
  const reader = isRead ? readerOf(format) : nothing;
  const composed = reader.compose?.(partsOf(given, { path: options.path, parts }), source);
  if (!composed) return { format, isRead, reader, page: written, faults };
  const page = new Page({ type: 'root', children: composed.children }, source, labels);
  return { format, isRead, reader, page, faults: composed.faults };
}

/** The tasks that count and the phases that hold them, with what the format alone says of them. */
function readTasks(outline: Outline, reader: Reader, page: Page) {
  const { source, labels } = page;
  const copies = outline.tasks.map((task) => readCopy(task, source, labels));
  const { counted, mentions, duplicates } = reader.isEachLineATask ? firstCopies(copies) : countedCopies(copies);
  const names = namesOf(
    counted.map(({ outlined, at }) => ({ id: outlined.id, title: at.title.value })),
    outline.phases.map(({ line }) => line.id),
  );
  const { phases, map } = readPhases(outline, counted, names, source, labels);
  const tasks = counted.map((copy) =>
    readTask(copy, mentions.get(copy) ?? [], map.phaseAt(copy.outlined.index), names, source),
  );
  const draft = { phases, tasks, waves: [], unreadWaves: null, containers: [] };
  return { draft: reader.refine?.(draft, page, counted) ?? draft, names, map, duplicates };
}

/** What looks like a task or a phase and is none, and what is said of tasks in passing. */
function readUnread(
  format: FormatName,
  reader: Reader,
  page: Page,
  outline: Outline,
  map: PhaseMap,
  { tasks, containers }: Pick<Plan, 'tasks' | 'containers'>,
): Pick<Plan, 'unread' | 'listed'> {
  if (format !== 'planwright' && format !== 'superpowers') {
    const lines = unreadLines(page, reader.begin, [...tasks, ...containers], map);
    return { unread: reader.begin && !reader.compose ? [...lines, ...untitled(tasks, '')] : lines, listed: [] };
  }
  const lines = taskLikeLines(page, outline, map);
  return {
    unread: [...unreadPhases(page, outline, map), ...lostTasks(lines, tasks), ...untitled(tasks)],
    listed: listedStatuses(lines, page, outline, tasks),
  };
}

/** A phase below `## Implementation Order`; in a plan without tasks, where there are no phases yet, a heading that reads like one. */
function followsTemplate({ sections }: Page, phases: readonly Phase[], tasks: readonly Task[]): boolean {
  const nodes = new Set(phases.map(({ node }) => node));
  const isPhase = ({ heading, inlineText }: Section) =>
    tasks.length > 0 ? nodes.has(heading) : readPhaseLine(inlineText) !== null;
  const orders = sections.filter(({ title }) => sectionTitles.implementationOrder.test(title));
  return orders.some(({ index, end }) =>
    sections.some((section) => section.index > index && section.index < end && isPhase(section)),
  );
}

/** Nodes that can lead out of the page: links of all kinds, and HTML, which may contain some. */
const pointsOut: ReadonlySet<string> = new Set(['link', 'image', 'definition', 'html']);
