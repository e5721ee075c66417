/** The verdicts of atomicity rows (FORMAT section 4). */
import type { AtomicityRow, Cell, Status } from '../../plan/model.ts';
import { isPlaceholder } from '../../plan/template.ts';
import { at } from '../algorithms/digraph.ts';
import type { UnjudgedGraph } from '../model.ts';
import type { BoundGroup } from './bind.ts';
import type { JudgedAtomicity } from './model.ts';

export function judgeAtomicity(rows: readonly BoundGroup<AtomicityRow>[], { plan }: UnjudgedGraph): JudgedAtomicity[] {
  return rows.map(({ side, references, ...rest }) => {
    const idsWhere = (holds: (status: Status) => boolean) =>
      side.tasks.map((task) => at(plan.tasks, task)).flatMap(({ id, status }) => (holds(status) ? [id] : []));
    const evidence = {
      done: idsWhere((status) => status === 'done'),
      open: idsWhere((status) => status !== 'done' && status !== 'cancelled'),
      cancelled: idsWhere((status) => status === 'cancelled'),
    };
    const hasRollback = !isEmpty(rest.row.rollback);
    const isPartial = evidence.done.length > 0 && evidence.open.length > 0;
    const whole = isPartial ? 'partial' : 'whole';
    const state = side.tasks.length === 0 ? 'not-bound' : whole;
    return { ...rest, tasks: side.ids, hasRollback, isPartial, verdict: hasRollback ? state : 'no-rollback', evidence };
  });
}

/** A cell of only dashes and the like counts as empty. */
function isEmpty({ text }: Cell): boolean {
  return /^[\s–—.…?-]*$/.test(text) || isPlaceholder(text);
}
