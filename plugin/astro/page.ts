import { fileURLToPath, pathToFileURL } from 'node:url';
import { createMarkdownProcessor } from '@astrojs/markdown-remark';
import type { AstroConfig } from 'astro';
import type { Nodes } from 'mdast';
import type { ForeignTask, PlanGraph } from '../graph/model.ts';
import { toMermaid } from '../mermaid/text.ts';
import { everyNode } from '../plan/walk.ts';
import { type Drawings, drawPlan, faultOf } from '../remark/draw.ts';
import { remarkPlanPage } from '../remark/page.ts';
import { toJson } from '../render/json.ts';
import type { WorkspacePlan } from '../workspace/workspace.ts';
import { codeHighlighting } from './code.ts';
import { digest } from './digest.ts';
import { checkImages, type PlanImages, remarkPublishableImages } from './images.ts';
import { type LinkResolver, linkResolvers, type PlanPages, planPages } from './links.ts';
import type { Rendered } from './page-files.ts';
import { finishedPieces, type Pieces } from './pieces.ts';
import { withoutForgedImages } from './placeholder.ts';
import type { Site } from './site.ts';

/** All that decides what a plan's page looks like. */
export interface PageInput {
  plan: WorkspacePlan;
  link: LinkResolver;
  planPage: PlanPages;
  images: PlanImages;
  /** What is served beside the page. */
  json: string;
  mermaid: string;
  /** Two inputs with the same digest make the same page. */
  digest: string;
}

/** What the pages of a site have in common. */
export interface Surroundings {
  linkOf: (file: string) => LinkResolver;
  planPage: PlanPages;
  /** A digest of the site. */
  site: string;
  /** A digest of where its plans are. */
  places: string;
}

/** @param plans all plans of the site */
export function surroundingsOf(plans: readonly WorkspacePlan[], site: Site): Surroundings {
  const places = plans.map(({ id, path, file }) => [id, path, file]);
  return {
    linkOf: linkResolvers(site, plans),
    planPage: planPages(site, plans),
    site: digest(site),
    places: digest(places),
  };
}

/** Gathers what a page is made from, the answers that other plans and the disk give included, without rendering it. */
export async function pageInput(
  plan: WorkspacePlan,
  { linkOf, planPage, site }: Omit<Surroundings, 'places'>,
): Promise<PageInput> {
  const link = linkOf(plan.file);
  const nodes = everyNode(plan.plan.tree.children);
  const images = await checkImages(nodes, plan.file);
  const json = `${JSON.stringify(toJson(plan.plan, plan.graph), null, 2)}\n`;
  const mermaid = toMermaid(plan.graph);
  const abroad = elsewhereShown(plan.graph, planPage);
  const answers = [[...images.local], targets(nodes, plan.graph).map(link), abroad, json, mermaid, plan.findings];
  return { plan, link, planPage, images, json, mermaid, digest: digest(site, plan.path, plan.bytes, answers) };
}

/** Everything that the page may want to link to. */
function targets(nodes: readonly Nodes[], { tasks }: PlanGraph): string[] {
  const urls = nodes.flatMap((node) => ('url' in node ? [node.url] : []));
  return [...urls, ...tasks.flatMap(({ foreign }) => foreign.map(({ plan }) => plan))];
}

/** What the page shows of other plans. */
function elsewhereShown({ tasks }: PlanGraph, planPage: PlanPages): unknown[] {
  const shown = ({ plan, task }: ForeignTask) => [
    planPage(plan),
    plan.title?.value,
    task.id,
    task.at.title.value,
    task.status,
  ];
  return tasks.map(({ foreign, foreignDependents }) => [
    foreign.map(({ found }) => (found?.kind === 'task' ? shown(found) : found?.kind)),
    foreignDependents.map(shown),
  ]);
}

/**
 * Makes the page as Astro makes pages of Markdown, whatever processor the project has chosen for its own.
 *
 * @returns the page, and where its graph could not be drawn, why
 * @throws for a plan that is too large to be read: a build never gets there, and in dev the page stays as it was
 */
export async function makePage(
  input: PageInput,
  config: AstroConfig,
): Promise<{ rendered: Rendered; fault: string | undefined }> {
  const { plan, planPage } = input;
  if (plan.plan.excess) throw new Error(plan.plan.excess.message);
  const { transitiveReduction } = plan.settings;
  const drawn = await drawPlan(plan, { planPage, cache: drawings(config), transitiveReduction });
  const pieces = finishedPieces();
  const processor = await processorFor(input, drawn, pieces, config);
  const { code, metadata } = await processor.render('', { fileURL: pathToFileURL(plan.file), frontmatter: {} });
  const { headings, frontmatter } = metadata;
  const imagePaths = [...metadata.localImagePaths, ...metadata.remoteImagePaths];
  const html = withoutForgedImages(pieces.insert(code), imagePaths);
  return { rendered: { html, metadata: { headings, imagePaths, frontmatter } }, fault: faultOf(drawn) };
}

/** The processor is given an empty file, and the page in its place: a plan is not parsed a second time. */
function processorFor(
  { plan, link, planPage, images }: PageInput,
  drawn: Drawings,
  { handlers }: Pieces,
  config: AstroConfig,
) {
  const page = { judged: plan, drawings: drawn, link, planPage, title: false, html: plan.settings.html };
  const { shikiConfig, rehypePlugins } = codeHighlighting(config);
  return createMarkdownProcessor({
    smartypants: false,
    image: config.image,
    // Starlight turns it off, since it highlights its own pages otherwise.
    syntaxHighlight: 'shiki',
    shikiConfig,
    rehypePlugins,
    remarkPlugins: [
      [remarkPlanPage, page],
      [remarkPublishableImages, { images, link }],
    ],
    remarkRehype: { handlers },
  });
}

/** Drawings outlive the pages they stand on: one that has not changed is not drawn again. */
export const drawings = ({ cacheDir }: AstroConfig) => fileURLToPath(new URL('planwright/', cacheDir));
