import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroConfig } from 'astro';
import { toHtml } from 'hast-util-to-html';
import type { Measure } from '../mermaid/measure.ts';
import { loadMeasure } from '../mermaid/metrics.ts';
import { lazy } from '../plan/lazy.ts';
import { type Drawings, drawPlan, faultOf } from '../remark/draw.ts';
import { parseDrawings } from '../remark/drawings.ts';
import { renderPage } from '../render/page.ts';
import { type Piece, renderPiece } from '../render/pieces.ts';
import type { LinkResolver, PlanPage } from '../render/view.ts';
import type { Translate } from '../render/words/index.ts';
import { badgeOf, badgeSvg, shieldsEndpoint } from '../share/badge.ts';
import { historySection } from '../share/burn-up.ts';
import { datesIn, type FileDates, type GitLog, type History, historiesOf, logOf } from '../share/history.ts';
import { planJson } from '../share/json.ts';
import { pictureOf } from '../share/picture.ts';
import type { WorkspacePlan } from '../workspace/workspace.ts';
import { type EmbedPage, leadingAway } from './embed-page.ts';
import type { PlanEntry } from './entry.ts';
import { describePlan, entryData, pathInRepository } from './entry-data.ts';
import { planwrightError } from './error.ts';
import { type RenderedPage, toPageHtml } from './html.ts';
import { checkImages, type PlanImages, publishedImages, withPublishableImages } from './images.ts';
import { linkResolvers, planPages } from './links.ts';
import { adaptTo, type HostPage } from './piece.ts';
import { type Locale, type Site, siteLanguage } from './site.ts';
import { addressOf, siteUrls, type Urls } from './urls.ts';

/** What the plans of a site are published with. */
export interface Publisher extends PublishHost {
  site: Site;
  /** The link resolvers of each language. */
  links: (locale: Locale) => LocaleLinks;
  /** The words of what belongs to no single page, in each language. */
  words: (locale: Locale) => Translate;
  /** The commits of the plans. */
  log: () => Promise<GitLog>;
  /** The history of each plan, by its path in the repository. */
  histories: () => Promise<ReadonlyMap<string, History>>;
  /** Measures text; the fonts are loaded for the first badge. */
  measure: () => Measure;
}

/** The host that publishes the plans. */
interface PublishHost {
  config: AstroConfig;
  /** Called when a page shows a substitute for a drawing or an image. */
  warn(message: string): void;
  /** Called for each plan's page that was made. */
  onPage?(): void;
}

interface LocaleLinks {
  linkOf: (file: string) => LinkResolver;
  planPage: PlanPage;
}

