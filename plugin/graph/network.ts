/** The plan as one directed graph: who waits for whom, task by task. */
import { closure, has } from './algorithms/closure.ts';
import { components } from './algorithms/components.ts';
import { at, digraph } from './algorithms/digraph.ts';
import { searchIn } from './algorithms/search.ts';
import type { Declared, TaskReference } from './dependencies.ts';
import type { PhaseEdge } from './edge.ts';
import { phaseDependencyEdge, taskEdge } from './edges.ts';
import { lazy } from './lazy.ts';
import type { Cause, Network, Over, Reachability } from './model.ts';
import type { Lookup } from './references.ts';

/** A task's implied dependency on the phase before its own. */
interface Implied {
  task: number;
  /** The index of the phase that it waits for. */
  before: number;
  /** Tasks of one phase share one edge. */
  edge: PhaseEdge;
}

/** A network, and by the index of a task the phase edge of its implied dependency. */
interface BuiltNetwork {
  network: Network;
  implied: ReadonlyMap<number, PhaseEdge>;
}

/**
 * Joins what is declared and, unless turned off, the implied order of the phases. An implied dependency inside a strongly
 * connected component of all of it is dropped for that task (FORMAT section 3).
 */
export function buildNetwork(lookup: Lookup, declared: Declared, hasImpliedOrder: boolean): BuiltNetwork {
  const implied = hasImpliedOrder ? impliedDependencies(lookup, declared) : [];
  const whole = join(lookup, declared, implied);
  const { of } = whole.parts;
  const kept = implied.filter(({ task, before }) => of[endOf(before, lookup)] !== of[task]);
  return {
    network: kept.length === implied.length ? whole : join(lookup, declared, kept),
    implied: new Map(kept.map(({ task, edge }) => [task, edge])),
  };
}

/** The node that all tasks of a phase lead to. */
function endOf(phase: number, lookup: Lookup): number {
  return lookup.tasks.length + phase;
}

/** Each task that says nothing, in a phase that says nothing, waits for the phase before. */
function impliedDependencies({ phases, tasks, otherPlans }: Lookup, declared: Declared): Implied[] {
  return phases.flatMap(({ phase, tasks: own }, index) => {
    const previous = phases[index - 1];
    if (!previous || declared.phases[index]?.isExplicit) return [];
    const edge: PhaseEdge = { from: previous.phase.id, to: phase.id, kind: 'implied', source: null };
    return own
      .filter((task) => !declared.tasks[task]?.isExplicit && !otherPlans?.withoutImplied.has(at(tasks, task).id))
      .map((task) => ({ task, before: index - 1, edge }));
  });
}

function join(lookup: Lookup, declared: Declared, implied: readonly Implied[]): Network {
  const tasks = lookup.tasks.length;
  const most = arcsIn(lookup, declared) + implied.length;
  const [allFrom, allTo, allCauses] = [new Int32Array(most), new Int32Array(most), new Int32Array(most).fill(-1)];
  const causes: Cause[] = [];
  let arcs = 0;
  const add = (from: number, to: number, cause: Cause | null) => {
    if (cause !== null && causes.at(-1) !== cause) causes.push(cause);
    allFrom[arcs] = from;
    allTo[arcs] = to;
    if (cause !== null) allCauses[arcs] = causes.length - 1;
    arcs++;
  };
  for (const [task, { dependsOn, blocks }] of declared.tasks.entries()) {
    for (const reference of dependsOn) {
      if (typeof reference === 'string') continue;
      const cause = referenceCause(reference, lookup);
      for (const other of reference.tasks) add(other, task, cause);
    }
    for (const reference of blocks) {
      const cause = referenceCause(reference, lookup);
      for (const other of reference.tasks) add(task, other, cause);
    }
  }
  for (const [phase, { tasks: own }] of lookup.phases.entries()) {
    for (const task of own) add(task, endOf(phase, lookup), null);
  }
  for (const [phase, { dependsOn }] of declared.phases.entries()) {
    for (const dependency of dependsOn) {
      if (typeof dependency === 'string') continue;
      const { kind, named, exempt } = dependency;
      const edge = () => phaseDependencyEdge(dependency, phase, lookup);
      const cause: Cause = { kind: 'phase', isExpansion: kind === 'phase', edge };
      const start = kind === 'phase' ? endOf(named, lookup) : named;
      for (const task of at(lookup.phases, phase).tasks) if (!exempt.has(task)) add(start, task, cause);
    }
  }
  for (const { task, before, edge } of implied) {
    add(endOf(before, lookup), task, { kind: 'implied', isExpansion: true, edge: () => edge });
  }
  const [from, to] = [allFrom.subarray(0, arcs), allTo.subarray(0, arcs)];
  const causeOf = (arc: number) => causes[at(allCauses, arc)] ?? null;
  const size = tasks + lookup.phases.length;
  const [forward, backward] = [digraph(size, from, to), digraph(size, to, from)];
  const parts = components(forward);
  const reach = (over: Over): Reachability => {
    const uses = (arc: number) => over === 'all' || causeOf(arc)?.kind !== 'implied';
    const before = lazy(() => closure(backward, parts, tasks, true, uses));
    const behind = lazy(() => closure(forward, parts, tasks, false, uses));
    return {
      before: (task) => before()(task),
      behind: (task) => behind()(task),
      waitsFor: (later, earlier) => has(before()(later), earlier),
    };
  };
  return {
    tasks,
    from,
    to,
    causeOf,
    forward,
    backward,
    parts,
    reach: { declared: reach('declared'), all: reach('all') },
    search: { forward: lazy(() => searchIn(forward, tasks)), backward: lazy(() => searchIn(backward, tasks)) },
  };
}

function referenceCause(reference: TaskReference, lookup: Lookup): Cause {
  return {
    kind: 'task',
    isExpansion: reference.tasks.length > 1,
    edge: (from, to) => taskEdge(from, to, reference, lookup),
  };
}

/** At least as many as there are declared arcs, and arcs to the ends of phases. */
function arcsIn({ phases }: Lookup, declared: Declared): number {
  let count = phases.reduce((sum, { tasks }, phase) => {
    const said = declared.phases[phase]?.dependsOn ?? [];
    return sum + tasks.length * (1 + said.length);
  }, 0);
  for (const { dependsOn, blocks } of declared.tasks) {
    for (const one of dependsOn) if (typeof one !== 'string') count += one.tasks.length;
    for (const one of blocks) count += one.tasks.length;
  }
  return count;
}
