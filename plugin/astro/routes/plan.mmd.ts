import { getCollection } from 'astro:content';
import type { APIRoute, GetStaticPaths } from 'astro';
import { addressOf } from '../urls.ts';

export const getStaticPaths = (async () =>
  (await getCollection('plans')).map(({ id, data }) => ({
    params: { id: addressOf(id) },
    props: { text: data.mermaid },
  }))) satisfies GetStaticPaths;

/** A plan's dependency graph as Mermaid text. */
export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { 'Content-Type': 'text/vnd.mermaid; charset=utf-8' } });
