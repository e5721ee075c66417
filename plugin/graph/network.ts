/** The plan as one directed graph: who waits for whom, task by task. */
import { readerOf } from '../plan/formats/index.ts';
import { lazy } from '../plan/lazy.ts';
import type { Plan } from '../plan/model.ts';
import { declaredWaves } from '../plan/waves.ts';
import { closure, has } from './algorithms/closure.ts';
import { components } from './algorithms/components.ts';
import { at, digraph } from './algorithms/digraph.ts';
import { searchIn } from './algorithms/search.ts';
import { type Declared, declaredIn, resolved, type TaskReference } from './dependencies.ts';
import type { Implied, PhaseEdge, WaveEdge } from './edge.ts';
import { phaseDependencyEdge, taskEdge } from './edges.ts';
import type { Cause, Network, OtherPlans, Over, Reachability } from './model.ts';
import { type Lookup, lookUp } from './references.ts';

export interface RelateOptions {
  /** Whether a task that says nothing waits for what its format has before it. The plan's front matter overrides it. */
  phaseOrder?: 'implied' | 'none' | undefined;
  /** Facts from other plans; without them a task of another plan always blocks. */
  otherPlans?: OtherPlans | null | undefined;
}

/** A plan's network, with what it is made of. */
export interface PlanNetwork {
  lookup: Lookup;
  declared: Declared;
  network: Network;
  /** By phase, then by task. */
  implied: readonly Implied[];
}

/**
 * Joins what a plan declares and, unless turned off, the order that its format implies. An implied dependency inside a
 * strongly connected component of all of it is dropped for that task (FORMAT section 3).
 */
export function networkOf(plan: Plan, { otherPlans = null, phaseOrder }: RelateOptions): PlanNetwork {
  const lookup = lookUp(plan, otherPlans);
  const declared = declaredIn(lookup);
  const hasImpliedOrder = (plan.frontMatter.phaseOrder ?? phaseOrder ?? 'implied') === 'implied';
  const all = hasImpliedOrder ? impliedDependencies(lookup, declared) : [];
  const bundles = [...bundlesOf(lookup, declared), ...waveBundles(lookup)];
  const joined = (list: readonly Implied[]) => join(lookup, [...bundles, ...list.map(impliedBundle)]);
  const whole = joined(all);
  const { of } = whole.parts;
  const implied = all.filter(({ task, before }) => of[before] !== of[task]);
  return { lookup, declared, implied, network: implied.length === all.length ? whole : joined(implied) };
}

/** Each task that says nothing waits for what its format has it wait for, and, in a phase that says nothing, for other phases. */
function impliedDependencies(lookup: Lookup, declared: Declared): Implied[] {
  const { plan, phases, tasks, otherPlans } = lookup;
  const { phasesBefore, tasksBefore } = readerOf(plan.format).order(plan);
  const isSilent = (task: number) =>
    !declared.tasks[task]?.isExplicit && !otherPlans?.withoutImplied.has(at(tasks, task).id);
  const onPhases = phases.flatMap(({ phase, tasks: own }, index) => {
    const before = phase.dependsOn === null ? phasesBefore(index) : [];
    return before.flatMap((other) => {
      const edge: PhaseEdge = { from: at(phases, other).phase.id, to: phase.id, kind: 'implied', source: null };
      return own.filter(isSilent).map((task): Implied => ({ task, before: tasks.length + other, edge }));
    });
  });
  const idOf = (task: number) => at(tasks, task).id;
  const onTasks = [...tasks.keys()].filter(isSilent).flatMap((task) =>
    tasksBefore(task).map((before): Implied => {
      const ends = { from: idOf(before), to: idOf(task) };
      return { task, before, edge: { ...ends, kind: 'implied', between: 'tasks', source: null } };
    }),
  );
  return [...onPhases, ...onTasks];
}

