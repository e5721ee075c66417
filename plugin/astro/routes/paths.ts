import type { GetStaticPaths } from 'astro';
import { publishedPlans } from '../shared.ts';
import { addressOf } from '../urls.ts';

/** The properties of each route of a plan: in dev Astro keeps them while the plan changes. */
export interface RouteProps {
  id: string;
}

/** The addresses of all plans. */
export const planPaths = (() =>
  [...publishedPlans().keys()].map((id) => ({
    params: { id: addressOf(id) },
    props: { id } satisfies RouteProps,
  }))) satisfies GetStaticPaths;

/** The addresses of embed pages: a build renders one, which `files.ts` fills in for each plan. */
export const embedPaths = (() => planPaths().slice(0, import.meta.env.DEV ? undefined : 1)) satisfies GetStaticPaths;
