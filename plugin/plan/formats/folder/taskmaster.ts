/** Task Master: all tasks in one JSON file, with sub-tasks, in lists that it calls tags (DIALECTS section 7). */
import type { Nodes, RootContent } from 'mdast';
import { isMap, isSeq, parseDocument, type YAMLMap } from 'yaml';
import { parseMarkdown } from '#parse';
import { scalarText } from '../../front-matter.ts';
import { defaultLimits, parsingExcess, treeExcess } from '../../limits.ts';
import type { Fault, Sourced } from '../../model.ts';
import type { PartTree } from '../../parts.ts';
import type { Source } from '../../text/source.ts';
import { everyNode } from '../../walk.ts';
import type { Composed, Draft, Format } from '../format.ts';
import {
  asDeclared,
  type ComposedTask,
  composed,
  idFrom,
  labelOver,
  outlineOfComposed,
  refineComposed,
  textNode,
} from './compose.ts';

export const taskmaster: Format = {
  title: 'Task Master',
  place: /(?:^|\/)\.taskmaster\/(?:.*\/)?tasks\.json$/i,
  folder: /^((?:.*\/)?\.taskmaster)\/(?:tasks\/)?tasks\.json$/i,
  count: ({ tree }, isAtHome) => {
    const [node, more] = tree.children;
    if (node?.type !== 'code' || node.lang !== 'json' || more !== undefined) return 0;
    return Number(isAtHome || /^\s*\{[^[]*"tasks"\s*:\s*\[/.test(node.value));
  },
  reader: { isEachLineATask: true, compose, outline: outlineOfComposed, refine, order: asDeclared },
};

/** A list of tasks, and its name. */
interface Tag {
  name: Sourced;
  tasks: readonly YAMLMap[];
}

function compose([file]: readonly PartTree[], source: Source | null): Composed {
  const [code] = file?.children ?? [];
  const read = reading(code?.type === 'code' ? code.value : '', code?.position?.start.offset ?? 0, source);
  const tags = read.tags.filter(({ tasks }) => tasks.length > 0);
  // Each tag counts its tasks from 1, so that only those of the first keep their numbers.
  const tasks = tags.flatMap(({ name, tasks }, index) => {
    const prefix = index === 0 ? '' : `${idFrom(name)?.value ?? index}-`;
    return tasks.flatMap((task, place) => tasksOf(task, place, prefix, tags.length > 1 ? name : null, read));
  });
  return { children: composed(tasks), faults: read.faults };
}

/** A JSON text, which YAML includes, with the place of each value. */
interface Reading {
  tags: readonly Tag[];
  faults: Fault[];
  /** The values of a key: those of a list, or a single one. */
  values(task: YAMLMap, key: string): readonly Sourced[];
}

function reading(text: string, offset: number, source: Source | null): Reading {
  const { contents, errors } = parseDocument(text, { prettyErrors: false, uniqueKeys: false });
  const place = ([from, to]: readonly [number, number]) => source?.positionOf(offset + from, offset + to);
  const valuesOf = (node: unknown) =>
    (isSeq(node) ? node.items : [node]).flatMap((one) => scalarText(one, text, place));
  const lists = isMap(contents) ? [contents, ...contents.items.map(({ value }) => value)] : [];
  const tags = lists.flatMap((list, index): Tag[] => {
    const tasks = isMap(list) ? list.get('tasks') : null;
    const key = isMap(contents) ? contents.items[index - 1]?.key : undefined;
    const [name = { value: 'master', position: undefined }] = scalarText(key, text, place);
    return isSeq(tasks) ? [{ name, tasks: tasks.items.filter((task) => isMap(task)) }] : [];
  });
  const faults = errors.slice(0, 1).map(({ message, pos }): Fault => {
    const hint = 'Correct the JSON, or write the file with Task Master again.';
    return { message: `The file is not valid JSON: ${message}.`, hint, position: place(pos) };
  });
  return { tags, faults, values: (task, key) => valuesOf(task.get(key, true)) };
}

/** A task and its sub-tasks, which count from 1 in each task. */
function tasksOf(task: YAMLMap, place: number, prefix: string, group: Sourced | null, read: Reading): ComposedTask[] {
  const number = numberOf(task, place, read);
  const subtasks = task.get('subtasks');
  const below = isSeq(subtasks) ? subtasks.items.filter(isMap) : [];
  const numbers = new Map(below.map((one, index) => [numberOf(one, index, read).value, index]));
  const own = taskOf(task, { ...number, value: prefix + number.value }, prefix, group, read);
  const nested = below.map((one, index) => {
    const { value, position } = numberOf(one, index, read);
    const id = value.startsWith(`${number.value}.`) ? value : `${number.value}.${value}`;
    const sibling = `${prefix}${number.value}.`;
    const home = (written: string) => (numbers.has(written) ? sibling : prefix);
    return taskOf(one, { value: prefix + id, position }, home, group, read);
  });
  return [own, ...nested];
}

function numberOf(task: YAMLMap, place: number, read: Reading): Sourced {
  const [written] = read.values(task, 'id');
  return (written && idFrom(written)) ?? { value: String(place + 1), position: written?.position };
}

const shown = [
  ['Status', 'status'],
  ['Priority', 'priority'],
] as const;

/** @param home what is written before the number of a task that it depends on */
function taskOf(
  task: YAMLMap,
  id: Sourced,
  home: string | ((written: string) => string),
  group: Sourced | null,
  read: Reading,
): ComposedTask {
  const dependencies = read.values(task, 'dependencies').map(({ value, position }) => {
    return { value: (typeof home === 'string' ? home : home(value)) + value, position };
  });
  const [title = { value: '', position: id.position }] = read.values(task, 'title');
  return {
    id,
    title,
    group,
    fields: [
      ...shown.map(([label, key]) => ({ label, values: read.values(task, key) })),
      { label: 'Dependencies', values: dependencies },
    ],
    blocks: [
      ...below('Description', read.values(task, 'description')),
      ...below(null, read.values(task, 'details')),
      ...below('Verification', read.values(task, 'testStrategy')),
    ],
  };
}

/** Texts as Markdown, which is how agents write them, below a label. */
function below(label: string | null, texts: readonly Sourced[]): RootContent[] {
  const blocks = texts.flatMap(markdownOf);
  return label !== null && blocks.length > 0 ? [labelOver(label), ...blocks] : blocks;
}

/** Each node has the place of the whole text: in JSON, its characters are written otherwise. */
function markdownOf(text: Sourced): RootContent[] {
  const plain: RootContent = { type: 'paragraph', children: [textNode(text)] };
  if (parsingExcess(text.value, defaultLimits)) return [plain];
  const tree = parseMarkdown(text.value);
  if (treeExcess(tree, text.value, defaultLimits)) return [plain];
  for (const node of everyNode([tree])) placeAt(node, text);
  return tree.children.filter(({ type }) => type !== 'yaml');
}

function placeAt(node: Nodes, { position }: Sourced): void {
  if (position) node.position = position;
  else delete node.position;
}

function refine(draft: Draft): Draft {
  return refineComposed(draft, ({ id }) => /^(.*)\.[^.]+$/.exec(id)?.[1]);
}
