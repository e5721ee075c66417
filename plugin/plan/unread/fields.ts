/** Fields that were not read as such: below no task, under a misspelt label, or written twice (FORMAT section 6a). */
import type { Code, List, Nodes, Root, Table } from 'mdast';
import { idsNamedIn } from '../dependency/ids-in-prose.ts';
import { isIndented } from '../fence.ts';
import { isField, readFields } from '../field/field.ts';
import { isLabelAlone } from '../field/label.ts';
import { isDependency, type Labels } from '../labels.ts';
import type { Block, Cell, Field, FieldName, Sourced, Task, UnreadField } from '../model.ts';
import type { Outline } from '../outline.ts';
import type { Page } from '../page.ts';
import { boxOf } from '../status.ts';
import { cellAt } from '../table.ts';
import { blankNotes } from '../text/note.ts';
import type { Source } from '../text/source.ts';
import { anyId, tasksName } from '../vocabulary.ts';
import { preorderInLists } from '../walk.ts';

/** Fields of the plan, and of a phase, which are at home outside of tasks. */
const elsewhere: ReadonlySet<FieldName> = new Set(['designDocument', 'totalTasks', 'lastUpdated']);

/** @param tasks in the order of the page */
export function unreadFields({ tree, source, labels }: Page, outline: Outline, tasks: readonly Task[]): UnreadField[] {
  const ids = new Set(tasks.map(({ id }) => id));
  const nearest = labels.nearestIn(tasks.flatMap(({ at }) => at.fields.map(({ label }) => label.value)));
  return [
    ...tasks.flatMap((task) => inTask(task, ids, source, labels, nearest)),
    ...strayFields(tree, outline, tasks, source, labels),
  ];
}

function inTask(
  { id, at }: Task,
  ids: ReadonlySet<string>,
  source: Source | null,
  labels: Labels,
  nearest: ReturnType<Labels['nearestIn']>,
): UnreadField[] {
  const found: UnreadField[] = at.fields
    .filter(({ name }) => name === null)
    .flatMap((field): UnreadField[] => {
      const meant = nearest(field.label.value);
      if (meant) return [{ kind: 'misspelt', task: id, label: field.label, meant: meant.label, names: [meant.name] }];
      return namesTasks(field, ids) ? [{ kind: 'ids', task: id, label: field.label, meant: null, names: [] }] : [];
    });
  const code = at.body.filter((part): part is Code => !isField(part) && part.type === 'code');
  for (const block of code) {
    const names = fieldsInCode(block, source, labels);
    const label = { value: names.label, position: block.position };
    if (names.fields.length > 0) found.push({ kind: 'indented', task: id, label, meant: null, names: names.fields });
  }
  if (at.fields.every(({ name }) => name !== 'doneWhen')) found.push(...boxedFields(id, at.body, source, labels));
  const isRelation = (field: Field) => isDependency(field.name) && namesOneOf(field, ids);
  const isCriterion = ({ name }: Field) => name === 'doneWhen';
  const hidden = hiddenFields(at.body, source, labels).filter(
    ({ kind, fields }) => fields.some(isRelation) || (kind === 'row' && fields.length > 1 && fields.some(isCriterion)),
  );
  return [...found, ...hidden.flatMap(({ kind, fields }) => stray(kind, id, fields)), ...twice(id, at.fields)];
}

/** `- [ ] **Done when**: …`: a box makes it a step. */
function boxedFields(task: string, body: Task['at']['body'], source: Source | null, labels: Labels): UnreadField[] {
  return body.flatMap((part): UnreadField[] => {
    if (isField(part) || part.type !== 'list') return [];
    const steps = part.children.filter((item) => boxOf(item) !== null).flatMap(({ children: [first] }) => first ?? []);
    const texts = steps.filter((node) => node.type === 'paragraph' && node.children[0]?.type === 'strong');
    return readFields(texts, source, labels)
      .filter(isField)
      .filter(({ name, label }) => name === 'doneWhen' && /\s/.test(label.value))
      .slice(0, 1)
      .map(({ label }) => ({ kind: 'boxed', task, label, meant: null, names: ['doneWhen'] }));
  });
}

