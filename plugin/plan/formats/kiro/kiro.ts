/** Kiro, cc-sdd and spec-workflow: numbered boxes, often with requirements and waves (DIALECTS section 3). */
import { readFieldDependencies } from '../../dependency/dependencies.ts';
import { namesOf, type PlanNames } from '../../dependency/names.ts';
import { isField, readFields } from '../../field/field.ts';
import { pieceOf } from '../../inline/inline-text.ts';
import type { Block, Container, Dependencies, Dependency, Field, Phase, Status, Task } from '../../model.ts';
import { boxPosition } from '../../outline.ts';
import type { Box, Page } from '../../page.ts';
import { readGroupLine } from '../../phase-heading.ts';
import { statusOfMark } from '../../status.ts';
import { withoutTasks } from '../../task/task-items.ts';
import { trimmedRange } from '../../text/range.ts';
import { everyNode } from '../../walk.ts';
import type { Coverage } from '../beside.ts';
import { type BoxTask, outlineOfBoxes } from '../box-tasks.ts';
import { type Draft, type Format, type ImpliedOrder, inRuns } from '../format.ts';
import { groupsOf, type KiroGroup, nodeOf } from './groups.ts';
import { type Line, type Lines, linesOf, numbered } from './lines.ts';
import { isMeta, requirementsIn } from './requirements.ts';
import { readRequirements } from './specification.ts';
import { isWaves, readWaves } from './waves.ts';

export const kiro: Format = {
  title: 'Kiro',
  place: /(?:^|\/)\.kiro\/specs\/.*tasks\.md$|(?:^|\/)\.spec-workflow\/specs\/.*tasks\.md$/i,
  ownsPlace: true,
  count: (page, isAtHome) => {
    const isNumbered = (box: Box) => numbered.test(box.textAfter);
    if (isAtHome) return page.boxes.filter((box) => isNumbered(box) || !page.isInOurs(box)).length;
    const boxes = page.boxes.filter(isNumbered);
    if (boxes.length === 0) return 0;
    if (page.boxes.some(({ isStarred }) => isStarred) || hasWaves(page) || boxes.some(hasLabel)) return boxes.length;
    const own = boxes.filter((box) => !page.isInOurs(box));
    const depths = new Set(own.map((box) => numbered.exec(box.textAfter)?.[1]?.split('.').length));
    return depths.has(1) && depths.has(2) ? own.length : 0;
  },
  reader: {
    isEachLineATask: true,
    begin: numbered,
    outline: (page) => {
      const lines = linesOf(page);
      const groups = groupsOf(page, lines);
      return outlineOfBoxes(
        boxTasks(groups, lines),
        groups.flatMap(({ heading }) => heading ?? []),
        page,
      );
    },
    refine,
    beside: (textOf) => ({ coverage: coverageOf(textOf('requirements.md') ?? '') }),
    order,
  },
};

/** The requirements, each with its criteria. */
function coverageOf(text: string): Coverage | null {
  const all = readRequirements(text).map(({ id, text }) => ({ id, title: text }));
  const topics = all
    .filter(({ id }) => !id.includes('.'))
    .map((one) => ({ ...one, criteria: all.filter(({ id }) => id.startsWith(`${one.id}.`)) }));
  return topics.length > 0 ? { file: 'requirements.md', kind: 'requirement', topics } : null;
}

/** `_Requirements: 1.1_`, in any language, below a task. */
function hasLabel({ node }: Box): boolean {
  return everyNode(node.children.slice(1)).some((one) => one.type === 'emphasis' && isMeta(one));
}

function hasWaves({ tree }: Page): boolean {
  return tree.children.some((node) => node.type === 'code' && isWaves(node));
}

/** The tasks in the order of the page. A task without a number is called by its place in its group. */
function boxTasks(groups: readonly KiroGroup[], lines: Lines): BoxTask[] {
  const groupOf = new Map(groups.flatMap((group) => group.tasks.map((line) => [line, group] as const)));
  const numbers = new Set(lines.tasks.map(({ number }) => number));
  const loose = lines.tasks.filter((line) => !groupOf.has(line));
  return lines.tasks.map((line): BoxTask => {
    const { box, number, written, after, titleTo, end } = line;
    const group = groupOf.get(line);
    const place = (group?.tasks ?? loose).indexOf(line) + 1;
    const parent = number?.replace(/\.\d+$/, '');
    return {
      box,
      id: number ?? `~${group?.id ?? 0}.${place}`,
      written,
      after,
      titleTo,
      end,
      status: statusOf(box),
      ...(parent !== undefined && parent !== number && numbers.has(parent) && { parent }),
    };
  });
}

/** For the tool, `[~]` is queued. */
function statusOf({ mark }: Box): Status {
  return mark === '~' ? 'todo' : (statusOfMark(mark) ?? 'todo');
}

