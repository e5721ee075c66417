import { getCollection } from 'astro:content';
import type { APIRoute, GetStaticPaths } from 'astro';
import { planFile, type StoredPlan } from '../shared.ts';
import { addressOf } from '../urls.ts';

export const getStaticPaths = (async () =>
  (await getCollection('plans')).map(({ id, digest }) => ({
    params: { id: addressOf(id) },
    props: { id, digest },
  }))) satisfies GetStaticPaths;

/** What was read of a plan, for other programs. */
export const GET: APIRoute<StoredPlan> = async ({ props }) =>
  new Response(await planFile(props, 'json'), { headers: { 'Content-Type': 'application/json; charset=utf-8' } });
