/** mdast → Plan: what the author said, with the position of every value. */
import type { Heading, Root } from 'mdast';
import { readConstraints } from './constraints.ts';
import { namesOf } from './dependency/names.ts';
import { codeText, readDrawing } from './drawing.ts';
import { unclosedFence } from './fence.ts';

import { formatOf, isArchived, nothing, readerOf } from './formats/index.ts';
import { Page } from './formats/page.ts';
import { unreadLines } from './formats/unread-lines.ts';

import { readFrontMatter } from './front-matter.ts';
import { inlineTextOf, sourced } from './inline/inline-text.ts';
import { type FieldLabels, Labels } from './labels.ts';
import { linksOf } from './links.ts';
import type { Fault, FormatName, Occurrence, Phase, Plan, PlanPart, Task } from './model.ts';
import { readOverview } from './overview.ts';
import { partsOf } from './parts.ts';
import { readPhaseLine } from './phase-heading.ts';
import { readPhases } from './phases.ts';
import { readProgress, readSummaries } from './progress.ts';
import type { Section } from './sections.ts';
import { readStated } from './stated.ts';
import { isSameTitle } from './task-line.ts';
import { hasBoxes, readCopy, readTask, stepIds, type TaskCopy } from './tasks.ts';
import { findPlaceholders, isUntouchedTemplate } from './template.ts';
import { type Source, sourceOf } from './text/source.ts';
import { readUnread, untitled } from './unread.ts';
import { unreadFields } from './unread-fields.ts';
import { readUnreadTables } from './unread-tables.ts';
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
  const source = options.source === null ? null : sourceOf(options.source);
  const labels = new Labels(options.labels);
  const pageIn = (tree: Root) => {
    const front = readFrontMatter(tree, source);
    return { ...front, page: new Page(tree, source, labels, front.keys) };
  };
  const written = pageIn(given);
  const place = options.file ?? options.path;
  const format = written.frontMatter.format ?? options.format ?? formatOf(written.page, place);
  const parts = options.parts ?? [];
  const isRead = parts.length > 0 || readerOf(format).isPart?.(written.page) !== true;
  const reader = isRead ? readerOf(format) : nothing;
  const composed = reader.compose?.(partsOf(given, { path: options.path, parts }), source);
  const { frontMatter, unknownPhaseOrder, page, faults } = composed
    ? { ...pageIn({ type: 'root', children: composed.children }), faults: composed.faults }
    : written;
  const { tree, sections } = page;
  const isOurs = format === 'planwright';
  const outline = reader.outline(page);
  const copies = outline.tasks.map((task) => readCopy(task, source, labels));
  const { counted, mentions, duplicates } = reader.isEachLineATask ? firstCopies(copies) : countedCopies(copies);
  const names = namesOf(
    counted.map(({ outlined, at }) => ({ id: outlined.id, title: at.title.value })),
    outline.phases.map(({ line }) => line.id),
  );
  const read = readPhases(outline, counted, names, source, labels);
  const { map } = read;
  const draft = {
    phases: read.phases,
    tasks: counted.map((copy): Task => {
      return readTask(copy, mentions.get(copy) ?? [], map.phaseAt(copy.outlined.index), names, source);
    }),
    waves: [],
    unreadWaves: null,
    containers: [],
  };
  const { phases, tasks, ...declared } = reader.refine?.(draft, page, counted) ?? draft;
  const drawing = readDrawing(sections);
  const nodes = everyNode([tree]);
  const outward = nodes.filter(({ type }) => pointsOut.has(type));
  const progress = readProgress(sections, phases, [...names.ids], source, labels);
  const tables = tree.children.flatMap((node, index) =>
    node.type === 'table' && node !== progress?.node && outline.outsideTasks(index) ? node : [],
  );
  const { title, titleNode } = readTitle(frontMatter.title, isOurs ? ownLead : anyLead, tree, source);
  const plan = {
    id: options.id,
    format,
    isRead,
    parts,
    path: options.path,
    title,
    titleNode,
    frontMatter,
    unknownPhaseOrder,
    overview: readOverview(tree, sections, outline, map, source, labels),
    phases,
    tasks,
    ...declared,
    isArchived: isArchived(format, place),
    duplicates,
    unclosedFence: unclosedFence(tree, source),
    unreadFields: isOurs ? unreadFields(tree, outline, tasks, source, labels) : [],
    ...(isOurs || format === 'superpowers'
      ? readUnread(tree, sections, outline, tasks, map, source, labels)
      : {
          unread: [
            ...unreadLines(page, reader.begin, [...tasks, ...declared.containers], map),
            ...(reader.begin && !composed ? untitled(tasks, '') : []),
          ],
          listed: [],
        }),
    followsTemplate: isOurs && followsTemplate(sections, phases, tasks),
    constraints: readConstraints(sections, source),
    drawing,
    drawn: drawing && codeText(drawing, source),
    progress,
    summaries: readSummaries(tables, phases, [...names.ids], source),
    unreadTables: isOurs ? readUnreadTables(sections, source) : [],
    stated: isOurs ? readStated(tree, sections, outline, map, phases, source, labels) : [],
    links: linksOf(outward, source),
    html: outward.filter((node) => node.type === 'html'),
    faults: [...(options.faults ?? []), ...faults],
    excess: options.excess ?? null,
    tree,
    starts: new Set([
      ...outline.tasks.map(({ node }) => node),
      ...outline.phases.map(({ section }) => section.heading),
    ]),
  };
  if (!isOurs) return { ...plan, placeholders: [], untouched: false };
  const outside = tree.children.flatMap((_, index) => outline.outsideTasks(index) ?? []);
  return { ...plan, placeholders: findPlaceholders(plan, outside, source), untouched: isUntouchedTemplate(tasks) };
}

