import { getCollection } from 'astro:content';
import type { APIRoute, GetStaticPaths } from 'astro';
import { addressOf } from '../urls.ts';

export const getStaticPaths = (async () =>
  (await getCollection('plans')).map(({ id, data }) => ({
    params: { id: addressOf(id) },
    props: { text: data.json },
  }))) satisfies GetStaticPaths;

/** What was read of a plan, for other programs. */
export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { 'Content-Type': 'application/json; charset=utf-8' } });
