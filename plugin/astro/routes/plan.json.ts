import type { APIRoute } from 'astro';
import { publishedPlan } from '../shared.ts';
import { type PlanProps, planPaths } from './paths.ts';

export const getStaticPaths = planPaths;

/** What was read of a plan, for other programs. */
export const GET: APIRoute<PlanProps> = async ({ props: { id } }) =>
  new Response(await publishedPlan(id).json(), { headers: { 'Content-Type': 'application/json; charset=utf-8' } });
