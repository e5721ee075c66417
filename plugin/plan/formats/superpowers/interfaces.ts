/** The interfaces of a superpowers task: files it changes, names it produces for other tasks and names it consumes. */
import type { ListItem } from 'mdast';
import { blockInlineTexts, isField } from '../../field/field.ts';
import { inlineTextOf, pieceOf } from '../../inline/inline-text.ts';
import type { Dependencies, Dependency, Field, InlineText, Sourced, Task } from '../../model.ts';
import { alphanumeric, letter } from '../../text/letters.ts';
import type { Source } from '../../text/source.ts';
import { everyNode } from '../../walk.ts';

/** The files in items such as ``Modify: `src/a.ts:12-40` (after the imports)``: the paths in front of the first word. */
export function readFiles({ at }: Task, source: Source | null): Sourced[] {
  const fields = at.fields.filter(({ name }) => name === 'files');
  const files = fields.flatMap((field) => itemsOf(field, source).flatMap(leadingPaths));
  return [...new Map(files.toReversed().map((file) => [file.value, file])).values()].toReversed();
}

/** The texts of the list items below a field. */
function itemsOf({ blocks }: Field, source: Source | null): InlineText[] {
  return blocks.flatMap((block) => (block.type === 'list' ? blockInlineTexts(block, source) : []));
}

function leadingPaths(item: InlineText): Sourced[] {
  const label = /^\s*[\p{L}/ ]{1,30}[:：]/u.exec(item.text)?.[0].length;
  if (label === undefined) return [];
  let end = label;
  const paths: Sourced[] = [];
  for (const { kind, from, to } of item.spans) {
    if (kind !== 'code' || from < end) continue;
    if (!/^(?:[\s,、&+]|and\b)*$/.test(item.text.slice(end, from))) break;
    const { position, value } = pieceOf(item, { from, to });
    const path = value.replace(/:\d+(?:\s*[-–,]\s*\d+)*$/, '');
    if (/\s/.test(path)) break;
    paths.push({ position, value: path });
    end = to;
  }
  return paths;
}

/** By the index of a task, its dependencies on those that produce what it consumes. */
export function readInterfaces(tasks: readonly Task[], source: Source | null): (Dependencies | null)[] {
  const producers = new Map<string, string>();
  for (const task of tasks) {
    for (const { name } of namesAfter(/^Produces$/i, task, source)) {
      if (!producers.has(name)) producers.set(name, task.id);
    }
  }
  return tasks.map((task) => {
    const items = new Map<string, Dependency>();
    for (const { name, written } of namesAfter(/^Consumes$/i, task, source)) {
      const id = producers.get(name);
      if (id !== undefined && id !== task.id && !items.has(id)) items.set(id, { kind: 'task', id, source: written });
    }
    const [first] = items.values();
    if (!first) return null;
    return {
      none: false,
      items: [...items.values()],
      keepsOrder: true,
      noted: [],
      unread: [],
      field: null,
      source: first.source,
    };
  });
}

/** A name alone, or as it is called or declared: no command, no sentence, no address. */
const isNameAlone = new RegExp(String.raw`^(?:${letter}|[_$])(?:${alphanumeric}|[_$.]){2,}\s*(?:$|[(:<[]|->|→)`, 'u');

/** By the index of a task, the names that it consumes and that no other task produces or speaks of. */
export function readTaken(tasks: readonly Task[], source: Source | null): Sourced[][] {
  const words = tasks.map(({ title, at }) => {
    const blocks = at.body.flatMap((part) => (isField(part) ? [] : [part]));
    const fields = at.fields.filter(({ label }) => !/^(?:Consumes|Interfaces)$/i.test(label.value));
    const texts = [...everyNode(blocks), ...everyNode(fields.flatMap(({ inline, blocks }) => [...inline, ...blocks]))];
    const values = texts.flatMap((node) => ('value' in node ? node.value : []));
    const produced = namesAfter(/^Produces$/i, { at }, source).map(({ written }) => written.value);
    return new Set([title.value, ...values, ...produced].flatMap((text) => text.match(/[\p{L}\p{N}_$]+/gu) ?? []));
  });
  return tasks.map((task, index) => {
    const taken = namesAfter(/^Consumes$/i, task, source).flatMap(({ name, written }): Sourced[] => {
      const value = name.split('.').findLast((part) => part !== '') ?? name;
      const isMade = words.some((said, at) => at !== index && said.has(value));
      return isMade || !isNameAlone.test(written.value) ? [] : [{ value, position: written.position }];
    });
    return [...new Map(taken.toReversed().map((name) => [name.value, name])).values()].toReversed();
  });
}

interface Name {
  name: string;
  written: Sourced;
}

/** The names in code that a task has after a label: a field, or an item below `**Interfaces:**`. */
function namesAfter(label: RegExp, { at }: Pick<Task, 'at'>, source: Source | null): Name[] {
  return at.fields.flatMap((field): Name[] => {
    if (label.test(field.label.value)) return [field.inlineText, ...itemsOf(field, source)].flatMap(namesIn);
    const lists = field.blocks.flatMap((block) => (block.type === 'list' ? block.children : []));
    return lists
      .filter((item) => isAfter(label, item))
      .flatMap((item) => item.children.flatMap((child) => blockInlineTexts(child, source)).flatMap(namesIn));
  });
}

function isAfter(label: RegExp, { children: [first] }: ListItem): boolean {
  if (first?.type !== 'paragraph') return false;
  return label.test(/^[^:：]*/.exec(inlineTextOf(first.children, null).text)?.[0].trim() ?? '');
}

const keywords =
  '(?:export|default|async|abstract|public|private|static|const|let|var|function|def|class|type|interface|enum|func|fn|pub|struct)';
const identifier = new RegExp(`^(?:${keywords}\\s+)*((?:${letter}|[_$])(?:${alphanumeric}|[_$.])*)`, 'u');

/** The names in code spans: of `load(path: string): Plan` it is `load`. */
function namesIn(text: InlineText): Name[] {
  return text.spans.flatMap(({ kind, from, to }): Name[] => {
    if (kind !== 'code') return [];
    const written = pieceOf(text, { from, to });
    const name = written.value.includes('/') ? written.value : identifier.exec(written.value)?.[1];
    return name === undefined ? [] : [{ name, written }];
  });
}
