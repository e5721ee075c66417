import type { APIRoute } from 'astro';
import { shared } from '../shared.ts';

/** What changed in the plans, as git has it. */
export const GET: APIRoute = async () =>
  new Response(await shared().feed?.(), { headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' } });
