/** Finds where tasks and phases stand in the tree, and what belongs to each. */
import type { Root, RootContent } from 'mdast';
import type { Block } from '../model.ts';
import { firstAfter } from '../text/range.ts';
import type { Source } from '../text/source.ts';
import { type PhaseLine, readPhaseLine } from './phase-line.ts';
import type { Section } from './section.ts';
import { headingSite, itemSite, type TaskSite } from './site.ts';
import { readTaskLine, type TaskLine } from './task-line.ts';
import { taskItems, withoutTasks } from './task-list.ts';

/** A heading that reads like a phase and has something like a task under it. */
export interface PhaseSite {
  section: Section;
  line: PhaseLine;
}

/** Places by the index of the root's child that they are or stand in. */
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
    node.type === 'list' ? taskItems(node, source).map((item) => ({ item, index })) : [],
  );
  const itemNodes = new Set<RootContent>(items.map(({ item }) => item.node));
  const strip = withoutTasks(tree.children, itemNodes);
  const headings = sections.flatMap((section) => taskHeading(section) ?? []);
  const places = [...headings.map(({ section }) => section), ...items].map(({ index }) => index).sort((a, b) => a - b);
  const phases = sections.flatMap((section) => phaseHeading(section, places) ?? []);
  const owned = withEnds(headings, phases);
  const block = (index: number): Block | null => {
    const node = tree.children[index];
    return node && isBlock(node) ? strip(node) : null;
  };
  const listed = items.map(({ item, index }) => itemSite(item, index, strip, source));
  const headed = owned.map(({ section, line, end }) => {
    const own = indexes(section.index + 1, end).flatMap((index) => block(index) ?? []);
    return headingSite(section, line, own);
  });
  const inside = new Set(owned.flatMap(({ section, end }) => indexes(section.index, end)));
  return {
    tasks: [...headed, ...listed].sort((a, b) => a.index - b.index),
    phases,
    loose: (index) => (inside.has(index) ? null : block(index)),
    leadOf: (index) => leadOf(tree.children[index], (item) => itemNodes.has(item) || strip(item) !== item),
  };
}

/** The items of a list before the first that is or holds a task. */
function leadOf(list: RootContent | undefined, isTask: (item: RootContent) => boolean): Block | null {
  if (list?.type !== 'list') return null;
  const end = list.children.findIndex(isTask);
  return end > 0 ? { ...list, children: list.children.slice(0, end) } : null;
}

interface TaskHeading {
  section: Section;
  line: TaskLine;
}

function taskHeading(section: Section): TaskHeading | null {
  const { depth } = section.heading;
  const line = depth >= 2 && depth <= 5 ? readTaskLine(section.flow) : null;
  return line && { section, line };
}

function phaseHeading(section: Section, places: readonly number[]): PhaseSite | null {
  const { depth } = section.heading;
  const line = depth >= 2 && depth <= 4 ? readPhaseLine(section.flow) : null;
  return line && firstAfter(places, section.index) < section.end ? { section, line } : null;
}

/** A heading task ends at the next heading of its level or higher, or at a phase or task heading. */
function withEnds(headings: readonly TaskHeading[], phases: readonly PhaseSite[]): (TaskHeading & { end: number })[] {
  const stops = [...headings, ...phases].map(({ section }) => section.index).sort((a, b) => a - b);
  return headings.map((heading) => {
    const { index, end } = heading.section;
    return { ...heading, end: Math.min(end, firstAfter(stops, index)) };
  });
}

function indexes(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}

/** A root child that can stand in a task; front matter cannot. */
function isBlock(node: RootContent): node is Block {
  return node.type !== 'yaml';
}
