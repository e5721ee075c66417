/** The groups of a Kiro file: its top numbers, and headings over boxes without a number. */
import type { Heading, ListItem } from 'mdast';
import { groupsAbove, type Page } from '../../page.ts';
import type { Section } from '../../sections.ts';
import { nonAlphanumeric } from '../../text/letters.ts';
import { pattern } from '../../text/pattern.ts';
import { type Group, withIds } from '../box-tasks.ts';
import { type Line, type Lines, topOf } from './lines.ts';

/** A group, by what gives it its name: a heading, a container, or its first task. */
export interface KiroGroup {
  id: string;
  tasks: readonly Line[];
  heading: Group | null;
  container: Line | null;
}

/** All groups, by their first lines. */
export function groupsOf(page: Page, lines: Lines): KiroGroup[] {
  const places = new Map(page.boxes.map((box, index) => [box, index]));
  const place = ({ box }: Line) => places.get(box) ?? 0;
  const all = [...lines.tasks, ...lines.containers].sort((one, other) => place(one) - place(other));
  const containers = new Set(lines.containers);
  const byKey = Map.groupBy(all, (line) => (line.number === null ? nearest(page, line) : topOf(line.number)));
  const keys = [...byKey.keys()].filter((key) => key !== undefined);
  const named = withIds(keys.map((key) => ({ key, id: typeof key === 'string' ? key : null })));
  return named.map(({ key, id, isNumbered }): KiroGroup => {
    const own = byKey.get(key) ?? [];
    const tasks = own.filter((line) => !containers.has(line));
    if (typeof key !== 'string')
      return { id, tasks, heading: { section: key, id, isNumbered, nameFrom: 0 }, container: null };
    const top = own.find(({ number }) => number === key) ?? null;
    const container = top && containers.has(top) ? top : null;
    return { id, tasks, heading: headingOf(key, own, all, top !== null, page), container };
  });
}

/** The nearest heading above a box, but for the title. */
function nearest({ sections }: Page, { box }: Line): Section | undefined {
  return groupsAbove(sections, box.index, () => false).at(-1);
}

const numberedHeading = pattern`^[${nonAlphanumeric}]*((?:Phase|Stage|フェーズ|阶段|階段|단계)\s*)?(?:(?:Task|タスク|任务|任務|작업)\s*)?(\d+)(?:\.(?!\d)|[:：)、]|\s|$)`;

/**
 * The heading that holds all lines of a number and no others: one with that number, else, where no line has it, the nearest.
 */
function headingOf(number: string, own: readonly Line[], all: readonly Line[], isNamed: boolean, page: Page) {
  const [first] = own;
  const above = first ? groupsAbove(page.sections, first.box.index, ({ title }) => numberedHeading.test(title)) : [];
  const around = above.filter(({ index, end }) => {
    const inside = all.filter(({ box }) => box.index > index && box.index < end);
    return inside.length === own.length && inside.every((line) => own.includes(line));
  });
  const candidates = around.map((section): Group => {
    const match = numberedHeading.exec(section.inlineText.text);
    const isOwn = match?.[2] === number && !(isNamed && match[1] !== undefined);
    return { section, id: number, isNumbered: isOwn, nameFrom: isOwn ? match[0].length : -1 };
  });
  const numbered = candidates.find(({ nameFrom }) => nameFrom >= 0);
  const inner = isNamed ? undefined : candidates.at(-1);
  return numbered ?? (inner ? { ...inner, nameFrom: 0 } : null);
}

/** The node that a group is shown at. */
export function nodeOf({ heading, container, tasks }: KiroGroup): Heading | ListItem | null {
  return heading?.section.heading ?? container?.box.node ?? tasks[0]?.box.node ?? null;
}
