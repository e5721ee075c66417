import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Deadlock, JudgedClaim } from '../../graph/constraints/model.ts';
import type { Cycle } from '../../graph/model.ts';
import { taskLinks } from '../task/links.ts';
import type { View } from '../view.ts';
import { deadlockId, shownDeadlocks } from './deadlocks.ts';
import { exclusionEvidence, sequenceEvidence } from './evidence-order.ts';
import { atomicityEvidence, livenessEvidence } from './evidence-tasks.ts';
import { says, wayList } from './steps.ts';
import type { JudgedRow } from './verdict.ts';

/** More cycles than this are counted only. */
const MOST_CYCLES = 3;

/** Why a row has its verdict. */
export function evidenceOf(row: JudgedRow, view: View): Element[] {
  return [...reasons(row, view), ...inDeadlock(row, view)];
}

function reasons(row: JudgedRow, view: View): Element[] {
  switch (row.kind) {
    case 'sequence':
      return sequenceEvidence(row.judged, view);
    case 'exclusion':
      return exclusionEvidence(row.judged, view);
    case 'liveness':
      return livenessEvidence(row.judged, view);
    case 'atomicity':
      return atomicityEvidence(row.judged, view);
  }
}

/** A row can hold by itself and still be a part of a deadlock. */
function inDeadlock({ judged }: JudgedRow, { graph }: View): Element[] {
  const isPart = ({ edges, groups }: Deadlock) =>
    groups.some((group) => group === judged) || edges.some((edge) => edge.row === judged);
  return shownDeadlocks(graph).flatMap((deadlock, index) =>
    isPart(deadlock)
      ? [says('Together with others it makes a ', h('a', { href: `#${deadlockId(index)}` }, 'deadlock'), '.')]
      : [],
  );
}

/** Why a claim of the Deadlock Analysis has its verdict. */
export function claimEvidence({ verdict, cycles, selfReferences }: JudgedClaim, view: View): Element[] {
  switch (verdict) {
    case 'verified':
      return [says('The build went through all dependencies of the plan and found no task that waits for itself.')];
    case 'authors-claim':
      return [says('This is about more than the plan says; the build cannot answer it.')];
    case 'contradicted':
      return [
        ...(selfReferences.length > 0
          ? [says('These name themselves: ', ...taskLinks(selfReferences, view), '.')]
          : []),
        ...cycles.slice(0, MOST_CYCLES).flatMap((cycle) => cycleEvidence(cycle, view)),
        ...(cycles.length > MOST_CYCLES ? [says(`And ${cycles.length - MOST_CYCLES} more.`)] : []),
      ];
  }
}

function cycleEvidence({ edges, members }: Cycle, view: View): Element[] {
  return [says(`${members.length} tasks wait for each other:`), wayList({ steps: edges }, view)];
}
