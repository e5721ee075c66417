import type { OtherPlans } from '../graph/model.ts';
import { type PortfolioOptions, portfolio } from '../graph/portfolio.ts';
import type { Place } from '../plan/address.ts';
import type { ReadPlan } from './examine.ts';

/** A plan that was read, and where it lies. */
export interface PlacedPlan extends ReadPlan, Place {}

/** What a host knows beside the plans it examines. */
export interface Surroundings extends PortfolioOptions {
  /** Plans that others name, on which nothing is reported. */
  context?: readonly PlacedPlan[];
}

/** What the others say, for each of several plans that are examined together. */
export function elsewhereOf(
  plans: readonly PlacedPlan[],
  { context = [], ...options }: Surroundings,
): ReadonlyMap<PlacedPlan, OtherPlans> {
  const placed = [...plans, ...context];
  const members = placed.map(({ plan, file, roots }, index) => ({ plan, file, roots, checked: index < plans.length }));
  const said = portfolio(members, options);
  return new Map(
    placed.flatMap((one, index) => {
      const member = members[index];
      const elsewhere = member && said.get(member);
      return elsewhere ? [[one, elsewhere] as const] : [];
    }),
  );
}