/** The fields of a block, and what holds it. */
interface Hidden {
  kind: 'nested' | 'quoted' | 'row';
  fields: Field[];
}

/** Below an item or a label that is none, as `- **Details**:`, in a quote or a table; below a box they are a step's. */
function hiddenFields(body: Task['at']['body'], source: Source | null, labels: Labels): Hidden[] {
  const inLists = (blocks: readonly Nodes[]) =>
    blocks.flatMap((block): Hidden[] =>
      block.type === 'list' ? [{ kind: 'nested', fields: knownFields(block, source, labels) }] : [],
    );
  return body.flatMap((part): Hidden[] => {
    if (isField(part)) return part.name === null ? inLists(part.blocks) : [];
    if (part.type === 'list') return part.children.flatMap((item) => (boxOf(item) ? [] : inLists(item.children)));
    if (part.type === 'table') return [{ kind: 'row', fields: tableFields(part, source, labels) }];
    const [first] = part.type === 'blockquote' ? part.children : [];
    return first?.type === 'paragraph' ? [{ kind: 'quoted', fields: knownFields(first, source, labels) }] : [];
  });
}

/** A label and a value in each row, `| Depends on | 1.1 |`, or in each column of a table with one row below its header. */
function tableFields({ children: rows }: Table, source: Source | null, labels: Labels): Field[] {
  const cells = rows.map((row) => row.children.map((_, index) => cellAt(row, index, source)));
  const [header = [], only = []] = cells;
  const inColumns = cells.length === 2 && header.length > 2;
  const pairs = inColumns ? header.map((label, index) => [label, only[index]]) : cells;
  const written = ({ text, position }: Cell) => ({ value: text, position });
  return pairs.flatMap(([label, value, ...others]): Field[] => {
    if (!label || !value || others.length > 0) return [];
    const said = label.text.replace(/[:：]$/, '');
    const name = labels.fieldName(said);
    if (name === null || elsewhere.has(name) || (inColumns && !isLabelAlone(name, said))) return [];
    return [
      { name, label: written(label), text: written(value), inline: [], blocks: [], inlineText: value.inlineText },
    ];
  });
}

const onlyIds = new RegExp(`^(?:(?:${tasksName})?(?:${anyId})(?:\\s*(?:,|;|&|and)\\s*|$))+$`, 'iu');
const otherUse =
  /require?ment|version|section|stor(?:y|ies)|relat|see|parallel|concurren|similar|refer|spec|criteri|parent|sub-?task|release|priority|points?|cover|part of|step|id$|task/i;

const dependencyWord = /depend|prereq|predecessor|block|upstream|^required/i;

