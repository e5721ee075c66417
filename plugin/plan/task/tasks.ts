/** A task: what its heading or list item and the fields below it say. */
import type { Position } from 'unist';
import { joinDependencies, readDependencies, readFieldDependencies } from '../dependency/dependencies.ts';
import type { PlanNames } from '../dependency/names.ts';
import { fieldInlineTexts, fieldValue, isField, readFields } from '../field/field.ts';
import { splitLazyFields } from '../field/lazy.ts';
import { filesOf, hoursOf, titleEstimate } from '../field/values.ts';
import { taskAnchor } from '../id.ts';
import { pieceOf, sliceText } from '../inline/inline-text.ts';
import { textOf } from '../inline/layout.ts';
import { sliceInline } from '../inline/slice.ts';
import { isDependency, type Labels } from '../labels.ts';
import type { Block, Field, Occurrence, Sourced, Status, Task } from '../model.ts';
import type { OutlineTask } from '../outline.ts';
import { dependsAtEnd } from '../phase-heading.ts';
import { boxOf, firstParagraph, statusOfMark, statusOfValue } from '../status.ts';
import { type Range, trimmedRange } from '../text/range.ts';
import type { Source } from '../text/source.ts';
import { taskId } from '../vocabulary.ts';
import { preorderInLists } from '../walk.ts';
import { withBoxAfterId } from './task-line.ts';

/** One copy of a task: where the outline has it, and what it says there. */
export interface TaskCopy {
  outlined: OutlineTask;
  at: Occurrence;
  /** The dependency at the end of its title; offsets count in the first line. */
  suffix: Range | null;
}

export function readCopy(found: OutlineTask, source: Source | null, labels: Labels): TaskCopy {
  const outlined = { ...found, blocks: splitLazyFields(found.blocks, source, labels) };
  const { node, form, line, inlineText, layout } = outlined;
  const body = readFields(outlined.blocks, source, labels);
  const { title, suffix } = outlined.isTitleAlone ? { title: line.title, suffix: null } : titleAndSuffix(outlined);
  const at: Occurrence = {
    node,
    form,
    id: pieceOf(inlineText, line.id),
    tag: line.tag && pieceOf(inlineText, line.tag),
    title: onOneLine(pieceOf(inlineText, title)),
    titleInline: sliceInline(layout, inlineText, title),
    mark: markOf(outlined),
    secondMark: secondMarkOf(outlined),
    fields: body.filter(isField),
    body,
  };
  return { outlined, at, suffix };
}

function markOf(outlined: OutlineTask): Occurrence['mark'] {
  const own = ownStatus(outlined);
  return own?.status === undefined ? null : { value: own.status, position: own.source.position };
}

/** An emoji, or a box in or around the title of a list item, which may also be what the title is about: there it stays. */
function secondMarkOf({ form, box, line, inlineText }: OutlineTask): Occurrence['secondMark'] {
  const { text, spans } = inlineText;
  const further = form === 'list' && text.includes(']') ? withBoxAfterId(line, text).box : null;
  const isCode =
    further && spans.some(({ kind, from, to }) => kind === 'code' && from <= further.from && to >= further.to);
  const status = further && !isCode && further.mark.length === 1 ? statusOfMark(further.mark) : undefined;
  const found = further && status ? { ...further, status } : line.emoji;
  return box && found ? { value: found.status, position: pieceOf(inlineText, found).position } : null;
}

/** The dependency at the end of a title or in a tag, and the title without it, if nothing else follows it there. */
function titleAndSuffix({ inlineText: { text }, line }: OutlineTask): { title: Range; suffix: Range | null } {
  const { title, tag } = line;
  const shifted = ({ from, to }: Range, by: number) => ({ from: by + from, to: by + to });
  const found = dependsAtEnd(text.slice(title.from, line.end));
  if (found) {
    const whole = shifted(found.whole, title.from);
    const isLast = whole.from < title.to && whole.to >= title.to;
    const rest = isLast ? trimmedRange(text, { from: title.from, to: whole.from }) : title;
    return { title: rest, suffix: shifted(found.value, title.from) };
  }
  const tagged = tag && dependsAtEnd(text.slice(tag.from, tag.to));
  return { title, suffix: tagged ? shifted(tagged.value, tag.from) : null };
}

function onOneLine({ value, position }: Sourced): Sourced {
  const lines = value.split(/[\r\n]+/).map((line) => line.trim());
  return { value: lines.join(' '), position };
}

/** The titles of all its copies. */
export function titlesOf({ title, mentions }: Task): string[] {
  return [title.value, ...mentions.map((mention) => mention.title.value)];
}

/**
 * @param phase id of the phase it is in
 * @param names ids and titles of the plan, by which bare words in dependencies are told
 */
