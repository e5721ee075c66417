import type { PlanGraph } from '../../plugin/graph/model.ts';
import { type Member, type PortfolioOptions, portfolio } from '../../plugin/graph/portfolio.ts';
import { relate } from '../../plugin/graph/relate.ts';
import { planId } from '../../plugin/plan/id.ts';
import { parseMarkdown } from '../../plugin/plan/parse.ts';
import { readPlan } from '../../plugin/plan/read.ts';

/** Several plans below `/repo/plans`, each from its text. */
export function membersOf(sources: Record<string, string>, checked = Object.keys(sources)): Member[] {
  return Object.entries(sources).map(([path, source]) => {
    const file = `/repo/plans/${path}`;
    const plan = readPlan(parseMarkdown(source), { id: planId(file, '/repo/plans'), path: `plans/${path}`, source });
    return { plan, file, roots: ['/repo/plans', '/repo'], checked: checked.includes(path) };
  });
}

/** The graphs of plans that know each other, by the plan's id. */
export function graphsOf(
  sources: Record<string, string>,
  options: PortfolioOptions & { checked?: string[] } = {},
): Map<string, PlanGraph> {
  const elsewhere = portfolio(membersOf(sources, options.checked), options);
  return new Map(
    [...elsewhere].map(([{ plan }, own]) => [
      plan.id,
      relate(plan, { phaseOrder: options.phaseOrder, otherPlans: own }),
    ]),
  );
}