/** Whether a value is nothing but ids of the plan, and the label does not say that it means something else. */
function namesTasks({ label, text }: Field, ids: ReadonlySet<string>): boolean {
  const value = blankNotes(text.value).trim();
  const isOther = otherUse.test(label.value) && !dependencyWord.test(label.value);
  if (value.length > 200 || isOther || !onlyIds.test(value)) return false;
  const named = value.match(new RegExp(anyId, 'giu')) ?? [];
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

/** Bullets and lines with known labels that follow a task and are not below it. */
function strayFields(
  { children }: Root,
  outline: Outline,
  tasks: readonly Task[],
  source: Source | null,
  labels: Labels,
): UnreadField[] {
  const ids = new Map<Nodes, string>(tasks.map((task) => [task.at.node, task.id]));
  const idOf = new Map<Nodes, string | null>(outline.tasks.map(({ node }) => [node, ids.get(node) ?? null]));
  const phases = new Set<Nodes>(outline.phases.map(({ section }) => section.heading));
  const known = new Set(ids.values());
  let owner: string | null = null;
  let before: { id: string | null; depth: number } | null = null;
  let isCut = false;
  return children.flatMap((node, index): UnreadField[] => {
    if (node.type === 'thematicBreak') owner = null;
    if (node.type === 'heading') {
      const id = idOf.get(node);
      isCut = id === undefined && !phases.has(node) && before?.depth === node.depth;
      owner = isCut ? (before?.id ?? null) : null;
      if (id !== undefined) before = { id, depth: node.depth };
      else if (before && node.depth < before.depth) before = null;
    }
    if (node.type !== 'list' && node.type !== 'paragraph') return [];
    if (isCut || node.type === 'paragraph') {
      if (owner === null || outline.outsideTasks(index) === null) return [];
      const fields = knownFields(node, source, labels);
      const isLost = fields.some((field) => isDependency(field.name) && (!isCut || namesOneOf(field, known)));
      return isLost || (!isCut && areTaskFields(fields)) ? stray(isCut ? 'cut' : 'stray', owner, fields) : [];
    }
    const found = strayItems(node, idOf, owner, source, labels);
    owner = found.owner;
    return outline.outsideTasks(index) === null ? [] : found.fields;
  });
}

function knownFields(block: Block, source: Source | null, labels: Labels): Field[] {
  return readFields([block], source, labels)
    .filter(isField)
    .filter(({ name }) => name !== null && !elsewhere.has(name));
}

function namesOneOf({ text }: Field, ids: ReadonlySet<string>): boolean {
  return text.value.length < 1000 && idsNamedIn(text.value).some((id) => ids.has(id) || /^\d+\.\d|^TASK-/.test(id));
}

/** One such line may be about the phase, such as a Checkpoint. */
function areTaskFields(fields: readonly Field[]): boolean {
  return new Set(fields.flatMap(({ name }) => (name !== null && taskFields.has(name) ? name : []))).size > 1;
}

const taskFields: ReadonlySet<FieldName> = new Set(['description', 'files', 'doneWhen']);

function stray(
  kind: 'stray' | 'cut' | 'nested' | 'quoted' | 'row',
  task: string,
  fields: readonly Field[],
): UnreadField[] {
  const [first] = fields;
  return first
    ? [{ kind, task, label: first.label, meant: null, names: fields.flatMap(({ name }) => name ?? []) }]
    : [];
}

/**
 * @param idOf by the items that are tasks; null for a second copy
 * @param before the list task that was last before the list
 */
function strayItems(
  list: List,
  idOf: ReadonlyMap<Nodes, string | null>,
  before: string | null,
  source: Source | null,
  labels: Labels,
) {
  const found = new Map<string, Field[]>();
  let owner = before;
  for (const item of list.children) {
    const last = preorderInLists([item]).findLast((node) => idOf.has(node));
    if (last) owner = idOf.get(last) ?? owner;
    else if (owner !== null) {
      const known = knownFields({ ...list, children: [item] }, source, labels);
      found.set(owner, [...(found.get(owner) ?? []), ...known]);
    }
  }
  return { fields: [...found].flatMap(([task, fields]) => stray('stray', task, fields)), owner };
}

/** Fields in code that is code only because it is indented. */
function fieldsInCode(code: Code, source: Source | null, labels: Labels): { label: string; fields: FieldName[] } {
  const lines = source && isIndented(code) ? code.value.split(/\r\n|\r|\n/) : [];
  const written = lines.flatMap(
    (line) => /^\s*(?:[-*+]\s+)?\*\*([^*:：]{1,60})(?:[:：]\*\*|\*\*\s*[:：])/.exec(line)?.[1] ?? [],
  );
  const fields = written.flatMap((label) => labels.fieldName(label) ?? []).filter((name) => !elsewhere.has(name));
  return { label: written[0] ?? '', fields };
}
