import type { PlanGraph } from '../../graph/model.ts';
import type { DeadlockClaim, Plan } from '../../plan/model.ts';
import type { Edit } from './edit.ts';

const noCircles = /\bno (?:circular|cyclic(?:al)?) (?:task )?dependenc(?:y|ies)\b/i;
const box = /\[([ xX])\]\s*$/;

/** Ticks the claim that no dependencies are circular where the declared task graph has no cycle, and unticks it where it has. */
export function claimEdits({ constraints, tasks, untouched }: Plan, graph: PlanGraph, source: string): Edit[] {
  if (tasks.length === 0 || untouched) return [];
  const isTrue = graph.cycles.length === 0 && graph.tasks.every(({ selfReferences }) => selfReferences.length === 0);
  const claims = constraints.deadlock?.claims.filter(({ claim }) => noCircles.test(claim.text)) ?? [];
  return claims.filter(({ ticked }) => ticked !== isTrue).flatMap((claim) => mark(claim, isTrue ? 'x' : ' ', source));
}

/** The mark in the box of a GFM task item, which stands right in front of its text; another mark is the author's own. */
function mark({ node }: DeadlockClaim, text: string, source: string): Edit[] {
  const start = node.position?.start.offset;
  const end = node.children[0]?.position?.start.offset;
  if (start === undefined || end === undefined || typeof node.checked !== 'boolean') return [];
  const match = box.exec(source.slice(start, end));
  return match ? [{ from: start + match.index + 1, to: start + match.index + 2, text }] : [];
}
