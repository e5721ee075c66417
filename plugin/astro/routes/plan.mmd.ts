import type { APIRoute } from 'astro';
import { publishedPlan } from '../shared.ts';
import { type PlanProps, planPaths } from './paths.ts';

export const getStaticPaths = planPaths;

/** A plan's dependency graph as Mermaid text. */
export const GET: APIRoute<PlanProps> = ({ props: { id } }) =>
  new Response(publishedPlan(id).mermaid(), { headers: { 'Content-Type': 'text/vnd.mermaid; charset=utf-8' } });
