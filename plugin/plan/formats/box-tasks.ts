/** Tasks that are lines with a box, in groups under headings: what spec-kit, Kiro and OpenSpec have in common. */
import { labelStarts } from '../field/label.ts';
import type { Labels } from '../labels.ts';
import type { InlineText, Status } from '../model.ts';
import { type Outline, type OutlinePhase, outlineFrom } from '../outline.ts';
import type { Box, Page } from '../page.ts';
import { readGroupLine } from '../phase-heading.ts';
import type { Section } from '../sections.ts';
import { emojiIn } from '../status.ts';
import { afterId } from '../task/task-line.ts';
import { type Range, trimmedRange } from '../text/range.ts';

/** A box that is a task, as its reader sees it. */
export interface BoxTask {
  box: Box;
  /** Only this task of the plan has it, unless two lines claim one id. */
  id: string;
  /** The range of the id in the box's text; null for a task without one. */
  written: Range | null;
  /** The start of the text after the id: tags in brackets, or the title. */
  after: number;
  /** The end of the title and the start of the text after it, if that is before the first field. */
  titleTo?: number;
  end?: number;
  /** The meaning of the box, in formats with marks of their own. */
  status?: Status;
  parent?: string;
  /** Whether a struck title says that the task is cancelled. */
  canBeStruck?: boolean;
}

/** The heading of a group, with what is read of it. */
export interface Group {
  section: Section;
  id: string;
  /** Whether the id is written in the heading. */
  isNumbered: boolean;
  /** The start of the name in the heading. */
  nameFrom: number;
}

/** The outline of a file whose tasks are boxes. */
export function outlineOfBoxes(tasks: readonly BoxTask[], groups: readonly Group[], page: Page): Outline {
  const items = tasks.map((task) => ({ item: taskItem(task, page.labels), index: task.box.index }));
  const phases = groups.map(({ section, nameFrom, ...group }): OutlinePhase => {
    return { section, line: readGroupLine(section.inlineText, group, nameFrom) };
  });
  return outlineFrom({ items, headings: [], phases: () => phases }, page);
}

const onlyTags = /^(?:\[[^\][]{1,24}\]\s*)+$/;

function taskItem({ box, id, written, after, status, parent, canBeStruck = true, ...given }: BoxTask, labels: Labels) {
  const { node, inlineText, layout, mark } = box;
  const label = endOfTitle(inlineText, after, labels);
  const end = Math.min(label, given.end ?? label);
  const titleTo = Math.min(end, given.titleTo ?? end);
  const rest = written ? afterId(inlineText.text, after, titleTo) : null;
  const whole = rest?.title ?? trimmedRange(inlineText.text, { from: after, to: titleTo });
  const isTag = written !== null && !rest?.tag && onlyTags.test(inlineText.text.slice(whole.from, whole.to));
  const title = isTag ? { from: whole.to, to: whole.to } : whole;
  const line = {
    id: written ?? { from: title.from, to: title.from },
    tag: isTag ? whole : (rest?.tag ?? null),
    title,
    box: null,
    emoji: emojiIn(inlineText.text, { from: after, to: end }),
    struck: canBeStruck && isStruck(inlineText, written ?? title, title),
    isSeparated: true,
    end,
  };
  return {
    node,
    line,
    inlineText,
    layout,
    mark,
    isUnderBox: box.parent !== null,
    isTitleAlone: true,
    id,
    ...(parent !== undefined && { parent }),
    ...(status !== undefined && { status }),
  };
}

/** A title goes on over the lines of its paragraph, up to a field. */
function endOfTitle(inlineText: InlineText, from: number, labels: Labels): number {
  return labelStarts(inlineText, labels).find(({ cut }) => cut > from)?.cut ?? inlineText.text.length;
}

/** Whether the id is struck through, or the title, at most but for a note after it. */
function isStruck({ text, spans }: InlineText, id: Range, title: Range): boolean {
  const struck = spans.filter(({ kind }) => kind === 'delete');
  const isNote = (rest: string) => /^\s*(?:$|[-–—(（[:：])/.test(rest);
  return (
    (id.from < id.to && struck.some(({ from, to }) => from <= id.from && to >= id.to)) ||
    struck.some(({ from, to }) => from <= title.from && to > title.from && isNote(text.slice(to, title.to)))
  );
}

/** Numbers groups without an id by their place, or, where another has that number, by the next that is free. */
export function withIds<Named extends { id: string | null }>(
  groups: readonly Named[],
): (Omit<Named, 'id'> & Pick<Group, 'id' | 'isNumbered'>)[] {
  const taken = new Set(groups.flatMap(({ id }) => id ?? []));
  return groups.map(({ id, ...group }, index) => {
    if (id !== null) return { ...group, id, isNumbered: true };
    let number = index + 1;
    while (taken.has(String(number))) number++;
    taken.add(String(number));
    return { ...group, id: String(number), isNumbered: false };
  });
}