/** A phase below `## Implementation Order`; in a plan without tasks, where there are no phases yet, a heading that reads like one. */
function followsTemplate(sections: readonly Section[], phases: readonly Phase[], tasks: readonly Task[]): boolean {
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

/** Leaves out headings that say nothing about a task, and whose id is that of a step in another task. */
function withoutSteps(copies: readonly TaskCopy[]): readonly TaskCopy[] {
  const bare = new Set(copies.filter(isBare));
  if (bare.size === 0) return copies;
  const steps = new Set(copies.flatMap(({ outlined }) => stepIds(outlined.blocks)));
  return copies.filter((copy) => !bare.has(copy) || !steps.has(copy.outlined.id));
}

function isBare({ at, outlined }: TaskCopy): boolean {
  return at.form === 'heading' && at.mark === null && at.fields.length === 0 && !hasBoxes(outlined.blocks);
}

/** The copies that count, in the order of the page, each with the copies that only mention the task. */
interface Counted extends Pick<Plan, 'duplicates'> {
  counted: readonly TaskCopy[];
  mentions: ReadonlyMap<TaskCopy, Occurrence[]>;
}

/** For formats in which each line is a task: the first with an id counts, each further one is a duplicate, or refers back to it. */
function firstCopies(copies: readonly TaskCopy[]): Counted {
  const mentions = new Map<TaskCopy, Occurrence[]>();
  const duplicates: Plan['duplicates'] = [];
  const firsts = new Map<string, TaskCopy>();
  for (const copy of copies) {
    const { outlined, at } = copy;
    const first = firsts.get(outlined.id);
    if (first && refersBack(at)) mentions.get(first)?.push({ ...at, mark: null });
    else if (first) duplicates.push({ id: outlined.id, at, first: first.at });
    else {
      firsts.set(outlined.id, copy);
      mentions.set(copy, []);
    }
  }
  return { counted: [...firsts.values()], mentions, duplicates };
}

function refersBack({ title }: Occurrence): boolean {
  return /\b(?:see|as|listed|described|done)\s+(?:\S+\s+){0,2}above\b|[見见]上|同上|上記|上述|siehe oben|ci-dessus|см\. выше/iu.test(
    title.value,
  );
}

/**
 * An id written twice is one task where at most one copy carries fields and the titles do not differ: that copy counts,
 * else the first. A further copy with fields or another title is a duplicate.
 */
function countedCopies(all: readonly TaskCopy[]): Counted {
  const copies = withoutSteps(all);
  const mentions = new Map<TaskCopy, Occurrence[]>();
  const duplicates: Plan['duplicates'] = [];
  for (const [id, all] of Map.groupBy(copies, ({ outlined }) => outlined.id)) {
    const [counted = firstOf(all), ...further] = all.filter(({ at }) => at.fields.length > 0);
    if (!counted) continue;
    const others = all.filter((copy) => copy !== counted && (further.includes(copy) || isAnother(copy, counted)));
    duplicates.push(...others.map(({ at }) => ({ id, at, first: counted.at })));
    const rest = all.filter((copy) => copy !== counted && !others.includes(copy));
    mentions.set(
      counted,
      rest.map((copy) => (isEntry(copy, counted) ? copy.at : { ...copy.at, mark: null })),
    );
  }
  return { counted: copies.filter((copy) => mentions.has(copy)), mentions, duplicates };
}

/** The first copy; a heading that says nothing about the task, over files or remarks, gives way to one with boxes. */
function firstOf(copies: readonly TaskCopy[]): TaskCopy | undefined {
  const [first] = copies;
  const headings = copies.filter(({ at }) => at.form === 'heading');
  return first && isBare(first) ? (headings.find((copy) => !isBare(copy)) ?? first) : first;
}

/** Whether a copy has a title of its own. */
function isAnother(copy: TaskCopy, counted: TaskCopy): boolean {
  return isEntry(copy, counted) && !isSameTitle(copy.at.title.value, counted.at.title.value);
}

/** Without a colon or the like before its title, a copy is prose about the task; below another box, it is one of its steps. */
function isEntry({ outlined, at }: TaskCopy, counted: TaskCopy): boolean {
  const isTitle = outlined.line.isSeparated || !counted.outlined.line.isSeparated || at.title.value === '';
  return isTitle && !outlined.isUnderBox;
}

const ownLead = /^\s*Tasks\s*[:：]\s*/i;

/** Other tools put other words there, too: `Implementation Plan: Search`. */
const planWords =
  '(?:Implementation|Task)\\s+(?:Plan|Tasks|List)|Tasks|(?:实施|实现)?(?:计划|任务)(?:清单|列表)?|実装(?:計画|タスク)|タスク(?:リスト|一覧)?|구현\\s*계획';
const anyLead = new RegExp(String.raw`^\s*(?:${planWords})(?:\s*[:：]\s*|\s+[-–—]\s+)(?=\S)`, 'i');

/** Front matter's title, else the first `#` heading, both without the words in front that say that it is a plan. */
function readTitle(
  given: string | undefined,
  lead: RegExp,
  tree: Root,
  source: Source | null,
): Pick<Plan, 'title' | 'titleNode'> {
  const node = tree.children.find((child): child is Heading => child.type === 'heading' && child.depth === 1) ?? null;
  const inlineText = inlineTextOf(node?.children ?? [], source);
  const lengthOfLead = (text: string) => lead.exec(text)?.[0].length ?? 0;
  const written = sourced(inlineText, lengthOfLead(inlineText.text));
  const title = given === undefined ? written : { value: given.slice(lengthOfLead(given)).trim(), position: undefined };
  return { title: title.value === '' ? null : title, titleNode: title.value === written.value ? node : null };
}
