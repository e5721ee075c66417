/** The formats that a plan can be exported to. */
import { join } from 'node:path';
import type { Examined } from '../check/examine.ts';
import { printableJson, printableXml } from '../check/reporters/visible.ts';
import { draw } from '../mermaid/draw.ts';
import type { Drawing } from '../mermaid/postprocess.ts';
import { standalone } from '../mermaid/standalone.ts';
import { describeGraph, toFlowchart, toMermaid } from '../mermaid/text.ts';
import { pageTitle } from '../plan/formats/beside.ts';
import { isolated } from '../plan/text/bidi.ts';
import { english } from '../render/words/index.ts';
import { historyOf } from '../share/history.ts';
import { planJson } from '../share/json.ts';
import type { WorkspacePlan } from '../workspace/workspace.ts';

/** The exported plan with remarks on it, or the reason why there is none. */
export type Made =
  | { content: string | Uint8Array; notes?: string[]; fault?: undefined }
  | { content?: undefined; fault: string };

/** Options that depend on who exports. */
export interface Wish {
  /** The kind of picture: the graph, or the preview image of links. */
  of: 'graph' | 'share';
  /** Absolute path of the folder that paths count from, and that packages with fonts are looked for in. */
  cwd: string;
}

/** The exporter of each format. */
export const formats = {
  json: async (plan: WorkspacePlan): Promise<Made> => ({
    content: `${printableJson(planJson(plan, await historyOf(plan)))}\n`,
  }),
  mermaid: ({ graph }: WorkspacePlan): Made => ({ content: toMermaid(graph, english, { task: nowhere }) }),
  svg: async (plan: WorkspacePlan): Promise<Made> => {
    const { svg, fault } = await drawGraph(plan);
    return svg === undefined ? undrawn(fault) : { content: printableXml(standalone(svg)) };
  },
  png: (plan: WorkspacePlan, { of, cwd }: Wish): Promise<Made> => {
    const projects = [join(cwd, 'package.json')];
    const made = of === 'share' ? sharePicture(plan, projects) : graphPicture(plan, projects);
    return made.catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ERR_MODULE_NOT_FOUND' || !error.message.includes('takumi')) throw error;
      return { fault: 'Takumi makes pictures, and is not installed: run `npm install takumi-js`.' };
    });
  },
  html: async (plan: WorkspacePlan, { cwd }: Wish): Promise<Made> => {
    const { pageFile } = await import('./page.ts');
    const { html, notes } = await pageFile(plan, cwd, english);
    return { content: html, notes };
  },
};

async function drawGraph({ plan, graph }: Examined): Promise<Drawing> {
  const title = english('figure.graph-of', { title: isolated(plan.title?.value ?? plan.id) });
  const caption = {
    id: 'planwright',
    title,
    description: describeGraph(graph, english),
    role: english('drawing.role'),
  };
  const drawing = draw(toFlowchart(graph, english, { task: nowhere }), caption);
  return drawing.catch(({ message }: Error) => ({ fault: message }));
}

function undrawn(reason: string): Made {
  return { fault: `The graph cannot be drawn. ${reason}` };
}

/** A drawing on its own has no page to link its tasks to. */
function nowhere(): null {
  return null;
}

async function graphPicture(plan: WorkspacePlan, projects: readonly string[]): Promise<Made> {
  const { pictureOfGraph } = await import('./picture.ts');
  const { svg, fault } = await drawGraph(plan);
  if (svg === undefined) return undrawn(fault);
  const { png, lost, missing } = await pictureOfGraph(svg, projects);
  if (lost.length === 0) return { content: png };
  const hint = missing.length > 0 ? `Install ${missing.join(' or ')}.` : 'An SVG leaves fonts to whoever shows it.';
  return { content: png, notes: [`No font here has ${lost.slice(0, 8).join(' ')}, so labels lack it. ${hint}`] };
}

async function sharePicture({ plan, graph, beside }: WorkspacePlan, projects: readonly string[]): Promise<Made> {
  const { pictureOf } = await import('../share/picture.ts');
  const { png, missing } = await pictureOf({ title: pageTitle(plan, beside), graph, projects }, english);
  if (missing.length === 0) return { content: png };
  return {
    content: png,
    notes: [`The picture has no title, since no font has its letters. Install ${missing.join(' or ')}.`],
  };
}