/** Each wave that the file declares waits for all of the wave before. A task is in the first that names it. */
function waveBundles(lookup: Lookup): Bundle[] {
  const { plan, task: indexOf, tasks, phases } = lookup;
  const placed = new Set<number>();
  const waves = declaredWaves(plan).map(({ wave, ids }) => {
    const members = ids.flatMap((id) => indexOf.get(id) ?? []).filter((task) => !placed.has(task));
    for (const task of members) placed.add(task);
    return { wave, members };
  });
  const filled = waves.filter(({ members }) => members.length > 0);
  return filled.slice(1).flatMap(({ wave, members }, index): Bundle[] => {
    const end = tasks.length + phases.length + index;
    const before = filled[index]?.members ?? [];
    const { id, source } = wave;
    const edge = (from: number, to: number): WaveEdge => {
      return { from: at(tasks, from).id, to: at(tasks, to).id, kind: 'declared', wave: id, source };
    };
    return [
      { from: before, to: [end], cause: null },
      { from: [end], to: members, cause: { kind: 'wave', isExpansion: true, source, edge } },
    ];
  });
}

/** Arcs from each of some nodes to each of others, for one cause; it is null for those to the ends of phases. */
interface Bundle {
  from: readonly number[];
  to: readonly number[];
  cause: Cause | null;
}

/** The declared arcs, and those to the end of each phase. */
function bundlesOf(lookup: Lookup, declared: Declared): Bundle[] {
  const { tasks, phases } = lookup;
  const end = (phase: number) => [tasks.length + phase];
  return [
    ...declared.tasks.flatMap(({ dependsOn, blocks }, task) => [
      ...resolved(dependsOn).map((one) => ({ from: one.tasks, to: [task], cause: referenceCause(one, lookup) })),
      ...resolved(blocks).map((one) => ({ from: [task], to: one.tasks, cause: referenceCause(one, lookup) })),
    ]),
    ...phases.map(({ tasks: own }, phase) => ({ from: own, to: end(phase), cause: null })),
    ...declared.phases.flatMap((said, phase) => {
      const own = at(phases, phase).tasks;
      return resolved(said).map((one): Bundle => {
        const isPhase = one.kind === 'phase';
        const edge = () => phaseDependencyEdge(one, phase, lookup);
        return {
          from: isPhase ? end(one.named) : one.tasks,
          to: one.exempt.size === 0 ? own : own.filter((task) => !one.exempt.has(task)),
          cause: { kind: 'phase', isExpansion: isPhase, source: one.source, edge },
        };
      });
    }),
  ];
}

function impliedBundle({ task, before, edge }: Implied): Bundle {
  return { from: [before], to: [task], cause: { kind: 'implied', isExpansion: true, source: null, edge: () => edge } };
}

/** An optional task holds nobody up but optional tasks that name it. */
function join(lookup: Lookup, bundles: readonly Bundle[]): Network {
  const tasks = lookup.tasks.length;
  const [from, to, causes]: [number[], number[], (Cause | null)[]] = [[], [], []];
  const isOptional = (node: number) => lookup.tasks[node]?.optional === true;
  for (const { cause, ...bundle } of bundles) {
    for (const start of bundle.from) {
      const ends = isOptional(start) ? bundle.to.filter((end) => cause?.kind === 'task' && isOptional(end)) : bundle.to;
      for (const end of ends) {
        from.push(start);
        to.push(end);
        causes.push(cause);
      }
    }
  }
  const causeOf = (arc: number) => at(causes, arc);
  const size = tasks + lookup.phases.length + lookup.plan.waves.length;
  const [forward, backward] = [digraph(size, from, to), digraph(size, to, from)];
  const parts = components(forward);
  const reach = (over: Over): Reachability => {
    const uses = (arc: number) => over === 'all' || causeOf(arc)?.kind !== 'implied';
    const before = lazy(() => closure(backward, parts, tasks, true, uses));
    const after = lazy(() => closure(forward, parts, tasks, false, uses));
    return {
      before: (task) => before()(task),
      after: (task) => after()(task),
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
    source: reference.item.source,
    edge: (from, to) => taskEdge(from, to, reference, lookup),
  };
}
