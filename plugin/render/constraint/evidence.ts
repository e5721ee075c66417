import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Deadlock } from '../../graph/constraints/model.ts';
import type { View } from '../view.ts';
import { deadlockId, shownDeadlocks } from './deadlock-list.ts';
import { atomicityEvidence, livenessEvidence } from './evidence-group.ts';
import { exclusionEvidence, sequenceEvidence } from './evidence-order.ts';
import type { JudgedRow } from './judged.ts';
import { says } from './steps.ts';

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
