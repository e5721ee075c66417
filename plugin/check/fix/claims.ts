import type { PlanGraph } from '../../graph/model.ts';
import type { DeadlockClaim } from '../../plan/model.ts';
import type { Edit } from './edit.ts';

const box = /\[([ xX])\]\s*$/;

/**
 * Ticks the box that claims there are no circular dependencies if that is true, and unticks it if it is not.
 *
 * @param isReported whether a finding is about the claim
 */
export function claimEdits(
  { constraints }: PlanGraph,
  source: string,
  isReported: (claim: DeadlockClaim) => boolean,
): Edit[] {
  return constraints.deadlock.flatMap(({ claim, verdict }) =>
    verdict !== 'authors-claim' && isReported(claim) ? mark(claim, verdict === 'verified' ? 'x' : ' ', source) : [],
  );
}

/** The mark in the box of a GFM task item, right before its text; any other mark is the author's own. */
function mark({ node }: DeadlockClaim, text: string, source: string): Edit[] {
  const start = node.position?.start.offset;
  const end = node.children[0]?.position?.start.offset;
  if (start === undefined || end === undefined || typeof node.checked !== 'boolean') return [];
  const match = box.exec(source.slice(start, end));
  return match ? [{ from: start + match.index + 1, to: start + match.index + 2, text }] : [];
}
