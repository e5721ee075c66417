/** One side of a constraint row: the tasks that a cell, or a part of one, comes to. */
import type { Cell, Sourced } from '../../plan/model.ts';
import { at } from '../digraph.ts';
import { lazy } from '../lists.ts';
import { type Lookup, tasksOfPhases } from '../lookup.ts';
import { namesOne, resolve, type Target } from '../resolve.ts';
import type { Stretch } from '../stretch.ts';
import type { Mention, Names } from './mention.ts';
import { inOrder, subtract, union } from './sets.ts';

/** The tasks that one side of a row names. */
export interface Side {
  /** The tasks by index, in plan order; expansions stay whole. */
  stretches: readonly Stretch[];
  /** Their ids, as the author lists them. */
  ids(): readonly string[];
}

/** The side of a row that names nothing. */
export const nobody: Side = { stretches: [], ids: () => [] };

/** The names of a plan, for reading cells. */
export function namesOf({ task, phase, phases }: Lookup): Names {
  const words = phases.map(({ phase: { heading } }) => /\p{L}+/u.exec(heading.value)?.[0].toLowerCase() ?? '');
  return { tasks: task, phases: phase, phaseWords: new Set(['phase', ...words]) };
}

/** What the words of a side come to. Tasks that the `other` side writes out are left out of this one's expansions. */
export function sideOf(mentions: readonly Mention[], lookup: Lookup, other: readonly Mention[] = []): Side {
  const apart = lazy(() => union(other.filter(writesOut).flatMap((mention) => stretchesOf(mention, lookup))));
  const all = mentions.flatMap((mention) => {
    const stretches = stretchesOf(mention, lookup);
    return writesOut(mention) ? stretches : subtract(stretches, apart());
  });
  return side(all, lookup);
}

/** The tasks of stretches, in the order in which they are named. */
export function side(named: readonly Stretch[], { tasks }: Lookup): Side {
  if (named.length === 0) return nobody;
  return { stretches: union(named), ids: lazy(() => inOrder(named).map((task) => at(tasks, task).id)) };
}

/** What a mention comes to in the plan. */
export function targetsOf({ reference }: Mention, lookup: Lookup): Target[] {
  return resolve(reference, lookup, () => []);
}

/** Whether it names a task or a phase of the plan. */
export function isKnown(mention: Mention, lookup: Lookup): boolean {
  return targetsOf(mention, lookup).some(({ kind }) => kind === 'tasks' || kind === 'phases');
}

/** The words of a mention, where they stand. */
export function sourceOf({ from, to }: Mention, { inlineText }: Cell): Sourced {
  return { value: inlineText.text.slice(from, to), position: inlineText.positionOf(from, to) };
}

/** Whether it names one task by its id, and not several by a range or a phase. */
export function writesOut({ reference }: Mention): boolean {
  return namesOne(reference);
}

/** The tasks that a mention comes to, in plan order. */
export function stretchesOf(mention: Mention, lookup: Lookup): Stretch[] {
  const named = targetsOf(mention, lookup).flatMap((target) => {
    if (target.kind === 'tasks') return target.stretches;
    return target.kind === 'phases' ? target.stretches.flatMap((phases) => tasksOfPhases(phases, lookup)) : [];
  });
  return union(named);
}
