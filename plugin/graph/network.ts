/** The plan as one directed graph: who waits for whom, task by task. */
import type { Plan } from '../plan/model.ts';
import { closure, has } from './algorithms/closure.ts';
import { components } from './algorithms/components.ts';
import { at, digraph } from './algorithms/digraph.ts';
import { searchIn } from './algorithms/search.ts';
import { type Declared, declaredIn, type TaskReference } from './dependencies.ts';
import type { PhaseEdge } from './edge.ts';
import { phaseDependencyEdge, taskEdge } from './edges.ts';
import { lazy } from './lazy.ts';
import type { Cause, Network, OtherPlans, Over, Reachability } from './model.ts';
import { type Lookup, lookUp } from './references.ts';

/** A task's implied dependency on the phase before its own. */
interface Implied {
  task: number;
  /** The index of the phase that it waits for. */
  before: number;
  /** Tasks of one phase share one edge. */
  edge: PhaseEdge;
}

export interface RelateOptions {
  /** Whether a task that says nothing waits for the phase before its own. The plan's front matter overrides it. */
  phaseOrder?: 'implied' | 'none' | undefined;
  /** What other plans say; without it another plan's task always holds up. */
  otherPlans?: OtherPlans | null | undefined;
}

/** A plan's network, with what it is made of. */
export interface PlanNetwork {
  lookup: Lookup;
  declared: Declared;
  network: Network;
  /** The phase edge of a task's implied dependency, by the index of the task. */
  implied: ReadonlyMap<number, PhaseEdge>;
}

/**
 * Joins what a plan declares and, unless turned off, the implied order of its phases. An implied dependency inside a
 * strongly connected component of all of it is dropped for that task (FORMAT section 3).
 */
export function networkOf(plan: Plan, { otherPlans = null, phaseOrder }: RelateOptions): PlanNetwork {
  const lookup = lookUp(plan, otherPlans);
  const declared = declaredIn(lookup);
  const hasImpliedOrder = (plan.frontMatter.phaseOrder ?? phaseOrder ?? 'implied') === 'implied';
  const implied = hasImpliedOrder ? impliedDependencies(lookup, declared) : [];
  const bundles = bundlesOf(lookup, declared);
  const joined = (list: readonly Implied[]) =>
    join(lookup, [...bundles, ...list.map((one) => impliedBundle(one, lookup))]);
  const whole = joined(implied);
  const { of } = whole.parts;
  const kept = implied.filter(({ task, before }) => of[endOf(before, lookup)] !== of[task]);
  return {
    lookup,
    declared,
    network: kept.length === implied.length ? whole : joined(kept),
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

/** Arcs from each of some nodes to each of others, for one cause; it is null for those to the ends of phases. */
interface Bundle {
  from: readonly number[];
  to: readonly number[];
  cause: Cause | null;
}

/** What is declared, and the end of each phase. */
function bundlesOf(lookup: Lookup, { tasks, phases }: Declared): Bundle[] {
  const bundles: Bundle[] = [];
  for (const [task, { dependsOn, blocks }] of tasks.entries()) {
    for (const one of dependsOn) {
      if (typeof one !== 'string') bundles.push({ from: one.tasks, to: [task], cause: referenceCause(one, lookup) });
    }
    for (const one of blocks) bundles.push({ from: [task], to: one.tasks, cause: referenceCause(one, lookup) });
  }
  const ends = lookup.phases.map((_, phase) => [endOf(phase, lookup)]);
  for (const [phase, to] of ends.entries()) bundles.push({ from: at(lookup.phases, phase).tasks, to, cause: null });
  for (const [phase, { dependsOn }] of phases.entries()) {
    const own = at(lookup.phases, phase).tasks;
    for (const one of dependsOn) {
      if (typeof one === 'string') continue;
      const from = one.kind === 'phase' ? at(ends, one.named) : one.tasks;
      const to = one.exempt.size === 0 ? own : own.filter((task) => !one.exempt.has(task));
      const edge = () => phaseDependencyEdge(one, phase, lookup);
      bundles.push({ from, to, cause: { kind: 'phase', isExpansion: one.kind === 'phase', edge } });
    }
  }
  return bundles;
}

function impliedBundle({ task, before, edge }: Implied, lookup: Lookup): Bundle {
  const cause: Cause = { kind: 'implied', isExpansion: true, edge: () => edge };
  return { from: [endOf(before, lookup)], to: [task], cause };
}

function join(lookup: Lookup, bundles: readonly Bundle[]): Network {
  const tasks = lookup.tasks.length;
  const arcs = bundles.reduce((sum, bundle) => sum + bundle.from.length * bundle.to.length, 0);
  const [from, to, bundleOf] = [new Int32Array(arcs), new Int32Array(arcs), new Int32Array(arcs)];
  let arc = 0;
  for (const [index, bundle] of bundles.entries()) {
    for (const start of bundle.from) {
      for (const end of bundle.to) {
        from[arc] = start;
        to[arc] = end;
        bundleOf[arc++] = index;
      }
    }
  }
  const causeOf = (one: number) => bundles[at(bundleOf, one)]?.cause ?? null;
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
