import type { APIRoute } from 'astro';
import { publishedPlan } from '../shared.ts';
import { type PlanProps, planPaths } from './paths.ts';

export const getStaticPaths = planPaths;

/** The same badge for shields.io to draw. */
export const GET: APIRoute<PlanProps> = ({ props: { id } }) => Response.json(publishedPlan(id).badge().shields);
