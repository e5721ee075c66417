import { fileURLToPath } from 'node:url';
import type { AstroConfig } from 'astro';
import { toMermaid } from '../mermaid/text.ts';
import { type Drawings, drawPlan, faultOf } from '../remark/draw.ts';
import { parseDrawings } from '../remark/drawings.ts';
import { pageOf } from '../remark/page.ts';
import { toJson } from '../render/json.ts';
import { type Piece, renderPiece } from '../render/pieces.ts';
import { english, type Translate } from '../render/words/index.ts';
import type { WorkspacePlan } from '../workspace/workspace.ts';
import { embedding, type Place } from './embedding.ts';
import type { PlanEntry } from './entry.ts';
import { entryData } from './entry-data.ts';
import { planwrightError } from './error.ts';
import { type RenderedPage, toPageHtml } from './html.ts';
import { checkImages, publishedImages, withPublishableImages } from './images.ts';
import { siteLanguage } from './language.ts';
import { type LinkResolver, linkResolvers, type PlanPages, planPages } from './links.ts';
import type { Site } from './site.ts';

/** What is served for a plan, each made when it is asked for. */
export interface PublishedPlan {
  plan: WorkspacePlan;
  data: PlanEntry;
  /** The image files that its page shows, by their paths from the plan. */
  images: string[];
  /** Begins to draw, so that drawings are there when the page is asked for. */
  draw(): void;
  /** @throws {AstroError} that names the plan, where the page cannot be made */
  page(t: Translate): Promise<RenderedPage>;
  /** A piece of the page for another page. @throws as `page` */
  piece(piece: Piece, t: Translate, place: Place): Promise<RenderedPage>;
  json(): string;
  mermaid(): string;
}

/** What the pages of a site have in common. */
export interface Surroundings {
  site: Site;
  linkOf: (file: string) => LinkResolver;
  planPage: PlanPages;
}

/** @param plans all plans of the site */
export function surroundingsOf(plans: readonly WorkspacePlan[], site: Site): Surroundings {
  return { site, linkOf: linkResolvers(site, plans), planPage: planPages(site, plans) };
}

/** What publishes the plans. */
export interface Host {
  config: AstroConfig;
  /** Told where a page shows something in place of a drawing or an image. */
  warn(message: string): void;
}

/** Looks at the images that a plan shows, and leaves the rest until it is asked for. */
export async function publish(
  plan: WorkspacePlan,
  { site, linkOf, planPage }: Surroundings,
  { config, warn }: Host,
): Promise<PublishedPlan> {
  const link = linkOf(plan.file);
  const images = await checkImages(plan, warn);
  const { transitiveReduction, html, remoteImages } = plan.settings;
  const drawings = new Map<string, Promise<Drawings>>();
  const drawnIn = (t: Translate) => {
    const made = drawings.get(t.lang);
    if (made) return made;
    const begun = drawPlan(plan, { planPage, cache: drawingsFolder(config), transitiveReduction, t });
    drawings.set(t.lang, begun);
    return begun;
  };
  const options = { link, planPage, title: false, html, remoteImages };
  const makePage = async (t: Translate) => {
    const drawn = await drawnIn(t);
    const fault = faultOf(drawn);
    if (fault !== undefined) warn(`${plan.path}: the page shows the source of its graph. ${fault}`);
    const tree = pageOf(plan, drawn, { ...options, contents: true, t });
    return toPageHtml(withPublishableImages(tree, images, link), config);
  };
  const makePiece = async (piece: Piece, t: Translate, place: Place) => {
    const drawn = piece.kind === 'graph' ? await drawnIn(t) : undrawn;
    const { findings, beside } = plan;
    const tree = renderPiece(piece, plan.plan, plan.graph, { ...drawn, ...options, findings, beside, t });
    return toPageHtml(parseDrawings(withPublishableImages(tree, images, link)), config, embedding(place));
  };
  const orBug = (error: unknown) => Promise.reject(bugIn(plan, error));
  return {
    plan,
    data: entryData(plan, site),
    images: publishedImages(images),
    // Whoever asks for the page is told what went wrong.
    draw: () => void drawnIn(siteLanguage(site.options)).catch(() => undefined),
    page: (t) => makePage(t).catch(orBug),
    piece: (piece, t, place) => makePiece(piece, t, place).catch(orBug),
    json: () => `${JSON.stringify(toJson(plan.plan, plan.graph), null, 2)}\n`,
    mermaid: () => toMermaid(plan.graph, english),
  };
}

/** For pieces without a drawing, so that none waits for one. */
const undrawn: Drawings = { diagram: null, source: '' };

function bugIn({ path }: WorkspacePlan, error: unknown): Error {
  const cause = error instanceof Error ? error.message : String(error);
  const hint = 'This is a bug in Planwright. Please report it, with the plan.';
  return planwrightError(`The page of ${path} could not be made. ${cause}`, hint);
}

/** Drawings outlive the pages they are on: one that has not changed is not drawn again. */
export const drawingsFolder = ({ cacheDir }: AstroConfig) => fileURLToPath(new URL('planwright/', cacheDir));
