/** Finds where tasks and phases stand in the tree, and what belongs to each. */
import type { Heading, ListItem, Root, RootContent } from 'mdast';
import type { Position } from 'unist';
import { readTaskLine, type TaskLine } from './heading.ts';
import type { Block, Flow } from './model.ts';
import { type PhaseLine, readPhaseLine } from './phaseline.ts';
import { firstIndex } from './range.ts';
import type { Section } from './section.ts';
import type { Source } from './source.ts';
import { belowFirstLine, type TaskItem, taskItems, withoutTasks } from './tasklist.ts';

/** A place that begins like a task, before anything is read below its first line. */
export interface TaskSite {
  node: Heading | ListItem;
  form: 'list' | 'heading';
  /** Index among the root's children of the node that it is or stands in. */
  index: number;
  line: TaskLine;
  /** The heading, or the item's first paragraph. */
  flow: Flow;
  /** Its box, if it has one: the character in it, and where it stands. */
  box: { mark: string; position: Position | undefined } | null;
  /** All that belongs to it but the first line; nested tasks are left out. */
  blocks: Block[];
}

/** A heading that reads like a phase and has something like a task under it. */
export interface PhaseSite {
  section: Section;
  line: PhaseLine;
}

export interface Outline {
  /** In the order of the page. */
  tasks: TaskSite[];
  /** In the order of the page; one may lie within another. */
  phases: PhaseSite[];
  /** A root child without the tasks in it; null for what belongs to a heading task. */
  loose(index: number): Block | null;
  /** What a root child holds in front of the first list task in it. */
  leadOf(index: number): Block | null;
}

export function outlineOf(tree: Root, sections: readonly Section[], source: Source | null): Outline {
  const items = tree.children.flatMap((node, index) =>
    node.type === 'list' ? taskItems(node, source).map((item) => ({ ...item, index })) : [],
  );
  const itemNodes = new Set<RootContent>(items.map((item) => item.node));
  const strip = withoutTasks(tree.children, itemNodes);
  const headings = sections.flatMap((section) => headingSite(section) ?? []);
  const places = sorted([...headings.map(({ section }) => section.index), ...items.map((item) => item.index)]);
  const phases = sections.flatMap((section) => phaseSite(section, places) ?? []);
  const owned = ownRanges(headings, phases);
  const block = (index: number): Block | null => {
    const node = tree.children[index];
    return node && isBlock(node) ? strip(node) : null;
  };
  const between = (from: number, to: number) => range(from, to).flatMap((index) => block(index) ?? []);
  const listTasks = items.map((item) => listSite(item, strip, source));
  const headingTasks = owned.map(
    ({ section: { heading, index, flow }, line, end }): TaskSite => ({
      ...{ node: heading, form: 'heading', index, line, flow },
      box: line.box && { mark: line.box.mark, position: flow.place(line.box.from, line.box.to) },
      blocks: between(index + 1, end),
    }),
  );
  const inside = new Set(owned.flatMap(({ section, end }) => range(section.index, end)));
  return {
    tasks: [...headingTasks, ...listTasks].sort((a, b) => a.index - b.index),
    phases,
    loose: (index) => (inside.has(index) ? null : block(index)),
    leadOf: (index) => {
      const list = tree.children[index];
      const children = list?.type === 'list' ? list.children : [];
      const end = children.findIndex((item) => itemNodes.has(item) || strip(item) !== item);
      return list?.type === 'list' && end > 0 ? { ...list, children: children.slice(0, end) } : null;
    },
  };
}

function listSite(
  item: TaskItem & { index: number },
  strip: ReturnType<typeof withoutTasks>,
  source: Source | null,
): TaskSite {
  const { node, line, flow, mark, index } = item;
  const below = node.children.slice(1).flatMap((child) => strip(child) ?? []);
  const box = { mark, position: boxPosition(item, source) };
  return { node, form: 'list', index, line, flow, box, blocks: [...belowFirstLine(item), ...below] };
}

/** The brackets behind a list item's marker, which itself never holds any. */
function boxPosition({ node }: TaskItem, source: Source | null): Position | undefined {
  const offset = node.position?.start.offset;
  if (!source || offset === undefined) return undefined;
  const from = source.text.indexOf('[', offset);
  const start = source.toPoint(from);
  const end = source.toPoint(source.text.indexOf(']', from) + 1);
  return start && end ? { start, end } : undefined;
}

interface HeadingSite {
  section: Section;
  line: TaskLine;
}

function headingSite(section: Section): HeadingSite | null {
  const { depth } = section.heading;
  const line = depth >= 2 && depth <= 5 ? readTaskLine(section.flow) : null;
  return line && { section, line };
}

function phaseSite(section: Section, places: readonly number[]): PhaseSite | null {
  const { depth } = section.heading;
  const line = depth >= 2 && depth <= 4 && !readTaskLine(section.flow) ? readPhaseLine(section.flow) : null;
  return line && firstAfter(places, section.index) < section.end ? { section, line } : null;
}

/** A heading task ends at the next heading of its level or higher, or at a phase or task heading. */
function ownRanges(headings: readonly HeadingSite[], phases: readonly PhaseSite[]): (HeadingSite & { end: number })[] {
  const stops = sorted([...headings, ...phases].map(({ section }) => section.index));
  return headings.map((site) => ({
    ...site,
    end: Math.min(site.section.end, firstAfter(stops, site.section.index)),
  }));
}

/** The first of some sorted numbers that is greater; Infinity where there is none. */
export function firstAfter(numbers: readonly number[], value: number): number {
  return numbers[firstIndex(numbers, (number) => number > value)] ?? Number.POSITIVE_INFINITY;
}

function sorted(numbers: number[]): number[] {
  return numbers.sort((a, b) => a - b);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}

/** A root child that can stand in a task; front matter cannot. */
function isBlock(node: Root['children'][number]): node is Block {
  return node.type !== 'yaml';
}
