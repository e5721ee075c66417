import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Deadlock, JudgedClaim } from '../../graph/constraints/model.ts';
import type { Cycle } from '../../graph/model.ts';
import { counted } from '../../rules/support/wording.ts';
import { taskLinks } from '../task/links.ts';
import type { View } from '../view.ts';
import { deadlockId, shownDeadlocks } from './deadlocks.ts';
import { exclusionEvidence, sequenceEvidence } from './evidence-order.ts';
import { atomicityEvidence, livenessEvidence } from './evidence-tasks.ts';
import { pathList, sentence } from './steps.ts';
import type { JudgedRow } from './verdict.ts';

/** Cap on the cycles that are shown. */
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

/** A row can hold on its own and still be part of a deadlock. */
function inDeadlock({ judged }: JudgedRow, { graph }: View): Element[] {
  const isPart = ({ edges, groups }: Deadlock) =>
    groups.some((group) => group === judged) || edges.some((edge) => edge.row === judged);
  return shownDeadlocks(graph).flatMap((deadlock, index) =>
    isPart(deadlock)
      ? [sentence('This row is part of a ', h('a', { href: `#${deadlockId(index)}` }, 'deadlock'), '.')]
      : [],
  );
}

/** Why a claim of the Deadlock Analysis has its verdict. */
export function claimEvidence({ verdict, cycles, selfReferences }: JudgedClaim, view: View): Element[] {
  switch (verdict) {
    case 'verified':
      return [sentence('The plan has no dependency cycle.')];
    case 'authors-claim':
      return [sentence('This cannot be checked from the plan.')];
    case 'contradicted':
      return [
        ...(selfReferences.length > 0
          ? [sentence('Depending on themselves: ', ...taskLinks(selfReferences, view), '.')]
          : []),
        ...cycles.slice(0, MOST_CYCLES).flatMap((cycle) => cycleEvidence(cycle, view)),
        ...(cycles.length > MOST_CYCLES
          ? [sentence(`And ${counted(cycles.length - MOST_CYCLES, 'more cycle')}.`)]
          : []),
      ];
  }
}

function cycleEvidence({ edges, members }: Cycle, view: View): Element[] {
  return [sentence(`${members.length} tasks wait for each other:`), pathList({ steps: edges }, view)];
}
