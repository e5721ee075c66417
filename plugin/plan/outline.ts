/** Finds the tasks and phases in the tree, and what belongs to each. */
import type { Heading, ListItem, RootContent } from 'mdast';
import type { Position } from 'unist';
import { sectionEnds } from './html-tags.ts';
import { type Layout, layOut } from './inline/layout.ts';
import type { Block, InlineText, Status } from './model.ts';
import { type PhaseLine, readPhaseLine } from './phase-heading.ts';
import type { Section, Sectioned } from './sections.ts';
import { statusInBox, statusOfMark } from './status.ts';
import { ownIdPattern } from './task/own-ids.ts';
import {
  belowFirstLine,
  isDependencyList,
  type Strip,
  type TaskItem,
  taskItems,
  withoutTasks,
} from './task/task-items.ts';
import { ownTaskLine, readTaskLine, type TaskLine, withBoxAfterId } from './task/task-line.ts';
import { inPlainWidth } from './text/letters.ts';
import { firstAfter } from './text/range.ts';
import type { Source } from './text/source.ts';
import { preorderInLists } from './walk.ts';

/** A heading that reads like a phase and has something like a task under it. */
export interface OutlinePhase {
  section: Section;
  line: PhaseLine;
}

/** Indexes are those of the root's children. */
export interface Outline {
  /** In the order of the page. */
  tasks: OutlineTask[];
  /** In the order of the page; one may lie within another. */
  phases: OutlinePhase[];
  /** A root child without the tasks in it; null for what belongs to a heading task. */
  outsideTasks(index: number): Block | null;
  /** The part of a root child before the first list task in it. */
  itemsBeforeTask(index: number): Block | null;
}

/** The tasks and phases that a format's reader has found. */
export interface Found {
  /** List items, each with the index of the root's child that it is in. */
  items: readonly { item: TaskItem; index: number }[];
  headings: readonly TaskHeading[];
  /** @param places indexes of the root's children that are or hold tasks, ascending */
  phases(places: readonly number[]): OutlinePhase[];
}

/** The outline of a plan in our own format. */
export function outlineOf(page: Sectioned): Outline {
  const phases = (places: readonly number[]) => page.sections.flatMap((section) => phaseHeading(section, places) ?? []);
  return outlineFrom({ ...begunTasks(page), phases }, page);
}

/** An outline from the lines that begin tasks: works out what belongs to each. */
export function outlineFrom(
  { items, headings, ...found }: Found,
  { tree, source }: Pick<Sectioned, 'tree' | 'source'>,
): Outline {
  const itemNodes = new Set<RootContent>(items.map(({ item }) => item.node));
  const strip = withoutTasks(tree.children, itemNodes);
  const places = [...headings.map(({ section }) => section), ...items].map(({ index }) => index).sort((a, b) => a - b);
  const phases = found.phases(places);
  const owned = withEnds(headings, phases, sectionEnds(tree.children));
  const block = (index: number): Block | null => {
    const node = tree.children[index];
    return node && isBlock(node) ? strip(node) : null;
  };
  const listed = items.map(({ item, index }) => listTask(item, index, strip, source));
  const headed = owned.map(({ section, line, end }) => {
    const own = indexes(section.index + 1, end).flatMap((index) => block(index) ?? []);
    return headingTask(section, line, own);
  });
  const inside = new Set(owned.flatMap(({ section, end }) => indexes(section.index, end)));
  return {
    tasks: [...headed, ...listed].sort((a, b) => a.index - b.index),
    phases,
    outsideTasks: (index) => (inside.has(index) ? null : block(index)),
    itemsBeforeTask: (index) =>
      itemsBeforeTask(tree.children[index], (item) => itemNodes.has(item) || strip(item) !== item),
  };
}

/**
 * What begins like a task: with the word, or, outside of such tasks, whose items are their steps, with an id that is a task's in
 * this plan.
 */
function begunTasks(page: Sectioned) {
  const { tree, sections, source, labels } = page;
  const begun = (pattern?: RegExp) => ({
    items: tree.children.flatMap((node, index) =>
      node.type === 'list' && !isDependencyList(tree.children, index, labels)
        ? taskItems(node, source, labels, pattern).map((item) => ({ item, index }))
        : [],
    ),
    headings: sections.flatMap((section) => taskHeading(section, pattern) ?? []),
  });
  const named = begun();
  const isAlone = named.items.length + named.headings.length === 0;
  const ids = ownIdPattern(page, isAlone);
  if (ids === null) return named;
  const own = begun(ownTaskLine(ids));
  if (isAlone) return own;
  const steps = new Set(named.items.flatMap(({ item }) => preorderInLists(item.node.children)));
  const isOutside = (index: number) =>
    !named.headings.some(({ section }) => section.index < index && index < section.end);
  const inOrder = (a: { section: Section }, b: { section: Section }) => a.section.index - b.section.index;
  return {
    items: [...named.items, ...own.items.filter(({ item, index }) => isOutside(index) && !steps.has(item.node))],
    headings: [...named.headings, ...own.headings.filter(({ section }) => isOutside(section.index))].sort(inOrder),
  };
}

