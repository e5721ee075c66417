import type { PlanGraph } from './model.ts';

/** What is made when it is first asked for. */
type Late = 'edges' | 'phaseEdges' | 'entryEdges' | 'constraints';
type Known = Omit<PlanGraph, Late>;
type Makers = { [Key in Late]: () => PlanGraph[Key] };

/**
 * A graph with its later parts. A class, since V8 gives every literal that has getters a shape of its own, and shapes keep
 * what their getters hold from the cheap collections: of many plans, each stayed in memory until the next full one.
 */
export class Related implements PlanGraph {
  readonly plan;
  readonly tasks;
  readonly byId;
  readonly phases;
  readonly unknown;
  readonly foreign;
  readonly otherPlans;
  readonly cycles;
  readonly progress;
  readonly schedule;
  readonly network;
  readonly #makers: Makers;

  /** @param makers each makes its part once, see `lazy` */
  constructor(known: Known, makers: Makers) {
    this.plan = known.plan;
    this.tasks = known.tasks;
    this.byId = known.byId;
    this.phases = known.phases;
    this.unknown = known.unknown;
    this.foreign = known.foreign;
    this.otherPlans = known.otherPlans;
    this.cycles = known.cycles;
    this.progress = known.progress;
    this.schedule = known.schedule;
    this.network = known.network;
    this.#makers = makers;
  }

  get edges(): PlanGraph['edges'] {
    return this.#makers.edges();
  }

  get phaseEdges(): PlanGraph['phaseEdges'] {
    return this.#makers.phaseEdges();
  }

  get entryEdges(): PlanGraph['entryEdges'] {
    return this.#makers.entryEdges();
  }

  get constraints(): PlanGraph['constraints'] {
    return this.#makers.constraints();
  }
}