export function readTask(
  { outlined, at, suffix }: TaskCopy,
  mentions: Occurrence[],
  phase: string | null,
  names: PlanNames,
  source: Source | null,
): Task {
  const { line, inlineText } = outlined;
  // Properties after a spread in the midst of a literal are defined one by one, at run time; this is read for every task.
  const { status, statusSource, unknownStatus, boxes } = readStatus(outlined, at.fields);
  const { id, parent } = outlined;
  const owner = { id, phase };
  const estimate = fieldValue(at.fields, 'estimate') ?? titleEstimate(inlineText, { from: line.id.to, to: line.end });
  return {
    id,
    title: at.title,
    anchor: taskAnchor(id),
    phase,
    parent,
    optional: false,
    parallel: false,
    stories: [],
    requirements: [],
    taken: [],
    status,
    statusSource,
    unknownStatus,
    description: fieldValue(at.fields, 'description', /^\P{L}*description\b/iu),
    dependsOn: joinDependencies([
      readFieldDependencies(at.fields, 'dependsOn', names, source, owner),
      suffix &&
        readDependencies([sliceText(inlineText, suffix.from, suffix.to)], names, null, {
          ...owner,
          isRemark: true,
        }),
    ]),
    blocks: readFieldDependencies(at.fields, 'blocks', names, source, owner),
    files: files(at, source),
    doneWhen: fieldValue(at.fields, 'doneWhen', /^\P{L}*done\b/iu),
    estimate: estimate && { ...estimate, hours: hoursOf(estimate.value) },
    boxes,
    at,
    mentions,
    position: outlined.form === 'list' ? firstLine(outlined, source) : source ? outlined.node.position : undefined,
  };
}

function files({ fields }: Occurrence, source: Source | null): Sourced[] {
  const inlineTexts = fields.filter(({ name }) => name === 'files').flatMap((field) => fieldInlineTexts(field, source));
  return inlineTexts.flatMap((inlineText) => filesOf(inlineText, source));
}

/** From a list item's marker to the end of the line with its id, or with the first of its title where it has none. */
function firstLine({ node, inlineText, line }: OutlineTask, source: Source | null): Position | undefined {
  const start = node.position?.start;
  const { from, to } = line.id;
  const idEnd = inlineText.positionOf(from, Math.max(to, from + 1))?.end.offset;
  if (!source || !start || idEnd === undefined) return undefined;
  const lineEnd = /[\r\n]|$/g;
  lineEnd.lastIndex = idEnd;
  const rest = source.text.slice(idEnd, lineEnd.exec(source.text)?.index).trimEnd();
  const end = source.toPoint(idEnd + rest.length);
  return end && { start, end };
}

/** A box, emoji or value that gives a status; `status` is undefined where it is unknown. */
interface StatusWord {
  source: Sourced;
  status: Status | undefined;
}

/**
 * A list task's box beats its Status field; a heading task takes Status, then its own mark, then its nested boxes. An
 * unknown mark counts as to do, an unknown Status as not there.
 */
function readStatus(
  outlined: OutlineTask,
  fields: readonly Field[],
): Pick<Task, 'status' | 'statusSource' | 'unknownStatus' | 'boxes'> {
  const said = fieldValue(fields, 'status');
  const field = said && { source: said, status: statusOfValue(said.value) };
  const own = ownStatus(outlined);
  const words = (outlined.form === 'list' || outlined.line.struck ? [own, field] : [field, own]).filter(
    (word) => word !== null,
  );
  const unknown = words.find((word) => word.status === undefined);
  const decisive = words.find((word) => word.status !== undefined || word === own);
  const nested = nestedBoxes(outlined.blocks, fields);
  return {
    status: decisive ? (decisive.status ?? 'todo') : nested.status,
    statusSource: decisive?.status === undefined ? null : decisive.source,
    unknownStatus: unknown?.source ?? null,
    boxes: { ticked: nested.ticked, total: nested.total },
  };
}

/** The status of the first line itself: struck through, a box, or an emoji. */
function ownStatus({ line, inlineText, box }: OutlineTask): StatusWord | null {
  if (line.struck)
    return { source: pieceOf(inlineText, line.title.from < line.title.to ? line.title : line.id), status: 'cancelled' };
  if (box) return { source: { value: `[${box.mark}]`, position: box.position }, status: box.status };
  return line.emoji && { source: pieceOf(inlineText, line.emoji), status: line.emoji.status };
}

export function hasBoxes(blocks: readonly Block[]): boolean {
  return preorderInLists(blocks).some((node) => node.type === 'listItem' && boxOf(node) !== null);
}

/** The ids that steps begin with: `1.1.2` for `- [x] 1.1.2 Create the module`. */
export function stepIds(blocks: readonly Block[]): string[] {
  return preorderInLists(blocks).flatMap((node) => {
    const box = node.type === 'listItem' ? boxOf(node) : null;
    if (!box || node.type !== 'listItem') return [];
    return stepId.exec(textOf(firstParagraph(node) ?? []).slice(box.length))?.[1] ?? [];
  });
}

const stepId = new RegExp(`^\\s*(${taskId})`, 'i');

/** The boxes of list items, up to a thematic break; in a dependency they are another task's. */
function nestedBoxes(
  blocks: readonly Block[],
  fields: readonly Field[],
): { ticked: number; total: number; status: Status } {
  const end = blocks.findIndex((block) => block.type === 'thematicBreak');
  const nodes = preorderInLists(end < 0 ? blocks : blocks.slice(0, end));
  const dependencies = fields.filter(({ name }) => isDependency(name));
  const others = new Set(preorderInLists(dependencies.flatMap((field) => field.blocks)));
  const statuses = nodes.flatMap((node) => {
    const box = node.type === 'listItem' && !others.has(node) ? boxOf(node) : null;
    return box ? [statusOfMark(box.mark)] : [];
  });
  const ticked = statuses.filter((status) => status === 'done').length;
  const begun = statuses.some((status) => status === 'done' || status === 'in-progress');
  const status = ticked > 0 && ticked === statuses.length ? 'done' : begun ? 'in-progress' : 'todo';
  return { ticked, total: statuses.length, status };
}
