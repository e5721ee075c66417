/** What the first line of a task and the heading of a phase say. */
import type { Flow, Sourced, Status } from './model.ts';
import { boxAt, statusEmoji, statusOfEmoji } from './status.ts';

/** An id of a task: holds a digit; `1.1`, `1.10`, `1.6a`, `A.1`, `1.1.2`, `BE-01`. */
export const taskId = String.raw`(?=[A-Za-z.-]*\d)(?:\d+[A-Za-z]{0,2}|[A-Za-z]{1,6}-?\d+[A-Za-z]?|[A-Za-z]{1,3}(?=\.))(?:\.(?:\d+[A-Za-z]{0,2}|[A-Za-z]\d*))*(?![A-Za-z0-9]|\.\d)`;

/** An id that says itself that it is a task's. */
export const selfTaskId = String.raw`TASK-\d+[a-z]?(?:\.\d+)*(?![A-Za-z0-9])`;

const phaseWords = ['Phase', 'Wave', 'Batch', 'Sprint', 'Epic', 'Milestone', 'Stage', 'Group', 'Week', 'Part'];

/** In any case, spelled out because the ids behind it know only capitals (`Part A`, but not `Part of`). */
export const phaseWord = `(?:${phaseWords.flatMap((word) => [word, word.toLowerCase(), word.toUpperCase()]).join('|')})`;
export const phaseId = String.raw`(?:\d+(?:\.\d+)*[A-Za-z]?(?![A-Za-z0-9])|[A-Z]{1,2}\d*(?![A-Za-z0-9])|[IVX]+(?![A-Za-z0-9]))`;

const taskLine = new RegExp(
  String.raw`^(?:[^\p{L}\p{N}\[]|\[[^\]\n]\]\s)*(?:Task\s+#?(${taskId})|(${selfTaskId}))(?!-\d)`,
  'iu',
);
const tags = /^(?:[ \t]*(?:\[[^\]\n]{1,24}\]|\([^)\n]{1,60}\)))*/;
const separator = /^[ \t]*(?:[:：.–—-]+(?=\s|$)|[:：])?[ \t]*/;

/** The parts of a task's first line; offsets count in the flow's text. */
export interface TaskLine {
  id: { value: string; from: number; to: number };
  tag: { from: number; to: number } | null;
  title: { from: number; to: number };
  /** The box in front, as text; a list item's own GFM box is not part of its text. */
  mark: string | null;
  emoji: Status | undefined;
  struck: boolean;
}

/** Reads `Task 1.1: Title` with what may stand before and after it; null for any other text. */
export function readTaskLine(flow: Flow): TaskLine | null {
  const line = flow.text.split(/\r?\n|\r/, 1)[0] ?? '';
  const match = taskLine.exec(line);
  const id = match?.[1] ?? match?.[2];
  if (!match || id === undefined) return null;
  const idFrom = match[0].length - id.length;
  const idTo = match[0].length;
  const tag = tags.exec(line.slice(idTo))?.[0] ?? '';
  const from = idTo + tag.length + (separator.exec(line.slice(idTo + tag.length))?.[0].length ?? 0);
  const title = withoutEmoji(line, from, line.length);
  return {
    id: { value: id, from: idFrom, to: idTo },
    tag: tag.trim() === '' ? null : { from: idTo + tag.length - tag.trimStart().length, to: idTo + tag.length },
    title,
    mark: boxAt(line.replace(/^[^[\p{L}\p{N}]+/u, ''))?.mark ?? null,
    emoji: statusOfEmoji(line),
    struck: isStruck(flow, title.from < title.to ? title : { from: idFrom, to: idTo }),
  };
}

/** Takes white space and status emoji off both ends of a range. */
function withoutEmoji(text: string, from: number, to: number): { from: number; to: number } {
  const ends = String.raw`(?:\s|${statusEmoji.source}|\uFE0F)`;
  const value = text.slice(from, to);
  const lead = new RegExp(`^${ends}*`, 'u').exec(value)?.[0].length ?? 0;
  const tail = new RegExp(`${ends}*$`, 'u').exec(value.slice(lead))?.[0].length ?? 0;
  return { from: from + lead, to: to - tail };
}

function isStruck(flow: Flow, range: { from: number; to: number }): boolean {
  return flow.spans.some((span) => span.kind === 'delete' && span.from <= range.from && span.to >= range.to);
}

const phaseLine = new RegExp(
  String.raw`^[^\p{L}\p{N}]*(${phaseWord})\s+#?(${phaseId}(?:[-–]\d+)?)(?=$|[\s:：.,()–—-])`,
  'u',
);

/** The parts of a phase heading; offsets count in the flow's text. */
export interface PhaseLine {
  id: string;
  name: string;
  count: { done: number; total: number; from: number; to: number } | null;
  mark: { status: Status; from: number; to: number } | null;
  /** The brackets that carry a dependency, without `depends on`. */
  depends: { from: number; to: number } | null;
}

/** Reads `Phase 2: Core (5/8) ✅`; null for a heading that does not begin like a phase. */
export function readPhaseLine(flow: Flow): PhaseLine | null {
  const text = flow.text;
  const match = phaseLine.exec(text);
  const id = match?.[2];
  if (!match || id === undefined) return null;
  const from = match[0].length + (separator.exec(text.slice(match[0].length))?.[0].length ?? 0);
  return {
    id,
    name: phaseName(text.slice(from)),
    count: phaseCount(text),
    mark: phaseMark(text),
    depends: phaseDepends(text),
  };
}

const countInBrackets = /[([]\s*(\d+)\s*(?:\/|of)\s*(\d+)[^()[\]]{0,40}[)\]]/;
const dependsInBrackets = /[([（]\s*(?:depends on|requires|after|blocked by|needs)[:：]?\s+([^()[\]（）]+)[)\]）]/i;

function phaseName(text: string): string {
  return text
    .replace(countInBrackets, '')
    .replace(dependsInBrackets, '')
    .replace(/[✅🔄🚧⏳]\uFE0F?/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function phaseCount(text: string): PhaseLine['count'] {
  const match = countInBrackets.exec(text);
  if (!match) return null;
  return { done: Number(match[1]), total: Number(match[2]), from: match.index, to: match.index + match[0].length };
}

function phaseMark(text: string): PhaseLine['mark'] {
  const found = statusEmoji.exec(text);
  const status = found ? statusOfEmoji(found[0]) : undefined;
  return found && status ? { status, from: found.index, to: found.index + found[0].length } : null;
}

function phaseDepends(text: string): PhaseLine['depends'] {
  const match = dependsInBrackets.exec(text);
  const value = match?.[1];
  if (!match || value === undefined) return null;
  const from = match.index + match[0].length - 1 - value.length;
  return { from, to: from + value.length };
}

/** A sourced piece of a flow, for the ranges above. */
export function pieceOf(flow: Flow, range: { from: number; to: number }): Sourced {
  return { value: flow.text.slice(range.from, range.to), position: flow.place(range.from, range.to) };
}
