/** The verdicts of atomicity rows (FORMAT section 4). */
import type { AtomicityRow, Cell, Status } from '../../plan/model.ts';
import { isPlaceholder } from '../../plan/template.ts';
import { lazy } from '../lists.ts';
import type { PlanGraph } from '../model.ts';
import type { BoundGroup } from './bind.ts';
import { Judged } from './judged.ts';
import type { AtomicityEvidence, JudgedAtomicity } from './model.ts';
import { type Selection, selection } from './statuses.ts';
import { idOf } from './ways.ts';

export function judgeAtomicity(rows: readonly BoundGroup<AtomicityRow>[], graph: PlanGraph): JudgedAtomicity[] {
  const select = (isSelected: (status: Status) => boolean) => selection(graph.plan.tasks, isSelected);
  const states = {
    done: select((status) => status === 'done'),
    cancelled: select((status) => status === 'cancelled'),
    open: select((status) => status !== 'done' && status !== 'cancelled'),
  };
  return rows.map((row, index) => new Group(row, index, states, graph));
}

/** Only dashes and the like say no more than an empty cell. */
function isEmpty({ text }: Cell): boolean {
  return /^[\s–—.…?-]*$/.test(text) || isPlaceholder(text);
}

class Group extends Judged<AtomicityRow> implements JudgedAtomicity {
  readonly mentions;
  readonly hasRollback;
  readonly isPartial;
  readonly verdict: JudgedAtomicity['verdict'];
  readonly #ids: () => readonly string[];
  readonly #evidence: () => AtomicityEvidence;

  constructor(
    { row, tasks }: BoundGroup<AtomicityRow>,
    index: number,
    states: Readonly<Record<keyof AtomicityEvidence, Selection>>,
    graph: PlanGraph,
  ) {
    super(row, index);
    const { stretches, mentions, ids } = tasks;
    this.mentions = mentions;
    this.hasRollback = !isEmpty(row.rollback);
    this.isPartial = [states.done, states.open].every((state) => state.first(stretches, 1).length > 0);
    this.verdict = this.hasRollback ? this.#state(stretches.length > 0) : 'no-rollback';
    this.#ids = ids;
    const list = (selected: Selection) =>
      selected.first(stretches, Number.POSITIVE_INFINITY).map((task) => idOf(graph, task));
    this.#evidence = lazy(() => ({
      done: list(states.done),
      open: list(states.open),
      cancelled: list(states.cancelled),
    }));
  }

  #state(isBound: boolean): JudgedAtomicity['verdict'] {
    if (!isBound) return 'not-bound';
    return this.isPartial ? 'partial' : 'whole';
  }

  get tasks(): readonly string[] {
    return this.#ids();
  }

  get evidence(): AtomicityEvidence {
    return this.#evidence();
  }
}
