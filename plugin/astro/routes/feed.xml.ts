import type { APIRoute } from 'astro';
import { shared } from '../shared.ts';

/** The feed of changes in the plans, from git. */
export const GET: APIRoute = async () =>
  new Response(await shared().feed?.(), { headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' } });