/** @param plans all plans of the site */
export function publisherOf(plans: readonly WorkspacePlan[], site: Site, host: PublishHost): Publisher {
  const tracked = plans.map(({ id, file, settings, plan }) => {
    return { id, path: pathInRepository(file, site), isFolder: plan.parts.length > 0, settings };
  });
  const paths = tracked.map(({ path }) => path);
  const log = lazy(() => logOf(paths, site.repositoryRoot));
  const histories = lazy(async () => historiesOf(tracked, site.repositoryRoot, await log()));
  const links = each((locale): LocaleLinks => {
    return { linkOf: linkResolvers(site, plans, locale), planPage: planPages(site, plans, locale) };
  });
  const words = each((locale) => siteLanguage(site, locale));
  return { ...host, site, links, words, log, histories, measure: lazy(loadMeasure) };
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

/** Checks the images of a plan; everything else is made on demand. */
export async function publish(plan: WorkspacePlan, publisher: Publisher): Promise<PublishedPlan> {
  return new PublishedPlan(plan, await checkImages(plan, publisher.warn), publisher);
}

/** A plan of the site. Everything that is served for it is made on demand. */
export class PublishedPlan {
  readonly plan: WorkspacePlan;
  readonly data: PlanEntry;
  /** The image files that its page shows, by their paths from the plan. */
  readonly images: string[];
  readonly #shown: PlanImages;
  readonly #publisher: Publisher;
  readonly #siteLocale: Locale;
  readonly #siteWords: Translate;
  readonly #drawings = new Map<string, Promise<Drawings>>();

  /** @param shown the images that it shows, checked */
  constructor(plan: WorkspacePlan, shown: PlanImages, publisher: Publisher) {
    const { site, words } = publisher;
    this.plan = plan;
    this.#shown = shown;
    this.#publisher = publisher;
    this.#siteLocale = site.locales[0];
    this.#siteWords = words(this.#siteLocale);
    this.data = entryData(plan, site, this.#siteWords);
    this.images = publishedImages(shown);
  }

  /** Starts drawing, so that the drawings are ready when the page is requested. */
  async draw(): Promise<void> {
    const { site, words } = this.#publisher;
    // What went wrong is reported when the page is requested.
    await Promise.allSettled(site.locales.map((locale) => this.#drawn(words(locale), locale)));
  }

  /**
   * @param locale the language whose pages its links lead to; by default that of the site
   * @throws {AstroError} naming the plan, if the page cannot be made
   */
  page(t: Translate, locale = this.#siteLocale): Promise<RenderedPage> {
    const { config, warn, onPage } = this.#publisher;
    return this.#orBug(async () => {
      const drawn = await this.#drawn(t, locale);
      const fault = faultOf(drawn);
      if (fault !== undefined) warn(`${this.plan.path}: the page shows the source of its graph. ${fault}`);
      const parts = { ...this.#parts(drawn, t, locale), contents: true, permalinks: true };
      const tree = renderPage(this.plan.graph, parts);
      return toPageHtml(withPublishableImages(tree, this.#shown, parts.link), config);
    }).finally(onPage);
  }

  /** A piece of the page for another page. @throws as `page` */
  piece(piece: Piece, t: Translate, place: HostPage, locale = this.#siteLocale): Promise<RenderedPage> {
    return this.#orBug(async () => {
      const { linkOf } = this.#publisher.links(locale);
      const tree = await this.#pieceTree(piece, t, locale);
      const shown = withPublishableImages(tree, this.#shown, linkOf(this.plan.file));
      return toPageHtml(parseDrawings(shown), this.#publisher.config, adaptTo(place));
    });
  }

  /** The content of its embed page. @throws as `page` */
  embed(t: Translate, locale = this.#siteLocale): Promise<EmbedPage> {
    return this.#orBug(async () => {
      const planPage = siteUrls(this.#publisher.site, locale).plan(this.plan.id);
      const { html } = await toPageHtml(await this.#pieceTree({ kind: 'embed' }, t, locale), this.#publisher.config);
      return { title: this.data.title, planPage, content: leadingAway(html, planPage) };
    });
  }

  /** Its address in the playground; null for a plan of several files. */
  inPlayground({ playground }: Pick<Urls, 'playground'>): string | null {
    const { id, format, parts } = this.plan.plan;
    if (parts.length > 0) return null;
    const named = format === 'planwright' ? '' : `&format=${format}`;
    return `${playground}?plan=${encodeURIComponent(addressOf(id))}${named}`;
  }

  /** Its data as JSON, for other programs. */
  async json(): Promise<string> {
    return `${JSON.stringify(planJson(this.plan, await this.#history()), null, 2)}\n`;
  }

  /** Its badge as an SVG, and as the JSON of an endpoint badge of shields.io. */
  badge(): { svg: string; shields: object } {
    const badge = badgeOf(this.plan.graph, this.#siteWords);
    return { svg: badgeSvg(badge, this.#publisher.measure()), shields: shieldsEndpoint(badge) };
  }

  /** Its picture as PNG. */
  async picture(): Promise<Uint8Array> {
    const { config, warn } = this.#publisher;
    const { png, missing } = await pictureOf(
      {
        title: this.data.title,
        graph: this.plan.graph,
        projects: [join(this.#publisher.site.root, 'package.json')],
        cache: drawingsFolder(config),
      },
      this.#siteWords,
    );
    if (missing.length > 0) {
      const packages = missing.join(' or ');
      warn(
        `${this.plan.path}: the picture for link previews has no title, since no font has its letters. Install ${packages}.`,
      );
    }
    return png;
  }

  /** One sentence, for search engines and link previews. */
  describe(t: Translate): string {
    return describePlan(this.plan, t);
  }

  /** Its history as HTML; empty without git. */
  async history(t: Translate): Promise<string> {
    const history = await this.#history();
    return history ? toHtml(historySection(history, Date.now(), t)) : '';
  }

  /** When it was added and when it last changed; null without git. */
  async dates(): Promise<FileDates | null> {
    return datesIn(await this.#publisher.log(), this.data.path);
  }

  async #history(): Promise<History | undefined> {
    return (await this.#publisher.histories()).get(this.data.path);
  }

  #drawn(t: Translate, locale: Locale): Promise<Drawings> {
    const key = JSON.stringify([locale.path, t.lang, t.own]);
    const { transitiveReduction } = this.plan.settings;
    const { planPage } = this.#publisher.links(locale);
    const cache = drawingsFolder(this.#publisher.config);
    const drawing = this.#drawings.get(key) ?? drawPlan(this.plan, { planPage, cache, transitiveReduction, t });
    this.#drawings.set(key, drawing);
    return drawing;
  }

  #parts(drawn: Drawings, t: Translate, locale: Locale) {
    const { site, links } = this.#publisher;
    const { findings, beside } = this.plan;
    const { html, remoteImages } = this.plan.settings;
    const { linkOf, planPage } = links(locale);
    const sourceHref = siteUrls(site, locale).file(addressOf(this.plan.plan.id), 'plan.mmd');
    const link = linkOf(this.plan.file);
    return { ...drawn, findings, beside, link, planPage, sourceHref, title: false, html, remoteImages, t };
  }

  async #pieceTree(piece: Piece, t: Translate, locale: Locale) {
    const drawn = piece.kind === 'graph' || piece.kind === 'embed' ? await this.#drawn(t, locale) : undrawn;
    return renderPiece(piece, this.plan.graph, this.#parts(drawn, t, locale));
  }

  async #orBug<T>(make: () => Promise<T>): Promise<T> {
    try {
      return await make();
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error);
      const hint = 'This is a bug in Planwright. Please report it, with the plan.';
      throw planwrightError(`The page of ${this.plan.path} could not be made. ${cause}`, hint);
    }
  }
}

/** For pieces without a drawing, so that they do not wait for one. */
const undrawn: Drawings = { diagram: null, source: '' };

/** Drawings are kept from build to build: one that has not changed is not drawn again. */
export const drawingsFolder = ({ cacheDir }: AstroConfig) => fileURLToPath(new URL('planwright/', cacheDir));
