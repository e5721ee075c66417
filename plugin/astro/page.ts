import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroConfig } from 'astro';
import { toHtml } from 'hast-util-to-html';
import type { Measure } from '../mermaid/measure.ts';
import { loadMeasure } from '../mermaid/metrics.ts';
import { toMermaid } from '../mermaid/text.ts';
import { lazy } from '../plan/lazy.ts';
import { type Drawings, drawPlan, faultOf } from '../remark/draw.ts';
import { parseDrawings } from '../remark/drawings.ts';
import { pageOf } from '../remark/page.ts';
import { type Piece, renderPiece } from '../render/pieces.ts';
import { english, type Translate } from '../render/words/index.ts';
import { badgeOf, badgeSvg, shieldsEndpoint } from '../share/badge.ts';
import { historySection } from '../share/burn-up.ts';
import { datesIn, type FileDates, type History, historiesOf, type Log, logOf } from '../share/history.ts';
import { planJson } from '../share/json.ts';
import { pictureOf } from '../share/picture.ts';
import type { WorkspacePlan } from '../workspace/workspace.ts';
import { type EmbedPage, leadingAway } from './embed-page.ts';
import type { PlanEntry } from './entry.ts';
import { describePlan, entryData, pathInRepository } from './entry-data.ts';
import { planwrightError } from './error.ts';
import { type RenderedPage, toPageHtml } from './html.ts';
import { checkImages, publishedImages, withPublishableImages } from './images.ts';
import { siteLanguage } from './language.ts';
import { type LinkResolver, linkResolvers, type PlanPages, planPages } from './links.ts';
import { adaptTo, type Place } from './piece.ts';
import type { Locale, Site } from './site.ts';
import { addressOf, siteUrls, type Urls } from './urls.ts';

/** Everything that is served for a plan, made on demand. */
export interface PublishedPlan {
  plan: WorkspacePlan;
  data: PlanEntry;
  /** The image files that its page shows, by their paths from the plan. */
  images: string[];
  /** Starts drawing, so that the drawings are ready when the page is requested. */
  draw(): Promise<void>;
  /**
   * @param locale the language whose pages its links lead to; by default that of the site
   * @throws {AstroError} naming the plan, if the page cannot be made
   */
  page(t: Translate, locale?: Locale): Promise<RenderedPage>;
  /** A piece of the page for another page. @throws as `page` */
  piece(piece: Piece, t: Translate, place: Place, locale?: Locale): Promise<RenderedPage>;
  /** The content of its embed page. @throws as `page` */
  embed(t: Translate, locale?: Locale): Promise<EmbedPage>;
  /** Its Markdown source. */
  source(): string;
  /** Its address in the playground; null for a plan of several files. */
  inPlayground(urls: Pick<Urls, 'playground'>): string | null;
  json(): Promise<string>;
  mermaid(): string;
  /** Its badge as an SVG, and as the JSON of an endpoint badge of shields.io. */
  badge(): { svg: string; shields: object };
  /** Its picture as PNG. */
  picture(): Promise<Uint8Array>;
  /** One sentence, for search engines and link previews. */
  describe(t: Translate): string;
  /** Its history as HTML; empty without git. */
  history(t: Translate): Promise<string>;
  /** When it was added and when it last changed; null without git. */
  dates(): Promise<FileDates | null>;
}

/** Data that the pages of a site share. */
export interface Surroundings {
  site: Site;
  /** The link resolvers of each language. */
  links: (locale: Locale) => Links;
  /** The words of what belongs to no single page, in each language. */
  words: (locale: Locale) => Translate;
  /** The commits of the plans. */
  log: () => Promise<Log>;
  /** The history of each plan, by its path in the repository. */
  histories: () => Promise<ReadonlyMap<string, History>>;
  /** Measures text; the fonts are loaded for the first badge. */
  measure: () => Measure;
}

interface Links {
  linkOf: (file: string) => LinkResolver;
  planPage: PlanPages;
}

/** @param plans all plans of the site */
export function surroundingsOf(plans: readonly WorkspacePlan[], site: Site): Surroundings {
  const tracked = plans.map(({ id, file, settings }) => ({ id, path: pathInRepository(file, site), settings }));
  const paths = tracked.map(({ path }) => path);
  const log = lazy(() => logOf(paths, site.repositoryRoot));
  const histories = lazy(async () => historiesOf(tracked, site.repositoryRoot, await log()));
  const links = each((locale): Links => {
    return { linkOf: linkResolvers(site, plans, locale), planPage: planPages(site, plans, locale) };
  });
  const words = each((locale) => siteLanguage(site, locale));
  return { site, links, words, log, histories, measure: lazy(loadMeasure) };
}

/** Makes a value once per language. */
function each<T>(make: (locale: Locale) => T): (locale: Locale) => T {
  const made = new Map<string, T>();
  return (locale) => {
    const value = made.get(locale.path) ?? make(locale);
    made.set(locale.path, value);
    return value;
  };
}

/** The host that publishes the plans. */
export interface Host {
  config: AstroConfig;
  /** Called when a page shows a substitute for a drawing or an image. */
  warn(message: string): void;
  /** Called for each plan's page that was made. */
  onPage?(): void;
}

