import type { PlanGraph } from './model.ts';

/** What is made when it is first asked for. */
type Late = 'edges' | 'phaseEdges' | 'entryEdges' | 'constraints';
type Known = Omit<PlanGraph, Late>;
type Makers = { [Key in Late]: (graph: PlanGraph) => PlanGraph[Key] };

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
  readonly elsewhere;
  readonly cycles;
  readonly progress;
  readonly schedule;
  readonly network;
  readonly #makers: Makers;
  #edges: PlanGraph['edges'] | undefined;
  #phaseEdges: PlanGraph['phaseEdges'] | undefined;
  #entryEdges: PlanGraph['entryEdges'] | undefined;
  #constraints: PlanGraph['constraints'] | undefined;

  constructor(known: Known, makers: Makers) {
    this.plan = known.plan;
    this.tasks = known.tasks;
    this.byId = known.byId;
    this.phases = known.phases;
    this.unknown = known.unknown;
    this.foreign = known.foreign;
    this.elsewhere = known.elsewhere;
    this.cycles = known.cycles;
    this.progress = known.progress;
    this.schedule = known.schedule;
    this.network = known.network;
    this.#makers = makers;
  }

  get edges(): PlanGraph['edges'] {
    this.#edges ??= this.#makers.edges(this);
    return this.#edges;
  }

  get phaseEdges(): PlanGraph['phaseEdges'] {
    this.#phaseEdges ??= this.#makers.phaseEdges(this);
    return this.#phaseEdges;
  }

  get entryEdges(): PlanGraph['entryEdges'] {
    this.#entryEdges ??= this.#makers.entryEdges(this);
    return this.#entryEdges;
  }

  get constraints(): PlanGraph['constraints'] {
    this.#constraints ??= this.#makers.constraints(this);
    return this.#constraints;
  }
}
