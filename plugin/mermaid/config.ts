import type { Mermaid, MermaidConfig } from 'mermaid';

/**
 * Mermaid 12 takes some of these from the root and some from the diagram's part. The theme `null` has the colours of the
 * default one; a theme with a name has all its colours computed anew for each drawing, and then copied with each copy of
 * the configuration.
 */
const LOOK = { look: 'classic', theme: 'null', htmlLabels: false } as const;

/**
 * The space around a node's label is twice the padding at the sides, and once above and below. Labels wrap well within the
 * narrowest node, for fonts that are a fifth wider than Arial.
 */
export const CONFIG: MermaidConfig = {
  ...LOOK,
  layout: 'elk',
  startOnLoad: false,
  securityLevel: 'strict',
  suppressErrorRendering: true,
  maxTextSize: Number.MAX_SAFE_INTEGER,
  maxEdges: 20_000,
  flowchart: {
    ...LOOK,
    useMaxWidth: false,
    minNodeWidth: 208,
    wrappingWidth: 200,
    padding: 10,
  },
};

/** Parts of Mermaid's configuration that flowcharts are drawn by. */
const SECTIONS = new Set(['flowchart', 'elk', 'themeVariables', 'secure']);

/** Sections of other diagrams that Mermaid reads all the same; they may be empty. */
const ASKED_FOR = ['state', 'class'] as const;

/**
 * Colours that Mermaid computes with, or draws a shape twice for, as background and as border; the rest goes into a
 * stylesheet, which is dropped.
 */
const COLOURS = new Set(['edgeLabelBackground', 'mainBkg', 'nodeBorder']);

/**
 * Loads Mermaid, which binds to the thread's document, with our configuration. This build has everything that it draws with
 * in some twenty files; the other one loads 1,300, whose versions depend on what else is installed.
 */
export async function loadMermaid(): Promise<Mermaid> {
  const build = import.meta.resolve('mermaid/dist/mermaid.esm.mjs');
  const { default: mermaid }: typeof import('mermaid') = await import(/* @vite-ignore */ build);
  return configured(mermaid);
}

/** A Mermaid with our configuration. */
export function configured(mermaid: Mermaid): Mermaid {
  mermaid.initialize(CONFIG);
  trimSiteConfig(mermaid);
  return mermaid;
}

/**
 * Removes from Mermaid's configuration what only other kinds of diagrams and its own theme use. Mermaid copies all of it
 * several times for every box and every line: copying nearly a thousand values took a third of a drawing's time.
 */
function trimSiteConfig(mermaid: Mermaid): void {
  const { updateSiteConfig } = mermaid.mermaidAPI;
  // This returns the object itself, not a copy.
  const site = updateSiteConfig({}) as Record<string, unknown>;
  for (const [key, value] of Object.entries(site)) {
    if (typeof value === 'object' && !SECTIONS.has(key)) delete site[key];
  }
  for (const key of ASKED_FOR) site[key] = {};
  site.themeVariables = pick(site.themeVariables as object, COLOURS);
}

function pick(values: object, names: ReadonlySet<string>): object {
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)));
}
