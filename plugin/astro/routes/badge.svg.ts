import type { APIRoute } from 'astro';
import { publishedPlan } from '../shared.ts';
import { type PlanProps, planPaths } from './paths.ts';

export const getStaticPaths = planPaths;

/** A plan's progress as a badge. */
export const GET: APIRoute<PlanProps> = ({ props: { id } }) =>
  new Response(publishedPlan(id).badge().svg, { headers: { 'Content-Type': 'image/svg+xml' } });
