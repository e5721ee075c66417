/** The verdicts of atomicity rows (FORMAT section 4). */
import type { AtomicityRow, Cell, Status } from '../../plan/model.ts';
import { isPlaceholder } from '../../plan/template.ts';
import type { PlanGraph } from '../model.ts';
import type { BoundGroup } from './bind.ts';
import { Judged } from './judged.ts';
import type { AtomicityEvidence, JudgedAtomicity } from './model.ts';
import type { Side } from './side.ts';
import { type Selection, selection } from './statuses.ts';
import { idOf } from './ways.ts';

export function judgeAtomicity(rows: readonly BoundGroup<AtomicityRow>[], graph: PlanGraph): JudgedAtomicity[] {
  if (rows.length === 0) return [];
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

class Group extends Judged<AtomicityRow, AtomicityEvidence> implements JudgedAtomicity {
  readonly hasRollback;
  readonly isPartial;
  readonly verdict: JudgedAtomicity['verdict'];
  readonly #side: Side;

  constructor(
    bound: BoundGroup<AtomicityRow>,
    index: number,
    states: Readonly<Record<keyof AtomicityEvidence, Selection>>,
    graph: PlanGraph,
  ) {
    const { stretches } = bound.tasks;
    const list = (selected: Selection) => selected.all(stretches).map((task) => idOf(graph, task));
    super(bound, index, () => ({
      done: list(states.done),
      open: list(states.open),
      cancelled: list(states.cancelled),
    }));
    this.hasRollback = !isEmpty(bound.row.rollback);
    this.isPartial = states.done.has(stretches) && states.open.has(stretches);
    this.verdict = this.hasRollback ? this.#state(stretches.length > 0) : 'no-rollback';
    this.#side = bound.tasks;
  }

  #state(isBound: boolean): JudgedAtomicity['verdict'] {
    if (!isBound) return 'not-bound';
    return this.isPartial ? 'partial' : 'whole';
  }

  get tasks(): readonly string[] {
    return this.#side.ids();
  }
}
