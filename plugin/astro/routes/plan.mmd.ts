import { getCollection } from 'astro:content';
import type { APIRoute, GetStaticPaths } from 'astro';
import { planFile, type StoredPlan } from '../shared.ts';
import { addressOf } from '../urls.ts';

export const getStaticPaths = (async () =>
  (await getCollection('plans')).map(({ id, digest }) => ({
    params: { id: addressOf(id) },
    props: { id, digest },
  }))) satisfies GetStaticPaths;

/** A plan's dependency graph as Mermaid text. */
export const GET: APIRoute<StoredPlan> = async ({ props }) =>
  new Response(await planFile(props, 'mermaid'), { headers: { 'Content-Type': 'text/vnd.mermaid; charset=utf-8' } });
