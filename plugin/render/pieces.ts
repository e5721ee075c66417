/** Pieces of a plan's page for pages of a site's own, of the same elements as on the plan's page. */
import type { Root, RootContent, Table } from 'mdast';
import type { PlanGraph, State, TaskNode } from '../graph/model.ts';
import { nextTasks } from '../graph/next.ts';
import { pageTitle } from '../plan/formats/beside.ts';
import type { Plan } from '../plan/model.ts';
import { isolated } from '../plan/text/bidi.ts';
import { everyNode } from '../plan/walk.ts';
import type { RowWithVerdict } from './constraint/verdict.ts';
import { element, fromHast, type PageElement } from './elements.ts';
import { briefFigure, figure } from './figure/diagram.ts';
import { finalize } from './finalize.ts';
import { head, standing } from './head.ts';
import { taskRow } from './task/row.ts';
import { type Parts, type View, viewOf } from './view.ts';

/** Selects tasks of a plan. */
interface TaskFilter {
  states?: readonly State[] | undefined;
  /** The id of a phase. */
  phase?: string | undefined;
  /** The id of a user story. */
  story?: string | undefined;
  /** Cap on the tasks that are shown. */
  limit?: number | undefined;
}

/** A piece of a plan to be shown. */
export type Piece =
  | { kind: 'summary' | 'progress' | 'graph' | 'embed' }
  | ({ kind: 'tasks' } & TaskFilter)
  | { kind: 'table'; of: TableKind };

/** A kind of constraint table. */
export type TableKind = RowWithVerdict['kind'];

/** Makes a piece as `renderPage` makes the page. */
export function renderPiece(piece: Piece, graph: PlanGraph, parts: Parts): Root {
  const view = viewOf(graph, parts);
  return finalize({ type: 'root', children: [...content(piece, view), ...referenced(view)] }, view);
}

function content(piece: Piece, view: View): RootContent[] {
  switch (piece.kind) {
    case 'summary':
      return [named(head([], null, view), view)];
    case 'progress':
      return [fromHast(standing(view))];
    case 'graph':
      return [figure(view) ?? words(view.t('head.no-tasks'))];
    case 'embed':
      return [named(head([], null, view), view), briefFigure(view) ?? []].flat();
    case 'tasks':
      return [taskList(piece, view)];
    case 'table':
      return [tableOf(piece.of, view.plan) ?? []].flat();
  }
}

/** A summary under the name of its plan, since a page may have several. */
function named(summary: PageElement, { plan, parts, t }: View): PageElement {
  const ariaLabel = `${t('head.label')}: ${isolated(pageTitle(plan, parts.beside ?? null))}`;
  return { ...summary, data: { ...summary.data, hProperties: { ...summary.data.hProperties, ariaLabel } } };
}

/** The definitions that links and footnotes anywhere in the piece refer to. */
function referenced({ plan, footnotes }: View): RootContent[] {
  return everyNode(plan.tree.children).filter(
    (node) => node.type === 'definition' || (node.type === 'footnoteDefinition' && footnotes.has(node.identifier)),
  ) as RootContent[];
}

function taskList(filter: TaskFilter, view: View): PageElement {
  const tasks = tasksFor(filter, view.graph);
  const shown = tasks.slice(0, filter.limit);
  const more = tasks.length - shown.length;
  if (tasks.length === 0) return words(view.t('piece.no-tasks'));
  return element('ul', { className: ['pw-task-list'] }, [
    ...shown.map((node) => element('li', {}, taskRow(node, [], view, 6))),
    more > 0 && element('li', { className: ['pw-more'] }, [view.t('more', { count: more })]),
  ]);
}

function tasksFor({ states, phase, story }: TaskFilter, graph: PlanGraph): TaskNode[] {
  const ranked = states?.every((state) => state === 'ready') ? nextTasks(graph).map(({ node }) => node) : graph.tasks;
  return ranked.filter(
    (node) =>
      (states === undefined || states.includes(node.state)) &&
      (phase === undefined || node.phase?.id === phase) &&
      (story === undefined || storiesFor(node).has(story)),
  );
}

/** The stories that a task is for, by its own words or those of its phase. */
export function storiesFor({ task, phase }: TaskNode): Set<string> {
  const stories = task.stories.length > 0 ? task.stories : (phase?.stories ?? []);
  return new Set(stories.map(({ value }) => value));
}

const tables = {
  sequence: 'sequence',
  exclusion: 'mutualExclusion',
  liveness: 'liveness',
  atomicity: 'atomicity',
} as const satisfies Record<TableKind, keyof Plan['constraints']>;

/** The kinds of constraint tables. */
export const tableKinds = Object.keys(tables) as TableKind[];

/** A plan's table of a kind, as it was written; null where it has none. */
export function tableOf(kind: TableKind, { constraints }: Plan): Table | null {
  return constraints[tables[kind]]?.node ?? null;
}

function words(text: string): PageElement {
  return element('p', { className: ['pw-more'] }, [text]);
}
