/** The verdicts of liveness rows (FORMAT section 4). */
import type { LivenessRow } from '../../plan/model.ts';
import { lazy } from '../lists.ts';
import type { PlanGraph } from '../model.ts';
import { isSettled } from '../progress.ts';
import type { Stretch } from '../stretch.ts';
import type { BoundRequirement } from './bind.ts';
import { boundOf } from './bound.ts';
import { Judged } from './judged.ts';
import type { JudgedLiveness, LivenessEvidence } from './model.ts';
import { type Selection, selection } from './statuses.ts';
import { type StuckTasks, stuckTasks } from './stuck.ts';
import { sizeOf } from './union.ts';
import { idOf } from './ways.ts';

export function judgeLiveness(rows: readonly BoundRequirement[], graph: PlanGraph): JudgedLiveness[] {
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

class Requirement extends Judged<LivenessRow> implements JudgedLiveness {
  readonly bound;
  readonly mentions;
  readonly verdict;
  readonly #ids: () => readonly string[];
  readonly #evidence: () => LivenessEvidence;

  constructor(
    { row, tasks, written }: BoundRequirement,
    index: number,
    states: Readonly<Record<'blocked' | 'open' | 'cancelled' | 'stuck', Selection>>,
    stuck: StuckTasks,
    graph: PlanGraph,
  ) {
    super(row, index);
    const { stretches, mentions, ids } = tasks;
    const cancelled = cancelledOf(stretches, written.stretches, states.cancelled);
    const [held] = states.stuck.first(stretches, 1);
    const bound = boundOf(row.guarantee.text);
    const isUnreachable = cancelled !== undefined || held !== undefined;
    this.bound = bound;
    this.mentions = mentions;
    this.verdict = isUnreachable ? ('unreachable' as const) : bound ? ('bounded' as const) : ('unbounded' as const);
    this.#ids = ids;
    const list = (selected: Selection) =>
      selected.first(stretches, Number.POSITIVE_INFINITY).map((task) => idOf(graph, task));
    this.#evidence = lazy(() => {
      const both = { blocked: list(states.blocked), open: list(states.open) };
      if (cancelled !== undefined) {
        return { ...both, verdict: 'unreachable', task: idOf(graph, cancelled), why: 'cancelled' };
      }
      if (held !== undefined) return { ...both, ...stuck.evidence(held) };
      return bound ? { ...both, verdict: 'bounded', bound } : { ...both, verdict: 'unbounded' };
    });
  }

  get tasks(): readonly string[] {
    return this.#ids();
  }

  get evidence(): LivenessEvidence {
    return this.#evidence();
  }
}

/** A phase or a range is done without those of its tasks that are cancelled, unless they all are. */
function cancelledOf(all: readonly Stretch[], written: readonly Stretch[], cancelled: Selection): number | undefined {
  const [first] = cancelled.first(written, 1);
  if (first !== undefined) return first;
  const found = cancelled.first(all, Number.POSITIVE_INFINITY);
  return found.length === sizeOf(all) ? found[0] : undefined;
}
