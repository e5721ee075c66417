import { at } from './digraph.ts';
import { taskLists, union } from './lists.ts';
import type { Lookup } from './lookup.ts';
import type { TaskNode } from './model.ts';
import type { PhaseWaits } from './phases.ts';
import type { OwnWaits, Words } from './tasks.ts';

/** What the graph as a whole says of one task. */
type Derived = Pick<TaskNode, 'impliedPhase' | 'state' | 'wave' | 'critical'>;

/** Whether something that is no task of the plan holds a task up: a condition, another plan, an unknown name, itself. */
export function heldUp(task: number, { within }: Lookup, own: OwnWaits[], phases: PhaseWaits[]): boolean {
  const isHeld = ({ outside, unknown, foreign }: Words) => outside.length + unknown.length + foreign.length > 0;
  const words = at(own, task);
  const byPhase = at(within, task).some((phase) => isHeld(at(phases, phase)));
  return words.selfReferences.length > 0 || isHeld(words) || byPhase;
}

/** Puts together what is known of each task. */
export function taskNodes(
  lookup: Lookup,
  own: OwnWaits[],
  phases: PhaseWaits[],
  derived: (task: number) => Derived,
): TaskNode[] {
  const lists = taskLists(lookup, own, phases);
  return lookup.tasks.map((task, index) => {
    const words = at(own, index);
    const enclosing = at(lookup.within, index);
    const given = enclosing.map((phase) => at(phases, phase));
    const node = {
      task,
      index,
      phase: lookup.phases[enclosing.at(-1) ?? -1]?.phase ?? null,
      outside: union(words.outside, ...given.map((phase) => phase.outside)),
      unknown: union(words.unknown, ...given.map((phase) => phase.unknown)),
      foreign: union(words.foreign, ...given.map((phase) => phase.foreign)),
      selfReferences: words.selfReferences,
      ...derived(index),
    };
    return Object.assign(lists(index), node);
  });
}
