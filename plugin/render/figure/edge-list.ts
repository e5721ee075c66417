import type { Element } from 'hast';
import { h } from 'hastscript';
import type { TaskNode } from '../../graph/model.ts';
import { shownId } from '../../plan/id.ts';
import type { Phase, Sourced } from '../../plan/model.ts';
import { isolated } from '../../plan/text/bidi.ts';
import { said } from '../elements.ts';
import { mostChips } from '../task/links.ts';
import type { View } from '../view.ts';
import { phaseLabel, phaseName, phaseState } from '../wording.ts';
import type { Translate } from '../words/index.ts';
import { type End, type Ends, type EndsOf, phaseEndsOf } from './ends.ts';

/**
 * A drawing as a list for those who read rather than look: each phase and each of its tasks with what it depends on, what
 * it unblocks, and what it excludes.
 *
 * @param extent the whole graph, its phases alone, or one phase
 */
export function edgeList(extent: 'whole' | 'overview' | Phase, view: View): Element {
  const { graph } = view;
  return h('details.pw-edges', [h('summary', { lang: view.t.spoken.lang }, view.t('edges.list')), h('ul', items())]);

  function items(): Element[] {
    if (extent === 'overview') return overviewItems(view);
    const ends = view.ends();
    if (extent !== 'whole') return [phaseItem(extent, ends, view)];
    const loose = graph.tasks.some(({ phase }) => phase === null) ? taskItems(null, ends, view) : [];
    return [...loose, ...graph.phases.map(({ phase }) => phaseItem(phase, ends, view))];
  }
}

function overviewItems(view: View): Element[] {
  const ends = phaseEndsOf(view.graph);
  return view.graph.phases.map((node) => {
    const { phase } = node;
    const state = ` (${view.t(`status.${phaseState(node)}`)})`;
    const words = said(`${state}${relations(ends('phase', phase.id), NOTHING, view)}`, view.t);
    return h('li', [phaseLink(phase, phaseLabel(phase, view.t), view), ...words]);
  });
}

function phaseItem(phase: Phase, ends: EndsOf, view: View): Element {
  const nodes = phase.tasks.flatMap((id) => view.graph.byId.get(id) ?? []);
  const dependsOn = [...new Set(nodes.flatMap((node) => outsideNames(node, view.t, (isOfPhase) => isOfPhase)))];
  return h('li', [
    phaseLink(phase, phaseLabel(phase, view.t), view),
    ...said(relations(ends('phase', phase.id), { dependsOn, unblocks: [] }, view), view.t),
    h('ul', taskItems(phase, ends, view)),
  ]);
}

function taskItems(phase: Phase | null, ends: EndsOf, view: View): Element[] {
  const own = view.graph.tasks.filter((node) => node.phase === phase);
  return own.map((node) => {
    const { task, state } = node;
    const name = `${shownId(task.id)} ${view.titles.get(task.id) ?? ''}`.trimStart();
    const words = ` (${view.t(`status.${state}`)})${relations(ends('task', task.id), ofTask(node, view.t), view)}`;
    return h('li', [h('a', { href: `#${task.anchor}` }, name), ...said(words, view.t)]);
  });
}

/** The text after a name: what it depends on, what it unblocks, what it excludes. The rows of the tasks have it as links. */
function relations({ dependsOn, unblocks, excludes }: Ends, elsewhere: Elsewhere, view: View): string {
  const parts: [string, string[]][] = [
    [view.t('edges.depends-on'), [...capped(dependsOn, view), ...elsewhere.dependsOn]],
    [view.t('edges.unblocks'), [...capped(unblocks, view), ...elsewhere.unblocks]],
    [
      view.t('edges.excludes'),
      capped(
        [...new Set(excludes.flat())].map((id) => ({ kind: 'task', id })),
        view,
      ),
    ],
  ];
  const present = parts.filter(([, names]) => names.length > 0).map(([label, names]) => `${label} ${names.join(', ')}`);
  return present.length > 0 ? `: ${present.join('; ')}` : '';
}

/** The first of them, and how many more there are. */
function capped(ends: readonly End[], view: View): string[] {
  const more = ends.length - mostChips;
  return [
    ...ends.slice(0, mostChips).map((end) => nameOf(end, view)),
    ...(more > 0 ? [view.t('list.more', { count: more })] : []),
  ];
}

function nameOf({ kind, id, note }: End, view: View): string {
  if (kind === 'task') return isolated(id);
  const phase = view.plan.phases.find((one) => one.id === id);
  if (!phase) return isolated(id);
  const words = typeof note === 'number' ? view.t('dependencies', { count: note }) : view.t('step.phase-order');
  return `${isolated(phaseName(phase, view.t))}${note ? ` (${words})` : ''}`;
}

function phaseLink(phase: Phase, text: string, { ids }: View): Element {
  return h('a', { href: `#${ids.get(phase.node)}` }, text);
}

/** References that are no task or phase of this plan, as text. */
interface Elsewhere {
  dependsOn: string[];
  unblocks: string[];
}

const NOTHING: Elsewhere = { dependsOn: [], unblocks: [] };

/** The references of the task itself; those of its phase are listed at the phase. */
function ofTask(node: TaskNode, t: Translate): Elsewhere {
  const unblocks = node.foreignDependents.map(({ plan, task }) => `${plan.title?.value || plan.id} ${task.id}`);
  return { dependsOn: outsideNames(node, t, (isOfPhase) => !isOfPhase), unblocks };
}

/** Conditions, tasks of other plans and unknown names that the task depends on, by its own words or its phase's. */
function outsideNames(
  { phase, outside, unknown, foreign }: TaskNode,
  t: Translate,
  isWanted: (isOfPhase: boolean) => boolean,
): string[] {
  const sources = new Set<Sourced>(phase?.dependsOn?.items.map(({ source }) => source));
  const wanted = (source: Sourced) => isWanted(sources.has(source));
  return [
    ...outside.filter(wanted).map(({ value }) => `${value} (${t('note.outside')})`),
    ...foreign.filter(({ source }) => wanted(source)).map(({ plan, id }) => `${plan}/${id} (${t('note.other-plan')})`),
    ...unknown.filter(({ source }) => wanted(source)).map(({ id, kind }) => `${id} (${t(`drawing.no-${kind}`)})`),
  ];
}
