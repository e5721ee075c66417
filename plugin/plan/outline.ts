/** Finds where tasks and phases stand in the tree, and what belongs to each. */
import type { Heading, ListItem, Root } from 'mdast';
import type { Source } from './flow.ts';
import { type PhaseLine, readPhaseLine, readTaskLine, type TaskLine } from './heading.ts';
import type { Block, Flow } from './model.ts';
import type { Section } from './section.ts';
import { belowFirstLine, taskItems, withoutTasks } from './tasklist.ts';

/** A place that begins like a task, before anything is read below its first line. */
export interface TaskSite {
  node: Heading | ListItem;
  form: 'list' | 'heading';
  /** Index among the root's children of the node that it is or stands in. */
  index: number;
  line: TaskLine;
  /** The first line, from behind a list item's box. */
  flow: Flow;
  /** The character in its box, if it has one. */
  mark: string | null;
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
}

export function outlineOf(tree: Root, sections: readonly Section[], source: Source | null): Outline {
  const items = tree.children.flatMap((node, index) =>
    node.type === 'list' ? taskItems(node, source).map((item) => ({ ...item, index })) : [],
  );
  const strip = withoutTasks(items);
  const headings = sections.flatMap((section) => headingSite(section) ?? []);
  const places = [...headings, ...items].map((site) => site.index).sort((a, b) => a - b);
  const phases = sections.flatMap((section) => phaseSite(section, places) ?? []);
  const owned = ownRanges(headings, phases);
  const block = (index: number): Block | null => {
    const node = tree.children[index];
    return node && isBlock(node) ? strip(node) : null;
  };
  const listTasks: TaskSite[] = items.map(({ node, line, flow, mark, index }) => {
    const [first, ...rest] = node.children;
    const below = rest.flatMap((child) => strip(child) ?? []);
    const lead = first?.type === 'paragraph' ? belowFirstLine(first, source) : [];
    return { node, form: 'list', index, line, flow, mark, blocks: [...lead, ...below] };
  });
  const headingTasks: TaskSite[] = owned.map(({ section, line, end }) => ({
    ...{ node: section.heading, form: 'heading', index: section.index, line, flow: section.flow, mark: line.mark },
    blocks: range(section.index + 1, end).flatMap((index) => block(index) ?? []),
  }));
  const inside = new Set(owned.flatMap(({ section, end }) => range(section.index, end)));
  return {
    tasks: [...headingTasks, ...listTasks].sort((a, b) => a.index - b.index),
    phases,
    loose: (index) => (inside.has(index) ? null : block(index)),
  };
}

interface HeadingSite {
  section: Section;
  index: number;
  line: TaskLine;
}

function headingSite(section: Section): HeadingSite | null {
  const { depth } = section.heading;
  const line = depth >= 2 && depth <= 5 ? readTaskLine(section.flow) : null;
  return line && { section, index: section.index, line };
}

function phaseSite(section: Section, places: readonly number[]): PhaseSite | null {
  const { depth } = section.heading;
  const line = depth >= 2 && depth <= 4 && !readTaskLine(section.flow) ? readPhaseLine(section.flow) : null;
  return line && firstAfter(places, section.index) < section.end ? { section, line } : null;
}

/** A heading task ends at the next heading of its level or higher, or at a phase or task heading. */
function ownRanges(headings: readonly HeadingSite[], phases: readonly PhaseSite[]): (HeadingSite & { end: number })[] {
  const stops = [...headings.map((site) => site.index), ...phases.map((site) => site.section.index)].sort(
    (a, b) => a - b,
  );
  return headings.map((site) => ({ ...site, end: Math.min(site.section.end, firstAfter(stops, site.index)) }));
}

/** The first of some sorted numbers that is greater; Infinity where there is none. */
export function firstAfter(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return sorted[low] ?? Number.POSITIVE_INFINITY;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}

function isBlock(node: Root['children'][number]): node is Block {
  return (
    !(node.type === 'yaml' || node.type === 'listItem' || node.type === 'tableRow' || node.type === 'tableCell') &&
    'type' in node
  );
}
