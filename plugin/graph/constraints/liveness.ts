/** The verdicts of liveness rows (FORMAT section 4). */
import type { LivenessRow } from '../../plan/model.ts';
import type { PlanGraph } from '../model.ts';
import { isSettled } from '../progress.ts';
import { includes } from '../stretch.ts';
import type { BoundGroup, Naming } from './bind.ts';
import { boundOf } from './bound.ts';
import { Judged } from './judged.ts';
import type { JudgedLiveness, LivenessEvidence } from './model.ts';
import { type Side, sourceOf, writesOut } from './side.ts';
import { type Selection, selection } from './statuses.ts';
import { type StuckTasks, stuckTasks } from './stuck.ts';
import { idOf } from './ways.ts';

export function judgeLiveness(rows: readonly BoundGroup<LivenessRow>[], graph: PlanGraph): JudgedLiveness[] {
  if (rows.length === 0) return [];
  const { tasks } = graph.plan;
  const stuck = stuckTasks(graph);
  const states = {
    blocked: selection(tasks, (status) => status === 'blocked'),
    open: selection(tasks, (status) => !isSettled(status)),
    cancelled: selection(tasks, (status) => status === 'cancelled'),
    stuck: selection(tasks, (_, task) => stuck.has(task)),
  };
  return rows.map((row, index) => new Requirement(row, index, states, stuck, graph));
}

type States = Readonly<Record<'blocked' | 'open' | 'cancelled' | 'stuck', Selection>>;

class Requirement extends Judged<LivenessRow, LivenessEvidence> implements JudgedLiveness {
  readonly bound;
  readonly verdict;
  readonly #side: Side;

  constructor(
    requirement: BoundGroup<LivenessRow>,
    index: number,
    states: States,
    stuck: StuckTasks,
    graph: PlanGraph,
  ) {
    const { row, tasks } = requirement;
    const bound = boundOf(row.guarantee.text);
    const cancelled = states.cancelled.first(tasks.stretches);
    const lost = cancelled ?? states.stuck.first(tasks.stretches);
    const list = (selected: Selection) => selected.all(tasks.stretches).map((task) => idOf(graph, task));
    super(requirement, index, () => {
      const both = { blocked: list(states.blocked), open: list(states.open) };
      if (lost === null) return bound ? { ...both, verdict: 'bounded', bound } : { ...both, verdict: 'unbounded' };
      const why = cancelled === null ? stuck.evidence(lost) : ({ why: 'cancelled' } as const);
      return { ...both, verdict: 'unreachable', task: idOf(graph, lost), ...wordsFor(lost, requirement), ...why };
    });
    this.bound = bound;
    this.verdict = lost !== null ? ('unreachable' as const) : bound ? ('bounded' as const) : ('unbounded' as const);
    this.#side = tasks;
  }

  get tasks(): readonly string[] {
    return this.#side.ids();
  }
}

/** The words of a row that name a task of it. */
function wordsFor(task: number, { namings }: BoundGroup<LivenessRow>) {
  const isNamed = ({ stretches }: Naming) => stretches.some((stretch) => includes(stretch, task));
  const { mention, cell } = namings.find(isNamed) as Naming;
  return { source: sourceOf(mention, cell), isAlone: writesOut(mention) };
}
