import type { APIRoute } from 'astro';
import { publishedPlan } from '../shared.ts';
import { type PlanProps, planPaths } from './paths.ts';

export const getStaticPaths = planPaths;

/** A plan as a picture, for where a link to it is shown. */
export const GET: APIRoute<PlanProps> = async ({ props: { id } }) =>
  new Response(Uint8Array.from(await publishedPlan(id).picture()), { headers: { 'Content-Type': 'image/png' } });
