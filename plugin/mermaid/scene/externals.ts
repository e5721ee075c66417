import type { ForeignDependency, ForeignTask, PlanGraph, TaskNode, UnknownName } from '../../graph/model.ts';
import type { Sourced } from '../../plan/model.ts';
import { taskNode } from '../ids.ts';
import { foreignLabel, foreignTitle, outsideLabel, statusMark, unknownLabel } from '../labels.ts';
import type { BoxOptions } from './boxes.ts';
import type { PhaseIds } from './lines.ts';
import type { Box, Line } from './scene.ts';

/** A box for something that is not a task of the plan, and the lines that lead from it and to it. */
export interface External {
  box: Box;
  lines: Line[];
}

/** Its identity, and what it looks like. */
interface Subject {
  key: string;
  box: Omit<Box, 'id'>;
}

/** One mention of it, which is one line. */
interface Mention extends Subject {
  /** Mermaid id of the task or phase that it concerns. */
  end: string;
  /** Whether that waits for it, or it waits for that. */
  needed: boolean;
}

/**
 * Outside conditions, tasks of other plans, and names that nothing has: each once, however many tasks it concerns. What a
 * phase says of itself concerns its frame.
 */
export function externalsOf(graph: PlanGraph, phases: PhaseIds, options: BoxOptions): External[] {
  const mentions = Map.groupBy(
    [...graph.tasks.flatMap((node) => mentionsOf(node, phases, options)), ...ownWords(graph, phases, options)],
    ({ key }) => key,
  );
  return [...mentions.values()].flatMap((group, at) => {
    const [first] = group;
    if (!first) return [];
    const id = `o${at + 1}`;
    const lines = group.map(({ end, needed }) => ({ from: needed ? id : end, to: needed ? end : id }));
    const each = new Map(lines.map((line) => [`${line.from} ${line.to}`, { ...line, kind: 'needs' as const }]));
    return [{ box: { id, ...first.box }, lines: [...each.values()] }];
  });
}

/** The dependencies of a task, those of its phase included, and the tasks elsewhere that wait for it. */
function mentionsOf(node: TaskNode, phases: PhaseIds, options: BoxOptions): Mention[] {
  const { task, phase, outside, foreign, foreignDependents } = node;
  const ofPhase = new Set<Sourced>(phase?.dependsOn?.items.map(({ source }) => source));
  const own = taskNode(task.id);
  const endOf = (source: Sourced) => (phase && ofPhase.has(source) ? (phases.get(phase.id) ?? own) : own);
  return [
    ...outside.map((source) => ({ ...outsideBox(source.value, options), end: endOf(source), needed: true })),
    ...foreign.map((one) => ({ ...foreignBox(one, options), end: endOf(one.source), needed: true })),
    ...foreignDependents.map((one) => ({ ...elsewhereBox(one, options), end: own, needed: false })),
  ];
}

/** Names that nothing has, and other plans' tasks that a task says it holds up. */
function ownWords({ unknown, foreign }: PlanGraph, phases: PhaseIds, options: BoxOptions): Mention[] {
  const endOf = ({ kind, id }: { kind: 'task' | 'phase'; id: string }) =>
    kind === 'task' ? taskNode(id) : (phases.get(id) ?? '');
  return [
    ...unknown.map((one) => ({
      ...unknownBox(one, options),
      end: endOf(one.owner),
      needed: one.field === 'dependsOn',
    })),
    ...foreign
      .filter(({ field }) => field === 'blocks')
      .map((one) => ({ ...foreignBox(one, options), end: endOf(one.owner), needed: false })),
  ];
}

function outsideBox(words: string, { say }: BoxOptions): Subject {
  const key = `outside ${words.replace(/\s+/g, ' ').toLowerCase()}`;
  return { key, box: { label: outsideLabel(words, say), classes: ['outside'], href: null, title: '' } };
}

function unknownBox({ id, kind }: UnknownName, { say }: BoxOptions): Subject {
  const label = unknownLabel(kind === 'phase' ? say('drawing.phase', { id }) : id, say(`drawing.no-${kind}`));
  return { key: `unknown ${kind} ${id}`, box: { label, classes: ['unknown'], href: null, title: '' } };
}

function foreignBox({ plan, id, found }: ForeignDependency, options: BoxOptions): Subject {
  if (found?.kind === 'task') return elsewhereBox(found, options);
  const name = `${plan}/${id}`;
  const key = `foreign ${name}`;
  if (found?.kind === 'no-plan' || found?.kind === 'no-task') {
    const label = unknownLabel(name, options.say(`drawing.${found.kind}`));
    return { key, box: { label, classes: ['unknown'], href: null, title: '' } };
  }
  return { key, box: { label: foreignLabel(id, plan, null, ''), classes: ['foreign'], href: null, title: '' } };
}

function elsewhereBox({ plan, task }: ForeignTask, { links, say }: BoxOptions): Subject {
  const page = links.planPage(plan);
  const name = plan.title?.value || plan.id;
  return {
    key: `foreign ${plan.id}/${task.id}`,
    box: {
      label: foreignLabel(task.id, name, task.status, task.title.value),
      mark: statusMark(task.status),
      classes: ['foreign', task.status],
      href: page === null ? null : `${page}#${task.anchor}`,
      title: foreignTitle(task, name, say),
    },
  };
}
