import type { Element } from 'hast';
import type { TaskNode } from '../../graph/model.ts';
import type { Dependencies, Field } from '../../plan/model.ts';
import { element, finished, type PageElement, type Piece } from '../build.ts';
import type { View } from '../view.ts';
import { chipList, phaseChip, taskChips } from './chips.ts';
import { elsewhereChips, foreignChips, note } from './foreign.ts';

/**
 * What a task waits for, expanded and linked, with the author's words where they say more than that; null where there
 * is nothing to say.
 */
export function needs(node: TaskNode, view: View): PageElement | null {
  const written = node.task.at.fields.filter((field) => field.name === 'dependsOn' && field.text.value !== '');
  const chips = [
    ...taskChips(node.prerequisites, view),
    ...impliedChip(node, view),
    ...foreignChips(node.foreign, view),
    ...node.unknown.map(({ id }) => note('pw-unknown', id, 'no such task')),
    ...node.outside.map(({ value }) => note('pw-outside', value, 'outside this plan')),
  ];
  return row('Needs', chips, isPlain(node.task.dependsOn, written) ? [] : written);
}

/** The tasks that wait for this one; null where there are none. */
export function unlocks(node: TaskNode, view: View): PageElement | null {
  const written = node.task.at.fields.filter((field) => field.name === 'blocks' && field.text.value !== '');
  const chips = [...taskChips(node.dependents, view), ...elsewhereChips(node.foreignDependents, view)];
  return row('Unlocks', chips, isPlain(node.task.blocks, written) ? [] : written);
}

function row(label: string, chips: readonly Element[], written: readonly Field[]): PageElement | null {
  if (chips.length === 0 && written.length === 0) return null;
  const isShort =
    chips.length === 0 && written.every(({ blocks, text }) => blocks.length === 0 && text.value.length < 28);
  return element('div', { className: ['pw-field', isShort ? 'pw-short' : 'pw-relation'] }, [
    element('dt', {}, [label]),
    element('dd', {}, [chips.length > 0 && finished(chipList(chips)), ...written.flatMap(asWritten)]),
  ]);
}

/** A task to do that says nothing itself waits for the phase before its own. */
function impliedChip({ impliedPhase, state }: TaskNode, view: View): Element[] {
  const phase = view.plan.phases.find(({ id }) => id === impliedPhase);
  const isOpen = state !== 'done' && state !== 'cancelled';
  return phase && isOpen ? [phaseChip(phase, 'by the order of phases', view)] : [];
}

function asWritten(field: Field): Piece[] {
  return [element('p', { className: ['pw-written'] }, [...field.inline]), ...field.blocks];
}

/** Whether a value is nothing but a list of tasks and conditions, so that links to them and their words say all of it. */
function isPlain(dependencies: Dependencies | null, written: readonly Field[]): boolean {
  if (!dependencies || dependencies.items.length === 0) return written.length === 0;
  const isShown = dependencies.items.every(({ kind }) => kind === 'task' || kind === 'outside' || kind === 'plan');
  if (!isShown || written.some(({ flow }) => flow.spans.some(({ kind }) => kind === 'link'))) return false;
  const parts = dependencies.items.map(({ source }) => source.value).sort((a, b) => b.length - a.length);
  const rest = parts.reduce((text, part) => text.replace(part, ' '), written.map(({ text }) => text.value).join('\n'));
  return /^(?:\s|[,;&、，.*•-]|\btasks?\b|\band\b|和)*$/i.test(rest);
}
