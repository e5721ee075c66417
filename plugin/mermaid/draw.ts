import { createHash } from 'node:crypto';
import { readCached, writeCached } from './cache.ts';
import type { Caption } from './clean.ts';
import { fingerprint } from './fingerprint.ts';
import { renderInWorker } from './pool.ts';

export interface DrawOptions extends Caption {
  /**
   * Folder that keeps drawings from build to build; it is made where it is missing. Without one every drawing is made
   * anew.
   */
  cache?: string | null | undefined;
  /** How long one drawing may take, once it is its turn, before it is given up; by default five minutes. */
  seconds?: number | undefined;
}

/** A drawing, or what kept it from being made, in Mermaid's own words. */
export type Drawing = { svg: string; fault?: undefined } | { svg?: undefined; fault: string };

/**
 * Draws a Mermaid text with the real Mermaid, in a worker thread without a browser. The same text and options give the
 * same bytes. Colours are left to `styles/graph.css`; see `standalone` for a drawing that brings its own. It never
 * rejects.
 */
export async function draw(text: string, { cache, seconds = 300, ...caption }: DrawOptions): Promise<Drawing> {
  const { id, title, description } = caption;
  try {
    const key = hash(JSON.stringify([text, id, title, description, fingerprint()]));
    const cached = cache ? await readCached(cache, key) : null;
    if (cached !== null) return { svg: cached };
    const svg = await renderInWorker({ text, id, title, description }, seconds);
    if (cache) await writeCached(cache, key, svg);
    return { svg };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
