import type { Dependency, Reference } from '../plan/model.ts';
import { at } from './digraph.ts';
import type { Lookup } from './lookup.ts';
import type { ForeignLookup } from './model.ts';
import { between, only, runs, type Stretch } from './stretch.ts';

/** What one item of a dependency field comes to. Stretches count in the plan's tasks or phases. */
export type Target =
  | { kind: 'tasks' | 'phases'; stretches: Stretch[] }
  | { kind: 'unknown'; of: 'task' | 'phase'; id: string }
  | { kind: 'foreign'; plan: string; id: string; found: ForeignLookup | null }
  | { kind: 'outside' };

/**
 * Looks an item up in the plan (FORMAT section 2). Expansions are whole: whoever asks takes himself out.
 * @param all what `all` means where the item stands
 */
export function resolve(item: Reference, lookup: Lookup, all: () => Target[]): Target[] {
  switch (item.kind) {
    case 'task':
      return [item.before === undefined ? oneTask(item.id, lookup) : taskBehind(item.before, item.id, lookup)];
    case 'number':
      return lookup.task.has(item.id) ? [oneTask(item.id, lookup)] : [{ kind: 'outside' }];
    case 'range':
      return taskRange(item.from, item.to, lookup);
    case 'wildcard':
      return [wildcard(item.prefix, lookup)];
    case 'phase':
      return phaseRange(item.id, item.to ?? item.id, lookup);
    case 'all':
      return all();
    case 'plan':
      return [planTask(item.plan, item.id, lookup)];
    case 'outside':
      return [{ kind: 'outside' }];
  }
}

/** The items without expansions that stand among them already, so that a thousand times `all` is resolved once. */
export function withoutRepetition(items: readonly Dependency[]): Dependency[] {
  if (items.length < 2) return [...items];
  const met = new Set<string>();
  return items.filter(({ source, ...reference }) => {
    if (reference.kind === 'outside' || namesOne(reference)) return true;
    const key = JSON.stringify(reference);
    return !met.has(key) && met.add(key);
  });
}

/** Whether the item writes the task's id out, so that naming oneself is a mistake and not an expansion. */
export function namesOne(item: Reference): boolean {
  return item.kind === 'task' || item.kind === 'number' || item.kind === 'plan';
}

function oneTask(id: string, lookup: Lookup): Target {
  const index = lookup.task.get(id);
  return index === undefined ? { kind: 'unknown', of: 'task', id } : { kind: 'tasks', stretches: [only(index)] };
}

/** A task by its plan's name, which can be this plan's own. */
function planTask(plan: string, id: string, lookup: Lookup): Target {
  const found = plan === lookup.planId ? 'itself' : (lookup.elsewhere?.find(plan, id) ?? null);
  return found === 'itself' ? oneTask(id, lookup) : { kind: 'foreign', plan, id, found };
}

/** A task behind a word: another plan's where a plan is called so, else one of this plan's. */
function taskBehind(name: string, id: string, lookup: Lookup): Target {
  const found = lookup.elsewhere?.find(name, id);
  const isPlan = typeof found === 'object' && 'plan' in found;
  return isPlan ? { kind: 'foreign', plan: name, id, found } : oneTask(id, lookup);
}

function taskRange(from: string, to: string, lookup: Lookup): Target[] {
  const [a, b] = [lookup.task.get(from), lookup.task.get(to)];
  if (a === undefined || b === undefined) return [...new Set([from, to])].map((id) => oneTask(id, lookup));
  return [{ kind: 'tasks', stretches: [between(a, b)] }];
}

function phaseRange(from: string, to: string, lookup: Lookup): Target[] {
  const [a, b] = [lookup.phase.get(from), lookup.phase.get(to)];
  if (!a || !b || from === to) return [...new Set([from, to])].map((id) => onePhase(id, lookup));
  const ends = [...a, ...b].sort((one, other) => one - other);
  return [{ kind: 'phases', stretches: [between(at(ends, 0), at(ends, ends.length - 1))] }];
}

function onePhase(id: string, lookup: Lookup): Target {
  const phases = lookup.phase.get(id);
  return phases ? { kind: 'phases', stretches: runs(phases) } : { kind: 'unknown', of: 'phase', id };
}

/** `2.x` is every task of phase 2; where no phase is called so, every task whose id begins with `2.`. */
function wildcard(prefix: string, lookup: Lookup): Target {
  if (lookup.phase.has(prefix)) return onePhase(prefix, lookup);
  const tasks = lookup.tasks.flatMap((task, index) => (task.id.startsWith(`${prefix}.`) ? [index] : []));
  return tasks.length > 0
    ? { kind: 'tasks', stretches: runs(tasks) }
    : { kind: 'unknown', of: 'task', id: `${prefix}.x` };
}