/** Checks the images of a plan; everything else is made on demand. */
export async function publish(
  plan: WorkspacePlan,
  { site, links, words, log, histories, measure }: Surroundings,
  { config, warn, onPage }: Host,
): Promise<PublishedPlan> {
  const images = await checkImages(plan, warn);
  const { transitiveReduction, html, remoteImages } = plan.settings;
  const [first] = site.locales;
  const own = words(first);
  const data = entryData(plan, site, own);
  const drawings = new Map<string, Promise<Drawings>>();
  const drawnIn = (t: Translate, locale: Locale) => {
    const key = JSON.stringify([locale.path, t.lang, t.own]);
    const { planPage } = links(locale);
    const drawing =
      drawings.get(key) ?? drawPlan(plan, { planPage, cache: drawingsFolder(config), transitiveReduction, t });
    drawings.set(key, drawing);
    return drawing;
  };
  const optionsIn = (locale: Locale) => {
    const { linkOf, planPage } = links(locale);
    const sourceHref = siteUrls(site, locale).file(addressOf(plan.plan.id), 'plan.mmd');
    return { link: linkOf(plan.file), planPage, sourceHref, title: false, html, remoteImages };
  };
  const makePage = async (t: Translate, locale: Locale) => {
    const drawn = await drawnIn(t, locale);
    const fault = faultOf(drawn);
    if (fault !== undefined) warn(`${plan.path}: the page shows the source of its graph. ${fault}`);
    const options = optionsIn(locale);
    const tree = pageOf(plan, drawn, { ...options, contents: true, permalinks: true, t });
    return toPageHtml(withPublishableImages(tree, images, options.link), config);
  };
  const pieceIn = async (piece: Piece, t: Translate, locale: Locale) => {
    const drawn = piece.kind === 'graph' || piece.kind === 'embed' ? await drawnIn(t, locale) : undrawn;
    const { findings, beside } = plan;
    return renderPiece(piece, plan.plan, plan.graph, { ...drawn, ...optionsIn(locale), findings, beside, t });
  };
  const makePiece = async (piece: Piece, t: Translate, place: Place, locale: Locale) => {
    const options = optionsIn(locale);
    const tree = await pieceIn(piece, t, locale);
    return toPageHtml(parseDrawings(withPublishableImages(tree, images, options.link)), config, adaptTo(place));
  };
  const makeEmbed = async (t: Translate, locale: Locale): Promise<EmbedPage> => {
    const planPage = siteUrls(site, locale).plan(plan.id);
    const { html } = await toPageHtml(await pieceIn({ kind: 'embed' }, t, locale), config);
    return { title: data.title, planPage, content: leadingAway(html, planPage) };
  };
  const orBug = (error: unknown) => Promise.reject(bugIn(plan, error));
  return {
    plan,
    data,
    images: publishedImages(images),
    draw: async () => {
      // What went wrong is reported when the page is requested.
      await Promise.allSettled(site.locales.map((locale) => drawnIn(words(locale), locale)));
    },
    page: (t, locale = first) =>
      makePage(t, locale)
        .catch(orBug)
        .finally(() => onPage?.()),
    piece: (piece, t, place, locale = first) => makePiece(piece, t, place, locale).catch(orBug),
    embed: (t, locale = first) => makeEmbed(t, locale).catch(orBug),
    source: () => plan.source,
    inPlayground: ({ playground }) => {
      if (plan.plan.parts.length > 0) return null;
      const { id, format } = plan.plan;
      const named = format === 'planwright' ? '' : `&format=${format}`;
      return `${playground}?plan=${encodeURIComponent(addressOf(id))}${named}`;
    },
    json: async () => `${JSON.stringify(planJson(plan, (await histories()).get(data.path)), null, 2)}\n`,
    mermaid: () => toMermaid(plan.graph, english),
    badge: () => {
      const badge = badgeOf(plan.graph, own);
      return { svg: badgeSvg(badge, measure()), shields: shieldsEndpoint(badge) };
    },
    describe: (t) => describePlan(plan, t),
    history: async (t) => {
      const history = (await histories()).get(data.path);
      return history ? toHtml(historySection(history, Date.now(), t)) : '';
    },
    dates: async () => datesIn(await log(), data.path),
    picture: async () => {
      const picture = {
        title: data.title,
        graph: plan.graph,
        projects: [join(site.root, 'package.json')],
        cache: drawingsFolder(config),
      };
      const { png, missing } = await pictureOf(picture, own);
      const hint = `For its title, install ${missing.join(' or ')}.`;
      if (missing.length > 0)
        warn(`${plan.path}: the picture that links to it show has no title, for want of a font. ${hint}`);
      return png;
    },
  };
}

/** For pieces without a drawing, so that they do not wait for one. */
const undrawn: Drawings = { diagram: null, source: '' };

function bugIn({ path }: WorkspacePlan, error: unknown): Error {
  const cause = error instanceof Error ? error.message : String(error);
  const hint = 'This is a bug in Planwright. Please report it, with the plan.';
  return planwrightError(`The page of ${path} could not be made. ${cause}`, hint);
}

/** Drawings are kept from build to build: one that has not changed is not drawn again. */
export const drawingsFolder = ({ cacheDir }: AstroConfig) => fileURLToPath(new URL('planwright/', cacheDir));
