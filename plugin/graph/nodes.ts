import { at } from './digraph.ts';
import { type Lists, union } from './lists.ts';
import type { Lookup } from './lookup.ts';
import type { ForeignDependency, TaskNode } from './model.ts';
import type { PhaseWaits } from './phases.ts';
import { isSettled } from './progress.ts';
import type { OwnWaits } from './tasks.ts';
import type { Words } from './words.ts';

/** What the graph as a whole says of one task. */
type Derived = Pick<TaskNode, 'impliedPhase' | 'state' | 'wave' | 'critical' | 'foreignDependents'>;

/** Tells whether something that is no task of the plan holds a task up: a condition, another plan, an unknown name, itself. */
export function holdUps({ phaseOf }: Lookup, own: OwnWaits[], phases: PhaseWaits[]): (task: number) => boolean {
  const held = phases.map(isHeld);
  return (task) => at(own, task).selfReferences.length > 0 || isHeld(at(own, task)) || held[at(phaseOf, task)] === true;
}

function isHeld({ outside, unknown, foreign }: Words): boolean {
  return outside.length + unknown.length > 0 || foreign.some(holdsUp);
}

/** Another plan's task holds up until it is settled; one that nobody could look up, as an outside condition does. */
function holdsUp({ found }: ForeignDependency): boolean {
  return found?.kind !== 'task' || !isSettled(found.task.status);
}

/** Puts together what is known of each task. */
export function taskNodes(
  lookup: Lookup,
  own: OwnWaits[],
  phases: PhaseWaits[],
  lists: Lists,
  derived: (task: number) => Derived,
): TaskNode[] {
  return lookup.tasks.map((task, index) => {
    const inPhase = at(lookup.phaseOf, index);
    const phase = lookup.phases[inPhase]?.phase ?? null;
    return new Node({ task, index, phase, ...derived(index) }, at(own, index), phases[inPhase], lists);
  });
}

/** A task of the graph; the lists that can be long are made when they are first read. */
class Node implements TaskNode {
  readonly task;
  readonly index;
  readonly phase;
  readonly impliedPhase;
  readonly outside;
  readonly unknown;
  readonly foreign;
  readonly foreignDependents;
  readonly selfReferences;
  readonly state;
  readonly wave;
  readonly critical;
  readonly #lists: Lists;
  #dependsOn: readonly string[] | undefined;
  #prerequisites: readonly string[] | undefined;
  #dependents: readonly string[] | undefined;

  constructor(
    known: Pick<TaskNode, 'task' | 'index' | 'phase'> & Derived,
    words: Words,
    given: Words | undefined,
    lists: Lists,
  ) {
    this.task = known.task;
    this.index = known.index;
    this.phase = known.phase;
    this.impliedPhase = known.impliedPhase;
    this.outside = union(words.outside, given?.outside ?? []);
    this.unknown = union(words.unknown, given?.unknown ?? []);
    this.foreign = union(words.foreign, given?.foreign ?? []);
    this.foreignDependents = known.foreignDependents;
    this.selfReferences = words.selfReferences;
    this.state = known.state;
    this.wave = known.wave;
    this.critical = known.critical;
    this.#lists = lists;
  }

  get dependsOn(): readonly string[] {
    this.#dependsOn ??= this.#lists.dependsOn(this.index);
    return this.#dependsOn;
  }

  get prerequisites(): readonly string[] {
    this.#prerequisites ??= this.#lists.prerequisites(this.index);
    return this.#prerequisites;
  }

  get dependents(): readonly string[] {
    this.#dependents ??= this.#lists.dependents(this.index);
    return this.#dependents;
  }
}
