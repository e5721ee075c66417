/** Resolves the references in a plan to indexes of its tasks and phases (FORMAT section 2). */
import type { Dependency, Phase, Plan, Reference, Task } from '../plan/model.ts';
import { at } from './algorithms/digraph.ts';
import type { ForeignLookup, OtherPlans } from './model.ts';

/** The plan with an index for each of its names. */
export interface Lookup {
  plan: Plan;
  tasks: readonly Task[];
  /** Each phase with the indexes of its tasks, ascending. */
  phases: readonly { phase: Phase; tasks: readonly number[] }[];
  /** A task's index by its id. */
  task: ReadonlyMap<string, number>;
  /** A phase's indexes by its id: more than one only where phases share it. */
  phase: ReadonlyMap<string, readonly number[]>;
  /** The index of each task's phase, or -1. */
  phaseOf: Int32Array;
  /** Null where the host knows no other plans. */
  otherPlans: OtherPlans | null;
}

export function lookUp(plan: Plan, otherPlans: OtherPlans | null): Lookup {
  const task = new Map(plan.tasks.map(({ id }, index) => [id, index]));
  const phases = plan.phases.map((phase) => ({ phase, tasks: phase.tasks.flatMap((id) => task.get(id) ?? []) }));
  const phaseOf = new Int32Array(plan.tasks.length).fill(-1);
  for (const [index, { tasks }] of phases.entries()) for (const member of tasks) phaseOf[member] = index;
  const phase = Map.groupBy(phases.keys(), (index) => at(plan.phases, index).id);
  return { plan, tasks: plan.tasks, phases, task, phase, phaseOf, otherPlans };
}

/** The target of a reference. Ids that are not in the plan are kept as they are. */
export type Target =
  | { kind: 'tasks'; tasks: readonly number[] }
  | { kind: 'phases'; phases: readonly number[] }
  | { kind: 'unknown'; of: 'task' | 'phase'; id: string }
  | { kind: 'foreign'; plan: string; id: string; found: ForeignLookup | null }
  | { kind: 'outside' };

/**
 * Looks a reference up in the plan. Expansions are whole: the caller leaves out the task that they belong to.
 *
 * @param all what `all` means at the place of the reference
 */
export function resolve(reference: Reference, lookup: Lookup, all: () => Target[]): Target[] {
  switch (reference.kind) {
    case 'task':
      return [taskAfter(reference.before, reference.id, lookup)];
    case 'number':
      return lookup.task.has(reference.id) ? [oneTask(reference.id, lookup)] : [{ kind: 'outside' }];
    case 'range':
      return taskRange(reference.from, reference.to, lookup);
    case 'wildcard':
      return [wildcard(reference.prefix, lookup)];
    case 'phase':
      return phaseRange(reference.id, reference.to ?? reference.id, lookup);
    case 'all':
      return all();
    case 'plan':
      return [planTask(reference.plan, reference.id, lookup)];
    case 'outside':
      return [{ kind: 'outside' }];
  }
}

/** The tasks of the plan that a target comes to. */
export function tasksOf(target: Target, { phases }: Lookup): readonly number[] {
  if (target.kind === 'phases') return target.phases.flatMap((phase) => at(phases, phase).tasks);
  return target.kind === 'tasks' ? target.tasks : [];
}

/** Whether a reference writes one task's id out, so that naming oneself is a mistake and not an expansion. */
export function namesOne({ kind }: Reference): boolean {
  return kind === 'task' || kind === 'number' || kind === 'plan';
}

/** The items without repeated expansions, so that a thousand times `all` is resolved once. */
export function withoutRepetition(items: readonly Dependency[]): readonly Dependency[] {
  if (items.length < 2) return items;
  const known = new Set<string>();
  return items.filter(({ source, ...reference }) => {
    if (reference.kind === 'outside' || namesOne(reference)) return true;
    const key = JSON.stringify(reference);
    return !known.has(key) && known.add(key);
  });
}

/** The numbers from the lower to the higher of two, both included. */
export function between(a: number, b: number): number[] {
  const first = Math.min(a, b);
  return Array.from({ length: Math.abs(a - b) + 1 }, (_, offset) => first + offset);
}

function oneTask(id: string, lookup: Lookup): Target {
  const index = lookup.task.get(id);
  return index === undefined ? { kind: 'unknown', of: 'task', id } : { kind: 'tasks', tasks: [index] };
}

/** A task after a plan's name, which can be this plan's own. */
function planTask(plan: string, id: string, lookup: Lookup): Target {
  const found = plan === lookup.plan.id ? 'itself' : (lookup.otherPlans?.find(plan, id) ?? null);
  return found === 'itself' ? oneTask(id, lookup) : { kind: 'foreign', plan, id, found };
}

/** A task after a word: another plan's where a plan has that name, else one of this plan's. */
function taskAfter(word: string | undefined, id: string, lookup: Lookup): Target {
  const found = word === undefined ? undefined : lookup.otherPlans?.find(word, id);
  const isPlan = word !== undefined && typeof found === 'object' && 'plan' in found;
  return isPlan ? { kind: 'foreign', plan: word, id, found } : oneTask(id, lookup);
}

function taskRange(from: string, to: string, lookup: Lookup): Target[] {
  const [a, b] = [lookup.task.get(from), lookup.task.get(to)];
  if (a === undefined || b === undefined) return [...new Set([from, to])].map((id) => oneTask(id, lookup));
  return [{ kind: 'tasks', tasks: between(a, b) }];
}

function phaseRange(from: string, to: string, lookup: Lookup): Target[] {
  const [a, b] = [lookup.phase.get(from), lookup.phase.get(to)];
  if (!a || !b || from === to) return [...new Set([from, to])].map((id) => onePhase(id, lookup));
  return [{ kind: 'phases', phases: between(Math.min(...a, ...b), Math.max(...a, ...b)) }];
}

function onePhase(id: string, lookup: Lookup): Target {
  const phases = lookup.phase.get(id);
  return phases ? { kind: 'phases', phases } : { kind: 'unknown', of: 'phase', id };
}

/** `2.x` is every task of phase 2; where no phase has that id, every task whose id begins with `2.`. */
function wildcard(prefix: string, lookup: Lookup): Target {
  if (lookup.phase.has(prefix)) return onePhase(prefix, lookup);
  const tasks = [...lookup.tasks.keys()].filter((index) => at(lookup.tasks, index).id.startsWith(`${prefix}.`));
  return tasks.length > 0 ? { kind: 'tasks', tasks } : { kind: 'unknown', of: 'task', id: `${prefix}.x` };
}
