import { hash } from 'node:crypto';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Element } from 'hast';
import { readCached, writeCached } from '../cache.ts';
import { fingerprint, fingerprintOf, isInstalled, NOT_INSTALLED } from '../draw.ts';
import { renderInWorker } from '../pool.ts';
import type { AnyDrawing, AnyJob } from './render.ts';
import { makeSafe } from './safe.ts';

/** The folder for drawings, and the time limit for one. */
export interface AnyDrawOptions {
  cache: string | null;
  seconds: number;
}

/** Mermaid's own limit, unless it is configured to take more. */
const MAX_CHARACTERS = 50_000;

/** Draws a diagram of any type in a worker thread; whatever goes wrong becomes a fault of the drawing. */
export async function drawAny(job: AnyJob, { cache, seconds }: AnyDrawOptions): Promise<AnyDrawing> {
  if (!isInstalled()) return { fault: NOT_INSTALLED };
  const most = job.config.maxTextSize ?? MAX_CHARACTERS;
  if (job.text.length > most) return { fault: `The diagram has more than ${most} characters.` };
  const key = hash('sha256', JSON.stringify([job, version()]));
  const cached = cache === null ? null : await readCached(cache, key);
  const kept = cached === null ? null : keptDrawing(cached);
  if (kept) return { svg: kept };
  try {
    const drawing = await renderInWorker('any-worker', job, seconds);
    if (cache !== null && drawing.svg) await writeCached(cache, key, JSON.stringify(drawing.svg));
    return drawing;
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

/** A drawing of an earlier build. A cache may have come from anyone, so it is made safe once more. */
function keptDrawing(value: string): Element | null {
  try {
    const drawing = JSON.parse(value) as Element;
    return drawing.tagName === 'svg' ? makeSafe(drawing) : null;
  } catch {
    return null;
  }
}

let known: string | undefined;

/** Changes with the code that draws. */
function version(): string {
  known ??= fingerprint() + fingerprintOf(dirname(fileURLToPath(import.meta.url)));
  return known;
}
