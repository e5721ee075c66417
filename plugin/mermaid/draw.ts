import { createHash, hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCached, writeCached } from './cache.ts';
import type { Diagram } from './diagram.ts';
import { renderInWorker } from './pool.ts';
import type { Caption, Drawing, FinishedDrawing } from './postprocess.ts';
import { isSafeDrawing } from './safe.ts';

/** Options for a drawing besides the diagram. */
export interface DrawOptions extends Caption {
  /**
   * Folder that keeps drawings from build to build; it is made where it is missing. Without one every drawing is made
   * anew.
   */
  cache?: string | null | undefined;
  /** The time limit for one drawing, from its turn on; by default 600. */
  seconds?: number | undefined;
}

/**
 * Draws with the real Mermaid, in a worker thread without a browser. The same diagram and options give the
 * same bytes. Colours are left to `styles/graph.css`; see `standalone` for a drawing that brings its own.
 *
 * @throws where a drawing is given up, or its thread dies: that is the machine's fault, so no page may show it as the plan's
 */
export async function draw(diagram: Diagram, { cache, seconds = 600, ...caption }: DrawOptions): Promise<Drawing> {
  const { id, title, description, role } = caption;
  if (!isInstalled()) return { fault: NOT_INSTALLED };
  const key = hash('sha256', JSON.stringify([diagram, id, title, description, role, fingerprint()]));
  const cached = cache ? await readCached(cache, key) : null;
  const kept = cached === null ? null : keptDrawing(cached, id);
  if (kept) return kept;
  const drawing = await renderInWorker('worker', { diagram, id, title, description, role }, seconds);
  if (cache && drawing.fault === undefined) await writeCached(cache, key, JSON.stringify(drawing));
  return drawing;
}

/** The fault of every drawing where Mermaid is missing. */
export const NOT_INSTALLED = 'Mermaid draws it, and is not installed: run `npm install mermaid`.';

/** Whether there is a Mermaid to draw with. */
export const isInstalled = (): boolean => packageFile('mermaid') !== null;

/** A drawing of an earlier build; null for what no build of ours can have kept. */
function keptDrawing(value: string, id: string): FinishedDrawing | null {
  try {
    const { svg, start } = JSON.parse(value) as Partial<FinishedDrawing>;
    if (typeof svg !== 'string' || !svg.startsWith(`<svg id="${id}"`) || !isSafeDrawing(svg)) return null;
    return start ? { svg, start } : { svg };
  } catch {
    return null;
  }
}

/** The layout engine is part of the Mermaid build that we load. */
const DRAWN_WITH = [
  'mermaid',
  'opentype.js',
  '@fontsource/arimo',
  '@fontsource/noto-sans-arabic',
  'hastscript',
  'hast-util-to-html',
];

/**
 * Changes with everything besides the diagram that the bytes of a drawing depend on: the code of this folder and the
 * packages that it draws with. The code that writes diagrams (`scene/`) is left out, since the diagram is part of every key.
 */
export function fingerprint(): string {
  known ??= fingerprintOf(dirname(fileURLToPath(import.meta.url)));
  return known;
}

/** Computed once: a process draws with the code that it has loaded. */
let known: string | undefined;

/** The same for the code in another folder. */
export function fingerprintOf(folder: string): string {
  const sum = createHash('sha256');
  for (const name of readdirSync(folder).sort()) {
    if (/\.[jt]s$/.test(name)) sum.update(readFileSync(join(folder, name)));
  }
  for (const name of DRAWN_WITH) sum.update(packageFile(name) ?? '');
  return sum.digest('hex');
}

/** A package's own description, which many do not let others import; null for one that is not installed, or is bundled. */
export function packageFile(name: string): Buffer | null {
  try {
    return readFileSync(findPackageJSON(name, import.meta.url) ?? '');
  } catch {
    return null;
  }
}
