/** One side of a constraint row: the tasks that a cell, or a part of one, comes to. */
import type { Cell, Dependency } from '../../plan/model.ts';
import { at } from '../digraph.ts';
import { lazy } from '../lists.ts';
import { type Lookup, tasksOfPhases } from '../lookup.ts';
import { namesOne, resolve, type Target } from '../resolve.ts';
import type { Stretch } from '../stretch.ts';
import type { Mention, Names } from './mention.ts';
import { inOrder, subtract, union } from './union.ts';

/** The tasks that one side of a row names. */
export interface Side {
  /** Where they are named. */
  mentions: readonly Mention[];
  /** The tasks by index, in plan order; expansions stay whole. */
  stretches: readonly Stretch[];
  /** Their ids, as the author lists them. */
  ids(): readonly string[];
}

/** The side of a row that names nothing. */
export const nobody: Side = { mentions: [], stretches: [], ids: () => [] };

/** The names of a plan, for reading cells. */
export function namesOf({ task, phase, phases }: Lookup): Names {
  const words = phases.map(({ phase: { heading } }) => /\p{L}+/u.exec(heading.value)?.[0].toLowerCase() ?? '');
  return { tasks: task, phases: phase, phaseWords: new Set(['phase', ...words]) };
}

/** What the words of a side come to. Tasks that the `other` side writes out are left out of this one's expansions. */
export function sideOf(
  mentions: readonly Mention[],
  cell: Cell,
  lookup: Lookup,
  other: readonly Mention[] = [],
  otherCell = cell,
): Side {
  const apart = union(other.filter(writesOut).flatMap((mention) => stretchesOf(mention, otherCell, lookup)));
  const named = mentions.map((mention) => {
    const stretches = union(stretchesOf(mention, cell, lookup));
    return writesOut(mention) || apart.length === 0 ? stretches : subtract(stretches, apart);
  });
  const all = named.flat();
  return {
    mentions,
    stretches: union(all),
    ids: lazy(() => inOrder(all, lookup.tasks.length).map((task) => at(lookup.tasks, task).id)),
  };
}

/** What a mention comes to in the plan. */
export function targetsOf({ reference, from, to }: Mention, { flow }: Cell, lookup: Lookup): Target[] {
  const source = { value: flow.text.slice(from, to), position: flow.place(from, to) };
  return resolve({ ...reference, source } as Dependency, lookup, () => []);
}

/** Whether it names one task by its id, and not several by a range or a phase. */
export function writesOut({ reference }: Mention): boolean {
  return namesOne(reference);
}

function stretchesOf(mention: Mention, cell: Cell, lookup: Lookup): Stretch[] {
  return targetsOf(mention, cell, lookup).flatMap((target) => {
    if (target.kind === 'tasks') return target.stretches;
    return target.kind === 'phases' ? target.stretches.flatMap((phases) => tasksOfPhases(phases, lookup)) : [];
  });
}
