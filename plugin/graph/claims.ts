import type { Sourced } from '../plan/model.ts';
import { at } from './digraph.ts';
import { type Lookup, type PhaseEntry, tasksOfPhases } from './lookup.ts';
import type { Target } from './resolve.ts';
import { common, includes, minus, only, type Stretch } from './stretch.ts';

/** What a phase's own dependency names, and the tasks of the phase for which it holds. */
export interface Claim {
  /** Whether the words name phases, or single tasks. */
  kind: 'phase' | 'task';
  /** What they name: stretches of phases, or of tasks. */
  named: readonly Stretch[];
  /** The tasks that this comes to. */
  stretches: readonly Stretch[];
  source: Sourced;
  /** By index; claims that hold for the same tasks share one list. */
  audience: readonly number[];
}

/** For whom the words of a phase hold. */
export interface Audiences {
  tasks: readonly number[];
  /** Those that its words do not name: what a phase names in itself holds for them. */
  rest: readonly number[];
  /** For a phase that notes name: all but the tasks with these notes. */
  apart: ReadonlyMap<number, readonly number[]>;
}

/** Works out the audiences of a phase's words from all that they name. */
export function audiencesOf(index: number, lookup: Lookup, targets: readonly Target[]): Audiences {
  const { tasks } = at(lookup.phases, index);
  const named = targets.flatMap((target) => (target.kind === 'tasks' ? target.stretches : []));
  const rest = tasks.filter((task) => !named.some((stretch) => includes(stretch, task)));
  const apart = [...refusals(tasks, lookup)].map(
    ([phase, refusing]) => [phase, tasks.filter((task) => !refusing.has(task))] as const,
  );
  return { tasks, rest, apart: new Map(apart) };
}

/** The claims that a target comes to; what holds for nobody is left out. */
export function claimsOf(
  target: Target,
  source: Sourced,
  index: number,
  lookup: Lookup,
  audiences: Audiences,
): Claim[] {
  const claims =
    target.kind === 'tasks'
      ? taskClaims(target.stretches, at(lookup.phases, index), audiences)
      : target.kind === 'phases'
        ? phaseClaims(minus(target.stretches, only(index)), lookup, audiences)
        : [];
  return claims
    .filter(({ stretches, audience }) => stretches.length > 0 && audience.length > 0)
    .map((claim) => ({ ...claim, source }));
}

type Unsourced = Omit<Claim, 'source'>;

function taskClaims(named: Stretch[], { stretches: own }: PhaseEntry, { tasks, rest }: Audiences): Unsourced[] {
  const inside = named.flatMap((one) => own.flatMap((other) => common(one, other)));
  const outside = own.reduce(minus, named);
  return [
    { kind: 'task', named: outside, stretches: outside, audience: tasks },
    { kind: 'task', named: inside, stretches: inside, audience: rest },
  ];
}

function phaseClaims(named: Stretch[], lookup: Lookup, { tasks, apart }: Audiences): Unsourced[] {
  const isNamed = (phase: number) => named.some((stretch) => includes(stretch, phase));
  const alone = [...apart.keys()].filter(isNamed).map(only);
  return [...alone.reduce(minus, named), ...alone]
    .sort((a, b) => a.first - b.first)
    .map((stretch) => ({
      kind: 'phase',
      named: [stretch],
      stretches: tasksOfPhases(stretch, lookup),
      audience: apart.get(stretch.first) ?? tasks,
    }));
}

/** The phases that notes behind `None` name, by id or as `1.x`, each with the tasks whose notes do. */
function refusals(tasks: readonly number[], lookup: Lookup): Map<number, Set<number>> {
  const refused = new Map<number, Set<number>>();
  for (const task of tasks) {
    const said = at(lookup.tasks, task).dependsOn;
    for (const phase of said?.none ? said.noted.flatMap((id) => lookup.phase.get(id.replace(/\.x$/, '')) ?? []) : []) {
      refused.set(phase, (refused.get(phase) ?? new Set()).add(task));
    }
  }
  return refused;
}
