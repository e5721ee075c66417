/** Fields that were not read as such: below no task, under a misspelt label, or written twice (FORMAT section 6a). */
import type { Code, Root } from 'mdast';
import { isField, readFields } from './field/field.ts';
import { fieldName, nearestLabel } from './labels.ts';
import type { Block, Field, FieldName, Sourced, Task, UnreadField } from './model.ts';
import type { Outline } from './outline.ts';
import type { Source } from './text/source.ts';
import { anyId } from './vocabulary.ts';

/** Fields of the plan, and of a phase, which are at home outside of tasks. */
const elsewhere: ReadonlySet<FieldName> = new Set(['designDocument', 'totalTasks', 'lastUpdated']);

/** @param tasks in the order of the page */
export function unreadFields(
  tree: Root,
  outline: Outline,
  tasks: readonly Task[],
  source: Source | null,
): UnreadField[] {
  const ids = new Set(tasks.map(({ id }) => id));
  return [...tasks.flatMap((task) => inTask(task, ids, source)), ...strayFields(tree, outline, tasks, source)];
}

function inTask({ id, at }: Task, ids: ReadonlySet<string>, source: Source | null): UnreadField[] {
  const found: UnreadField[] = at.fields
    .filter(({ name }) => name === null)
    .flatMap((field): UnreadField[] => {
      const meant = nearestLabel(field.label.value);
      if (meant !== null) return [{ kind: 'misspelt', task: id, label: field.label, meant, names: namesOf(meant) }];
      return namesTasks(field, ids) ? [{ kind: 'ids', task: id, label: field.label, meant: null, names: [] }] : [];
    });
  const code = at.body.filter((part): part is Code => !isField(part) && part.type === 'code');
  for (const block of code) {
    const names = fieldsInCode(block, source);
    const label = { value: names.label, position: block.position };
    if (names.fields.length > 0) found.push({ kind: 'stray', task: id, label, meant: null, names: names.fields });
  }
  return [...found, ...twice(id, at.fields)];
}

function namesOf(label: string): FieldName[] {
  const name = fieldName(label);
  return name === null ? [] : [name];
}

const onlyIds = new RegExp(`^(?:(?:tasks?\\s+)?(?:${anyId})(?:\\s*(?:,|;|&|and)\\s*|$))+$`, 'iu');
const otherUse =
  /require?ment|version|section|stor(?:y|ies)|relat|see|parallel|concurren|similar|refer|spec|criteri|parent|sub-?task|release|priority|points?|cover|part of|step|id$|task/i;

/** Whether a value is nothing but ids of the plan, and the label does not say that it means something else. */
function namesTasks({ label, text }: Field, ids: ReadonlySet<string>): boolean {
  if (text.value.length > 200 || otherUse.test(label.value) || !onlyIds.test(text.value)) return false;
  const named = text.value.match(new RegExp(anyId, 'giu')) ?? [];
  return named.length > 0 && named.every((id) => ids.has(id) && /\D/.test(id));
}

const single: ReadonlySet<FieldName | null> = new Set(['estimate', 'doneWhen', 'description']);

/** A field with the same label as one before it, and another value; of a Status that is a status-mismatch. */
function twice(task: string, fields: readonly Field[]): UnreadField[] {
  const first = new Map<string, Sourced>();
  return fields.flatMap(({ name, label, text }) => {
    if (!single.has(name) || name === null || text.value === '') return [];
    const key = label.value.toLowerCase();
    const before = first.get(key);
    if (!before) first.set(key, text);
    const isOther = before !== undefined && before.value !== text.value;
    return isOther ? [{ kind: 'twice' as const, task, label, meant: before.value, names: [name] }] : [];
  });
}

/** Bullets with known labels that follow a list task and are not below it. */
function strayFields(tree: Root, outline: Outline, tasks: readonly Task[], source: Source | null): UnreadField[] {
  const listed = new Map(outline.tasks.map(({ index, form, node }) => [index, { form, node }]));
  const byNode = new Map(tasks.map((task) => [task.at.node, task.id]));
  let owner: string | null = null;
  return tree.children.flatMap((node, index): UnreadField[] => {
    if (node.type === 'heading' || node.type === 'thematicBreak') owner = null;
    const task = listed.get(index);
    const before = owner;
    if (task) owner = task.form === 'list' ? (lastOwner(outline, index, byNode) ?? null) : null;
    const whose = before ?? owner;
    const outside = outline.outsideTasks(index);
    if (whose === null || outside?.type !== 'list') return [];
    return strayIn(outside, outline, index, byNode, whose, source);
  });
}

function lastOwner(outline: Outline, index: number, byNode: ReadonlyMap<unknown, string>): string | undefined {
  return outline.tasks
    .filter((task) => task.index === index)
    .map(({ node }) => byNode.get(node))
    .findLast((id) => id !== undefined);
}

function strayIn(
  list: Block,
  outline: Outline,
  index: number,
  byNode: ReadonlyMap<unknown, string>,
  owner: string,
  source: Source | null,
): UnreadField[] {
  const fields = readFields([list], source).filter(isField);
  const known = fields.filter(({ name }) => name !== null && !elsewhere.has(name));
  const runs = Map.groupBy(known, ({ label }) => ownerOf(label, outline, index, byNode) ?? owner);
  return [...runs].flatMap(([task, [first, ...others]]) => {
    if (!first) return [];
    const names = [first, ...others].flatMap(({ name }) => name ?? []);
    return [{ kind: 'stray' as const, task, label: first.label, meant: null, names }];
  });
}

/** The last task of the list in front of a label. */
function ownerOf({ position }: Sourced, outline: Outline, index: number, byNode: ReadonlyMap<unknown, string>) {
  const at = position?.start.offset;
  if (at === undefined) return undefined;
  return outline.tasks
    .filter((task) => task.index === index && (task.node.position?.start.offset ?? at) < at)
    .map(({ node }) => byNode.get(node))
    .findLast((id) => id !== undefined);
}

/** Fields in code that is code for its indentation alone. */
function fieldsInCode({ value, position }: Code, source: Source | null): { label: string; fields: FieldName[] } {
  const start = position?.start.offset;
  const isFenced = source && start !== undefined && /^[`~]/.test(source.text.slice(start, start + 1));
  const lines = isFenced || !source ? [] : value.split(/\r\n|\r|\n/);
  const labels = lines.flatMap(
    (line) => /^\s*[-*+]\s+\*\*([^*:：]{1,60})(?:[:：]\*\*|\*\*\s*[:：])/.exec(line)?.[1] ?? [],
  );
  const fields = labels.flatMap((label) => fieldName(label) ?? []).filter((name) => !elsewhere.has(name));
  return { label: labels[0] ?? '', fields };
}
