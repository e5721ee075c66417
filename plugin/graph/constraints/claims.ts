import type { DeadlockClaim } from '../../plan/model.ts';
import type { PlanGraph } from '../model.ts';
import type { JudgedClaim } from './model.ts';

const noCircles =
  /(?<!\p{L})no (?:(?:circular|cyclic(?:al)?) (?:task )?dependenc(?:y|ies)|dependency cycles?)(?!\p{L})(.*)$/isu;
/** What follows the words where they are about the plan: nothing, another sentence, or the tasks; not `between services`. */
const aboutPlan = /^\s*(?:$|[.,;:()–—])|(?<!\p{L})(?:tasks?|plan|phases?|graph)(?!\p{L})/iu;

/** Answers the claim that no dependencies are circular, from the declared task graph; all others are the author's own. */
export function judgeClaims(claims: readonly DeadlockClaim[], { cycles, tasks }: PlanGraph): JudgedClaim[] {
  const selfReferences = tasks.filter((node) => node.selfReferences.length > 0).map(({ task }) => task.id);
  const answer = cycles.length + selfReferences.length === 0 ? 'verified' : 'contradicted';
  return claims.map((claim, index) =>
    isAnswered(claim.claim.text)
      ? { claim, index, verdict: answer, cycles, selfReferences }
      : { claim, index, verdict: 'authors-claim', cycles: [], selfReferences: [] },
  );
}

function isAnswered(text: string): boolean {
  const rest = noCircles.exec(text)?.[1];
  return rest !== undefined && aboutPlan.test(rest);
}
