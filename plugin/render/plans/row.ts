/** A plan among others, and what the list of all plans says of it. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { PlanGraph, TaskNode } from '../../graph/model.ts';
import { isStuck, nextTasks, obstacles } from '../../graph/next.ts';
import { isClosed } from '../../graph/progress.ts';
import { blockReason } from '../blocked.ts';
import { spaced } from '../elements.ts';
import { doneText, restText, segments, standingOf } from '../segments.ts';
import { type Linking, taskLine } from '../task/links.ts';
import { titleText } from '../task/title.ts';
import { type AnyState, duration } from '../wording.ts';
import type { Key, Translate } from '../words/index.ts';

/** A plan as the list is given it. */
export interface ListedPlan {
  id: string;
  title: string;
  /** The address of its page. */
  href: string;
  graph: PlanGraph;
  /** The name of its format, where plans of that are not read. */
  unread: string | null;
  /** Null without tasks, and for an archived plan with open ones. */
  status: AnyState | null;
  /** Number of findings that would fail a build. */
  errors: number;
  /** The day of the last change, as in `2026-03-01`; null where nobody knows it. */
  changed: string | null;
}

/** The state by which plans are filtered and first sorted: stuck, else the plan's status. */
export type PlanState = AnyState | 'stuck';

/** A plan with what is worked out for its row. */
export interface Row extends ListedPlan {
  state: PlanState | null;
  /** One a column. */
  cells: readonly Cell[];
}

/** A cell, and what rows are sorted by in its column. */
interface Cell {
  children: ElementContent[];
  value?: string | number;
}

/** A column; those that a reader can sort by are so by their name in the address. */
export interface Column {
  name: string;
  word: Key;
  hint?: Key;
  isSorted?: true;
  /** Whether it is left out where it says nothing of any plan. */
  isOptional?: true;
}

/** The columns after the one with the titles. */
export const columns: readonly Column[] = [
  { name: 'progress', word: 'plans.progress', isSorted: true },
  { name: 'next', word: 'plans.next' },
  { name: 'blocked', word: 'state.blocked', isSorted: true, isOptional: true },
  { name: 'ready', word: 'state.ready', isSorted: true },
  { name: 'left', word: 'plans.left', hint: 'plans.left-hint', isSorted: true },
  { name: 'changed', word: 'plans.changed', isSorted: true, isOptional: true },
];

/** Works out the row of a plan. */
export function rowOf(plan: ListedPlan, t: Translate): Row {
  const { graph, href, status, changed } = plan;
  const open = graph.plan.tasks.filter((task) => !isClosed(task.status));
  const linking: Linking = { graph, t, page: href, titles: new Map(open.map((task) => [task.id, titleText(task)])) };
  const state = isStuck(graph) ? 'stuck' : status;
  const { criticalPath, unit, length, ready } = graph.schedule;
  const held = obstacles(graph);
  const left = unit === 'hours' ? duration(length, t) : t('tasks', { count: criticalPath.length });
  const cells: Cell[] = [
    progress(plan, t),
    { children: next(state, linking) },
    { children: tasks(held, linking, (node) => h('p.pw-note', blockReason(node, linking))), value: held.length },
    { children: ready.length > 0 ? [{ type: 'text', value: t.number(ready.length) }] : [], value: ready.length },
    {
      children: criticalPath.length > 0 ? [{ type: 'text', value: left }] : [],
      // Of a task without an estimate nothing better is known.
      value: unit === 'hours' ? length : criticalPath.length * HOURS_A_DAY,
    },
    { children: changed === null ? [] : [day(changed, t)], value: changed ?? '' },
  ];
  return { ...plan, state, cells };
}

const HOURS_A_DAY = 8;

function progress({ graph, unread }: ListedPlan, t: Translate): Cell {
  if (unread !== null) return { children: [h('span.pw-quiet', t('plans.unread', { format: unread }))], value: -1 };
  const standing = standingOf(graph.tasks);
  const { done, total, percent } = standing;
  if (percent === null) return { children: [h('span.pw-figures', doneText(standing, t))], value: -1 };
  const words = h('span.pw-figures', t('plans.done', { done, total, percent }));
  return { children: [h('div', { title: restText(standing, t) }, segments(standing)), words], value: percent };
}

/** Tasks that can start, else those in progress, with a note that nothing can start. */
function next(state: Row['state'], linking: Linking): ElementContent[] {
  const { graph, t } = linking;
  if (state === 'stuck') return [h('strong.pw-stuck', t('plans.nothing-starts'))];
  const ready = nextTasks(graph).map(({ node }) => node);
  return tasks(ready.length > 0 ? ready : graph.tasks.filter((node) => node.state === 'in-progress'), linking);
}

/** A link to the first of some tasks, what there is to say of it, and how many more there are. */
function tasks(
  nodes: readonly TaskNode[],
  linking: Linking,
  note: (node: TaskNode) => Element | null = () => null,
): ElementContent[] {
  const [first] = nodes;
  if (!first) return [];
  const more = nodes.length - 1;
  return spaced([
    taskLine(first, linking),
    note(first),
    more > 0 ? h('span.pw-more', linking.t('more', { count: more })) : null,
  ]);
}

/** A day as the language writes it. */
export function day(date: string, t: Translate): Element {
  const format = new Intl.DateTimeFormat(t.lang, { dateStyle: 'medium', timeZone: 'UTC' });
  return h('time', { dateTime: date }, format.format(new Date(date)));
}