function refine(draft: Draft, page: Page): Draft {
  const lines = linesOf(page);
  const groups = groupsOf(page, lines);
  const lineOf = new Map(lines.tasks.map((line) => [line.box.node as Task['at']['node'], line]));
  const groupOf = new Map(groups.flatMap((group) => group.tasks.map((line) => [line, group] as const)));
  const names = namesOf(draft.tasks.map(({ id, title }) => ({ id, title: title.value })));
  const tasks = draft.tasks.map((task): Task => {
    const line = lineOf.get(task.at.node);
    return {
      ...task,
      phase: (line && groupOf.get(line)?.id) ?? null,
      optional: line !== undefined && lines.isOptional(line),
      parallel: line?.isParallel ?? false,
      requirements: requirementsIn(task.at.titleInline, task.at.body, page.source),
      dependsOn: amongNumbers(task.dependsOn, task.at.fields, names),
      blocks: amongNumbers(task.blocks, task.at.fields, names),
    };
  });
  const members = Map.groupBy(tasks, ({ phase }) => phase);
  const phases = groups.flatMap((group): Phase[] => {
    const ids = (members.get(group.id) ?? []).map(({ id }) => id);
    const read = draft.phases.find(({ node }) => node === group.heading?.section.heading);
    const node = nodeOf(group);
    if (ids.length === 0 || !node) return [];
    if (read)
      return [{ ...read, id: group.id, tasks: ids, dependsOn: amongNumbers(read.dependsOn, read.fields, names) }];
    return [itemPhase(group, node, ids, names, page)];
  });
  const containers = lines.containers.map((line) => containerOf(line, tasks, page));
  return { ...draft, phases, tasks, containers, ...readWaves(page) };
}

/** A group that a box gives its name to. */
function itemPhase(
  { id, container, tasks: [first] }: KiroGroup,
  node: Phase['node'],
  tasks: string[],
  names: PlanNames,
  page: Page,
): Phase {
  const named = container ?? (first?.number === id ? first : null);
  const text = named?.box.inlineText;
  const title = { from: named?.after ?? 0, to: named?.titleTo ?? 0 };
  const { name } = readGroupLine({ text: text?.text.slice(0, title.to) ?? '' }, { id, isNumbered: true }, title.from);
  const fields = container ? bodyOf(container, page).filter(isField) : [];
  return {
    id,
    isNumbered: true,
    kind: 'plain',
    stories: [],
    priority: null,
    name,
    heading: text ? pieceOf(text, { from: named.box.from, to: title.to }) : { value: id, position: undefined },
    goal: null,
    tasks,
    dependsOn: amongNumbers(readFieldDependencies(fields, 'dependsOn', names, page.source), fields, names),
    count: null,
    mark: null,
    node,
    fields,
  };
}

function containerOf(line: Line, all: readonly Task[], page: Page): Container {
  const { number, box, after, titleTo } = line;
  const title = pieceOf(box.inlineText, trimmedRange(box.inlineText.text, { from: after, to: titleTo }));
  return {
    kind: 'task',
    id: number ?? '',
    title,
    box: { value: statusOf(box), position: boxPosition(box.node, page.source) },
    tasks: all.filter(({ id }) => id.startsWith(`${number}.`)).map(({ id }) => id),
    requirements: requirementsIn(box.node.children.slice(0, 1), bodyOf(line, page), page.source),
  };
}

/** The content of a container below its line, without the tasks in it. */
function bodyOf({ box }: Line, { source, labels, boxes }: Page) {
  const inside = new Set(boxes.map(({ node }) => node));
  const strip = withoutTasks(box.node.children, inside);
  return readFields(
    box.node.children.slice(1).flatMap((child): readonly Block[] => {
      const left = strip(child);
      return left ? [left] : [];
    }),
    source,
    labels,
  );
}

const bareNumber = /^(?:tasks?\s+)?#?(\d+(?:\.\d+)*)$/i;

/** Labels of what has to be there before, which is seldom a task. */
const conditionLabel = /^(?:require|prereq|after|wait|predecessor|前提|前置|先|전제|선행)/i;

/**
 * A number that only has others below it means all of them. What a label of conditions names besides tasks is prose.
 *
 * @param fields of the task or the group whose dependencies they are
 */
function amongNumbers(said: Dependencies | null, fields: readonly Field[], { ids }: PlanNames): Dependencies | null {
  if (said === null) return null;
  const conditions = fields.filter(({ name, label }) => name !== null && conditionLabel.test(label.value));
  const isProse = ({ kind, source }: Dependency) =>
    kind === 'outside' && conditions.some(({ text }) => text.value.includes(source.value));
  const isBelow = (id: string) => !ids.has(id) && [...ids].some((one) => one.startsWith(`${id}.`));
  const items = said.items.flatMap((item): Dependency[] => {
    const prefix = 'id' in item ? item.id : bareNumber.exec(item.source.value)?.[1];
    if (prefix !== undefined && isBelow(prefix)) return [{ kind: 'wildcard', prefix, source: item.source }];
    return isProse(item) ? [] : [item];
  });
  return items.length > 0 || items.length === said.items.length ? { ...said, items } : null;
}

/** Waves, and nothing else, where the file has them; else group by group, and in files of cc-sdd task by task within them. */
function order({ phases, tasks, waves }: Draft): ImpliedOrder {
  if (waves.length > 0) return { phasesBefore: () => [], tasksBefore: () => [] };
  const isOptional = new Map(tasks.map(({ id, optional }) => [id, optional]));
  const holdsUp = phases.map(({ tasks: own }) => own.some((id) => !isOptional.get(id)));
  const phasesBefore = (index: number) => {
    const before = holdsUp.findLastIndex((one, at) => one && at < index);
    return before < 0 ? [] : [before];
  };
  const isOrdered = tasks.some(({ parallel, dependsOn }) => parallel || dependsOn !== null);
  const before = isOrdered ? inRuns(tasks) : [];
  return { phasesBefore, tasksBefore: (task) => before[task] ?? [] };
}
