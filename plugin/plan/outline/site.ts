/** Places that begin like a task. */
import type { Heading, ListItem } from 'mdast';
import type { Position } from 'unist';
import type { Block, Flow } from '../model.ts';
import type { Source } from '../text/source.ts';
import type { Section } from './section.ts';
import type { TaskLine } from './task-line.ts';
import { belowFirstLine, type Strip, type TaskItem } from './task-list.ts';

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

/** @param blocks what follows the heading and belongs to it */
export function headingSite({ heading, index, flow }: Section, line: TaskLine, blocks: Block[]): TaskSite {
  const box = line.box && { mark: line.box.mark, position: flow.place(line.box.from, line.box.to) };
  return { node: heading, form: 'heading', index, line, flow, box, blocks };
}

/** @param index that of the list in which the item stands, at whatever depth */
export function itemSite(item: TaskItem, index: number, strip: Strip, source: Source | null): TaskSite {
  const { node, line, flow, mark } = item;
  const below = node.children.slice(1).flatMap((child) => strip(child) ?? []);
  const box = { mark, position: boxPosition(node, source) };
  return { node, form: 'list', index, line, flow, box, blocks: [...belowFirstLine(item), ...below] };
}

/** The brackets behind a list item's marker, which itself never holds any. */
function boxPosition({ position }: ListItem, source: Source | null): Position | undefined {
  const offset = position?.start.offset;
  if (!source || offset === undefined) return undefined;
  const from = source.text.indexOf('[', offset);
  const start = source.toPoint(from);
  const end = source.toPoint(source.text.indexOf(']', from) + 1);
  return start && end ? { start, end } : undefined;
}
