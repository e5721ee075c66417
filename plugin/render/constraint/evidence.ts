import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Deadlock, JudgedClaim } from '../../graph/constraints/model.ts';
import type { Cycle } from '../../graph/model.ts';
import { taskLinks } from '../task/links.ts';
import type { View } from '../view.ts';
import { deadlockId, shownDeadlocks } from './deadlocks.ts';
import { exclusionEvidence, sequenceEvidence } from './evidence-order.ts';
import { atomicityEvidence, livenessEvidence } from './evidence-tasks.ts';
import { pathList, sentence } from './steps.ts';
import type { RowWithVerdict } from './verdict.ts';

/** Cap on the cycles that are shown. */
const MAX_CYCLES = 3;

/** Why a row has its verdict. */
export function evidenceOf(row: RowWithVerdict, view: View): Element[] {
  return [...reasons(row, view), ...inDeadlock(row, view)];
}

function reasons(row: RowWithVerdict, view: View): Element[] {
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
function inDeadlock({ judged }: RowWithVerdict, view: View): Element[] {
  const isPart = ({ edges, groups }: Deadlock) =>
    groups.some((group) => group === judged) || edges.some((edge) => edge.row === judged);
  return shownDeadlocks(view.graph).flatMap((deadlock, index) =>
    isPart(deadlock)
      ? [
          sentence('evidence.in-deadlock', view, {
            link: h('a', { href: `#${deadlockId(index)}` }, view.t('deadlock')),
          }),
        ]
      : [],
  );
}

/** Why a claim of the Deadlock Analysis has its verdict. */
export function claimEvidence({ verdict, cycles, selfReferences }: JudgedClaim, view: View): Element[] {
  switch (verdict) {
    case 'verified':
      return [sentence('evidence.no-cycle', view)];
    case 'authors-claim':
      return [sentence('evidence.cannot-check', view)];
    case 'contradicted':
      return [
        ...(selfReferences.length > 0
          ? [sentence('evidence.on-themselves', view, { tasks: taskLinks(selfReferences, view) })]
          : []),
        ...cycles.slice(0, MAX_CYCLES).flatMap((cycle) => cycleEvidence(cycle, view)),
        ...(cycles.length > MAX_CYCLES
          ? [sentence('evidence.more-cycles', view, { count: cycles.length - MAX_CYCLES })]
          : []),
      ];
  }
}

function cycleEvidence({ edges, members }: Cycle, view: View): Element[] {
  return [sentence('evidence.cycle', view, { count: members.length }), pathList({ steps: edges }, view)];
}