/** The items of a list before the first that is or holds a task. */
function itemsBeforeTask(list: RootContent | undefined, isTask: (item: RootContent) => boolean): Block | null {
  if (list?.type !== 'list') return null;
  const end = list.children.findIndex(isTask);
  return end > 0 ? { ...list, children: list.children.slice(0, end) } : null;
}

export interface TaskHeading {
  section: Section;
  line: TaskLine;
}

function taskHeading(section: Section, pattern?: RegExp): TaskHeading | null {
  const { depth } = section.heading;
  const line = depth >= 2 && depth <= 5 ? readTaskLine(section.inlineText, 0, undefined, pattern) : null;
  return line && { section, line: withBoxAfterId(line, section.inlineText.text) };
}

/** Whether a heading can be a phase's. */
export function hasPhaseLevel({ depth }: Heading): boolean {
  return depth >= 2 && depth <= 4;
}

/** The parts of a heading that can be a phase's. */
export function phaseLineOf({ heading, inlineText }: Section): PhaseLine | null {
  return hasPhaseLevel(heading) ? readPhaseLine(inlineText) : null;
}

function phaseHeading(section: Section, places: readonly number[]): OutlinePhase | null {
  const line = phaseLineOf(section);
  return line && firstAfter(places, section.index) < section.end ? { section, line } : null;
}

/** A heading task ends at the next heading of its level or higher, at a phase or task heading, or with the HTML around it. */
function withEnds(
  headings: readonly TaskHeading[],
  phases: readonly OutlinePhase[],
  nestedEnd: (from: number, end: number) => number,
): (TaskHeading & { end: number })[] {
  const stops = [...headings, ...phases].map(({ section }) => section.index).sort((a, b) => a - b);
  return headings.map((heading) => {
    const { index, end } = heading.section;
    return { ...heading, end: nestedEnd(index, Math.min(end, firstAfter(stops, index))) };
  });
}

function indexes(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}

/** A root child that can be part of a task; front matter cannot. */
function isBlock(node: RootContent): node is Block {
  return node.type !== 'yaml';
}

/** A heading or list item that begins like a task, before anything below its first line is read. */
export interface OutlineTask {
  node: Heading | ListItem;
  id: string;
  /** The id of the task that it is a sub-task of. */
  parent: string | null;
  form: 'list' | 'heading';
  /** Index of the root's child that it is or is in. */
  index: number;
  line: TaskLine;
  /** The heading, or the item's first paragraph. */
  inlineText: InlineText;
  layout: Layout;
  /** Its box, if it has one: the character in it, what that means, and its position. */
  box: { mark: string; status: Status | undefined; position: Position | undefined } | null;
  /** Whether it is below another box. */
  isUnderBox: boolean;
  /** Whether what its title says at the end of dependencies is not read. */
  isTitleAlone?: boolean;
  /** All that belongs to it but the first line; nested tasks are left out. */
  blocks: Block[];
}

/** @param blocks what follows the heading and belongs to it */
function headingTask({ heading, index, inlineText }: Section, line: TaskLine, blocks: Block[]): OutlineTask {
  const box = line.box && {
    mark: line.box.mark,
    status: statusInBox(line.box.mark),
    position: inlineText.positionOf(line.box.from, line.box.to),
  };
  return {
    node: heading,
    id: inPlainWidth(inlineText.text.slice(line.id.from, line.id.to)),
    parent: null,
    form: 'heading',
    index,
    line,
    inlineText,
    layout: layOut(heading.children),
    box,
    isUnderBox: false,
    blocks,
  };
}

/** @param index that of the top-level list in which the item is, at whatever depth */
function listTask(item: TaskItem, index: number, strip: Strip, source: Source | null): OutlineTask {
  const { node, line, inlineText, layout, mark, isUnderBox, isTitleAlone = false, parent = null } = item;
  const id = item.id ?? inPlainWidth(inlineText.text.slice(line.id.from, line.id.to));
  const below = node.children.slice(1).flatMap((child) => strip(child) ?? []);
  const box = { mark, status: item.status ?? statusOfMark(mark), position: boxPosition(node, source) };
  const blocks = [...belowFirstLine(item), ...below];
  return { node, id, parent, form: 'list', index, line, inlineText, layout, box, isUnderBox, isTitleAlone, blocks };
}

/** The brackets after a list item's marker, which itself never holds any. */
export function boxPosition({ position }: ListItem, source: Source | null): Position | undefined {
  const offset = position?.start.offset;
  if (!source || offset === undefined) return undefined;
  const from = source.text.indexOf('[', offset);
  return source.positionOf(from, source.text.indexOf(']', from) + 1);
}
