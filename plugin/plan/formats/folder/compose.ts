/**
 * Plans that are data, or many files, in the shape of any other plan: `## Group`, `### ID: Title`, `- **Field**: value`. It is
 * made as a tree, so that no word of the author's can be taken for anything else, and each keeps the place where it is written.
 */
import type { Heading, List, ListItem, Paragraph, RootContent, Text } from 'mdast';
import { splitText } from '../../inline/inline-text.ts';
import type { Dependencies, Dependency, Sourced, Task } from '../../model.ts';
import { type Outline, outlineFrom, type TaskHeading } from '../../outline.ts';
import type { Page } from '../../page.ts';
import { readGroupLine } from '../../phase-heading.ts';
import type { Section } from '../../sections.ts';
import type { Draft, ImpliedOrder } from '../format.ts';

/** A label and the text after it. */
export interface ComposedField {
  label: string;
  values: readonly Sourced[];
}

/** A task that is not a line of Markdown. */
export interface ComposedTask {
  id: Sourced;
  title: Sourced;
  group: Sourced | null;
  fields: readonly ComposedField[];
  blocks: readonly RootContent[];
}

const levels = { group: 2, task: 3 } as const;

/** The groups in the order of their names, after the tasks that have none. */
export function composed(tasks: readonly ComposedTask[]): RootContent[] {
  const groups = [...Map.groupBy(tasks, ({ group }) => group?.value ?? '')].sort(([a], [b]) => inOrder(a, b));
  return groups.flatMap(([name, members]) => {
    const heading = members[0]?.group && name !== '' ? [headingOf(levels.group, [members[0].group])] : [];
    return [...heading, ...members.flatMap(composedTask)];
  });
}

export function inOrder(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

function composedTask({ id, title, fields, blocks }: ComposedTask): RootContent[] {
  const list = fieldList(fields);
  return [headingOf(levels.task, [id, title]), ...(list ? [list] : []), ...blocks.map(below)];
}

function headingOf(depth: Heading['depth'], parts: readonly Sourced[]): Heading {
  const children = parts.flatMap((part, index) => (index === 0 ? [textNode(part)] : [textOf(': '), textNode(part)]));
  const position = parts.at(-1)?.position;
  return { type: 'heading', depth, children, ...(position && { position }) };
}

/** Headings of the author's are below those of tasks. */
function below(node: RootContent): RootContent {
  if (node.type !== 'heading') return node;
  return { ...node, depth: Math.min(6, Math.max(levels.task + 1, node.depth + 2)) as Heading['depth'] };
}

/** Those that say anything, as a list; null where none does. */
export function fieldList(fields: readonly ComposedField[]): List | null {
  const children = fields.flatMap(({ label, values }): ListItem[] => {
    const pieces = values.flatMap((value, index) =>
      index === 0 ? [textNode(value)] : [textOf(', '), textNode(value)],
    );
    const line: Paragraph = { type: 'paragraph', children: [strong(label), textOf(': '), ...pieces] };
    return values.length > 0 ? [{ type: 'listItem', spread: false, children: [line] }] : [];
  });
  return children.length > 0 ? { type: 'list', ordered: false, spread: false, children } : null;
}

/** `**Label**:` over the blocks that follow it. */
export function labelOver(label: string): Paragraph {
  return { type: 'paragraph', children: [strong(label), textOf(':')] };
}

function strong(label: string): Paragraph['children'][number] {
  return { type: 'strong', children: [textOf(label)] };
}

export function textNode({ value, position }: Sourced): Text {
  return { type: 'text', value, ...(position && { position }) };
}

function textOf(value: string): Text {
  return { type: 'text', value };
}

const longestId = 60;

/** An id of letters, digits, `.` and `-`, of which anchors can be made; null where nothing is left. */
export function idFrom(written: Sourced): Sourced | null {
  const value = written.value
    .slice(0, longestId)
    .split(/[^\p{L}\p{N}.]+/u)
    .map((part) => part.replace(/^\.+|\.+$/g, ''))
    .filter((part) => part !== '')
    .join('-');
  return value === '' ? null : { ...written, value };
}

/** The outline of a page that `composed` has made. */
export function outlineOfComposed(page: Page): Outline {
  const headings = page.sections.filter(({ heading }) => heading.depth === levels.task).map(taskHeading);
  const groups = page.sections.filter(({ heading }) => heading.depth === levels.group);
  const phases = groups.map((section, index) => {
    const line = readGroupLine({ text: section.inlineText.text }, { id: String(index + 1), isNumbered: false }, 0);
    return { section, line: { ...line, count: null, depends: null } };
  });
  return outlineFrom({ items: [], headings, phases: () => phases }, page);
}

function taskHeading(section: Section): TaskHeading {
  const { text } = section.inlineText;
  const [id] = section.heading.children;
  const to = id?.type === 'text' ? id.value.length : 0;
  const title = { from: to + 2, to: text.length };
  const line = { tag: null, box: null, emoji: null, struck: false, isSeparated: true, end: text.length };
  return { section, line: { ...line, id: { from: 0, to }, title } };
}

/** Finds tasks by their ids, in whatever case and with or without leading zeros. */
function idFinder(tasks: readonly Pick<Task, 'id'>[]): (written: string) => string | undefined {
  const ids = new Map(tasks.toReversed().map(({ id }) => [keyOf(id), id]));
  return (written) => ids.get(keyOf(written));
}

function keyOf(id: string): string {
  return id
    .trim()
    .toLowerCase()
    .replace(/(?<!\d)0+(?=\d)/g, '');
}

/** The ids in a task's field of dependencies. */
export function readIdList({ at }: Task, find: (written: string) => string | undefined): Dependencies | null {
  const field = at.fields.find(({ name }) => name === 'dependsOn') ?? null;
  if (!field) return null;
  const items = splitText(field.inlineText, field.inlineText.text, /,/g).flatMap((piece): Dependency[] => {
    const source = { value: piece.text, position: piece.positionOf(0, piece.text.length) };
    return piece.text === '' ? [] : [{ kind: 'task', id: find(piece.text) ?? piece.text, source }];
  });
  return { none: false, items, noted: [], unread: [], field, source: field.text };
}

/** Teams name states as they like; work that is looked at is not done yet, and a word that nobody knows begins nothing. */
function statusOf({ status, unknownStatus }: Task): Task['status'] {
  if (unknownStatus === null) return status;
  return /\breview\b/i.test(unknownStatus.value) ? 'in-progress' : 'todo';
}

/**
 * Reads the status of each task, its dependencies and what it is part of.
 *
 * @param parentOf the id of that task, as written
 */
export function refineComposed(draft: Draft, parentOf: (task: Task) => string | undefined): Draft {
  const find = idFinder(draft.tasks);
  const tasks = draft.tasks.map((task): Task => {
    const written = parentOf(task);
    const parent = written === undefined ? null : (find(written) ?? null);
    return { ...task, parent, status: statusOf(task), dependsOn: readIdList(task, find) };
  });
  return { ...draft, tasks };
}

/** Nobody waits but for what is declared; a sub-task also waits for what its task does. */
export function asDeclared({ tasks }: { tasks: readonly Task[] }): ImpliedOrder {
  const indexes = new Map(tasks.map(({ id }, index) => [id, index]));
  const before = tasks.map(({ parent }) => {
    const above = parent === null ? undefined : tasks[indexes.get(parent) ?? -1];
    return (above?.dependsOn?.items ?? []).flatMap((item) =>
      item.kind === 'task' ? (indexes.get(item.id) ?? []) : [],
    );
  });
  return { phasesBefore: () => [], tasksBefore: (task) => before[task] ?? [] };
}
