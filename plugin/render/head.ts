/** The head of the page: how far the plan is, what is next, what holds it up, what is left, and whether it is sound. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Heading, RootContent } from 'mdast';
import type { TaskNode } from '../graph/model.ts';
import { countUnreachable, isStuck, nextTasks, obstacles } from '../graph/next.ts';
import { isClosed } from '../graph/progress.ts';
import { shownId } from '../plan/id.ts';
import { blockReason } from './blocked.ts';
import { element, fromHast, type PageElement, said } from './elements.ts';
import { soundness } from './findings.ts';
import { doneText, restItems, segments, standingOf } from './segments.ts';
import { taskLine } from './task/links.ts';
import type { View } from './view.ts';
import { duration, excerpt } from './wording.ts';
import type { Phrase, Translate } from './words/index.ts';

/** Cap on the tasks of a row. */
const MAX_TASKS = 5;
/** Titles of a path that have more are left to tooltips. */
const MAX_LETTERS = 160;
/** A longer path shows its two ends. */
const MAX_STEPS = 12;

/**
 * @param facts The author's own: design document, effort and the like
 * @param title The heading in whose place it is, kept for outlines and for those who hear the page
 */
export function head(facts: readonly RootContent[], title: Heading | null, view: View): PageElement {
  const { graph, t } = view;
  const held = Map.groupBy(obstacles(graph), ({ state }) => state);
  const inProgress = graph.tasks.filter(({ state }) => state === 'in-progress');
  return element('section', { className: ['pw-head'], ariaLabel: t('head.label') }, [
    title && element('div', { className: ['pw-unseen'] }, [unlinked(title, view)]),
    facts.length > 0 && element('div', { className: ['pw-facts'] }, facts),
    fromHast(standing(view)),
    fromHast(
      h('dl.pw-now', [
        ...row(view.plan.isArchived ? t('head.archived') : t('head.next'), next(view), t),
        ...(['blocked', 'waiting'] as const).flatMap((state) =>
          tasksRow(held.get(state) ?? [], view, (node) => blockReason(node, view)),
        ),
        ...tasksRow(inProgress, view),
        ...left(view),
        ...row(t('head.checks'), soundness(view), t),
      ]),
    ),
  ]);
}

/** With its anchor, and without the link to it: nobody could see what has the focus. */
function unlinked(title: Heading, { ids }: View): Heading {
  return { ...title, data: { ...title.data, hProperties: { id: ids.get(title), ...title.data?.hProperties } } };
}

/** The progress: a sentence, the bar, and its key. */
export function standing({ graph, t }: View): Element {
  const counted = standingOf(graph.tasks);
  return h('div.pw-standing', [
    h('p.pw-done', h('strong', t.spoken, doneText(counted, t))),
    ...(counted.total > 0 ? [segments(counted)] : []),
    h('ul.pw-tally', restItems(counted, t)),
  ]);
}

function row(label: string, content: Phrase[], t: Translate): Element[] {
  return [h('dt', t.spoken, label), h('dd', content)];
}

/** The tasks that can start now, those that unblock most first; else the reason why none can. */
function next(view: View): Phrase[] {
  const { graph, plan, t } = view;
  const ready = nextTasks(graph);
  if (ready.length > 0) {
    const unblocks = new Map(ready.map(({ node, unblocks: count }) => [node, count]));
    return [taskList([...unblocks.keys()], view, (node) => unblocked(unblocks.get(node) ?? 0, view))];
  }
  if (graph.tasks.length === 0) return said(t('head.no-tasks'), t);
  const left = graph.tasks.filter(({ task }) => !isClosed(task.status)).length;
  if (left === 0) return said(t('head.nothing-left'), t);
  if (plan.isArchived) return said(t('head.archived-open', { count: left }), t);
  return isStuck(graph) ? [h('strong.pw-stuck', t.spoken, t('head.stuck'))] : said(t('head.none-ready'), t);
}

function unblocked(count: number, { t }: View): Phrase[] {
  return count > 0 ? said(t('head.unblocks', { count }), t) : [];
}

/** Tasks of one state; nothing where there are none. */
function tasksRow(nodes: readonly TaskNode[], view: View, note?: (node: TaskNode) => Phrase[]): Element[] {
  const [first] = nodes;
  return first ? row(view.t(`state.${first.state}`), [taskList(nodes, view, note)], view.t) : [];
}

/** Links to tasks, each with what there is to say of it. */
function taskList(nodes: readonly TaskNode[], view: View, note: (node: TaskNode) => Phrase[] = () => []): Element {
  const more = nodes.length - MAX_TASKS;
  const items = nodes.slice(0, MAX_TASKS).map((node) => {
    const words = note(node);
    return h('li', [taskLine(node, view), ...(words.length > 0 ? [' ', h('span.pw-note', words)] : [])]);
  });
  const rest = more > 0 ? [h('li.pw-more', view.t('more', { count: more }))] : [];
  return h('ul.pw-now-tasks', [...items, ...rest]);
}

/** `5 days on the critical path: 2.2 → 3.1 → 3.2; up to 2 people in parallel.`, and what can never be done. */
function left(view: View): Element[] {
  const { t } = view;
  const never = countUnreachable(view.graph);
  const words = path(view);
  if (never > 0) words.push(' ', h('strong.pw-stuck', t.spoken, t('head.never', { count: never })));
  return words.length > 0 ? row(t('head.left-label'), words, t) : [];
}

function path(view: View): Phrase[] {
  const { criticalPath, unit, length, waves } = view.graph.schedule;
  const { t } = view;
  if (criticalPath.length === 0) return [];
  const measure = unit === 'hours' ? duration(length, t) : t('tasks', { count: criticalPath.length });
  const most = Math.max(...waves.map((wave) => wave.length));
  const sentence = t.rich('head.left', {
    measure: h('strong', measure),
    path: h('span.pw-path', chain(criticalPath, view)),
    people: t('head.people', { count: most }),
  });
  return said(sentence, t);
}

/** Links to tasks, with arrows between them that point to what comes next. */
function chain(ids: readonly string[], { graph, titles, t }: View): Phrase[] {
  const isLong = ids.length > MAX_STEPS;
  const shown = isLong ? [...ids.slice(0, MAX_STEPS - 3), null, ...ids.slice(-2)] : ids;
  const isShort = ids.length <= 4 && ids.reduce((sum, id) => sum + (titles.get(id) ?? '').length, 0) <= MAX_LETTERS;
  const next = (t.spoken.dir ?? t.direction) === 'rtl' ? ' ← ' : ' → ';
  return shown.flatMap((id, index) => {
    const arrow = index === 0 ? [] : [next];
    if (id === null) return [...arrow, '…'];
    const title = titles.get(id) ?? '';
    const words = isShort ? [shownId(id), title].filter(Boolean).join(' ') : shownId(id) || excerpt(title);
    const anchor = graph.byId.get(id)?.task.anchor;
    return [...arrow, h('a', { href: `#${anchor}`, title: isShort ? undefined : title, dir: 'auto' }, words)];
  });
}
