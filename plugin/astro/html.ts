import type { AstroConfig } from 'astro';
import { isRemoteAllowed } from 'astro/assets/utils';
import type { Element, Nodes } from 'hast';
import type { Image, Root } from 'mdast';
import { defaultHandlers, type State } from 'mdast-util-to-hast';
import { preorder } from '../plan/walk.ts';
import { toHtml } from '../render/html.ts';
import { highlighterFor } from './code.ts';
import { isLocal } from './images.ts';
import { withoutForgedImages } from './placeholder.ts';

/** A rendered page in the shape that Astro has for Markdown: HTML, headings, and the images that Astro is to publish. */
export interface RenderedPage {
  html: string;
  headings: { depth: number; slug: string; text: string }[];
  imagePaths: string[];
}

/**
 * Renders a page's tree as Astro renders Markdown: code highlighted by the site's settings, raw HTML parsed, images
 * left to Astro. (Astro's own processor walks each tree some ten times.)
 *
 * @param tree from `renderPage` or `renderPiece`, with publishable images only
 * @param amend called with each element before it is serialised
 */
export async function toPageHtml(
  tree: Root,
  config: Pick<AstroConfig, 'image' | 'markdown'>,
  amend?: (element: Element) => void,
): Promise<RenderedPage> {
  const images = imageHandler(config);
  const highlighter = () => highlighterFor(config.markdown.shikiConfig);
  const { html, hast } = await toHtml(tree, { handlers: { image: images.handler }, highlighter, amend });
  const imagePaths = [...images.paths];
  return { html: withoutForgedImages(html, imagePaths), headings: headingsOf(hast), imagePaths };
}

/** Leaves publishable images to Astro, by the attribute with which it marks them. */
function imageHandler({ image: { domains, remotePatterns } }: Pick<AstroConfig, 'image'>) {
  const paths = new Set<string>();
  const shown = new Map<string, number>();
  const handler = (state: State, node: Image): Element => {
    const element = defaultHandlers.image(state, node) as Element;
    const { src: encoded, ...properties } = element.properties;
    if (encoded === undefined) return element;
    const src = decodeURI(String(encoded));
    if (!isLocal(src) && !(URL.canParse(src) && isRemoteAllowed(src, { domains, remotePatterns }))) return element;
    paths.add(src);
    const index = shown.get(src) ?? 0;
    shown.set(src, index + 1);
    const size = isLocal(src) ? {} : { inferSize: true };
    return { ...element, properties: { __ASTRO_IMAGE_: JSON.stringify({ ...size, ...properties, src, index }) } };
  };
  return { handler, paths };
}

/** The headings that have an id. Those in raw HTML are left out, as in Astro. */
function headingsOf(tree: Nodes): RenderedPage['headings'] {
  return preorder(tree.type === 'root' ? tree.children : [], (node): readonly Nodes[] =>
    'children' in node ? node.children : [],
  ).flatMap((node) => {
    const depth = node.type === 'element' ? Number(/^h([1-6])$/.exec(node.tagName)?.[1]) : Number.NaN;
    if (node.type !== 'element' || Number.isNaN(depth) || node.properties.id === undefined) return [];
    return { depth, slug: String(node.properties.id), text: plainText(node) };
  });
}

/** A heading's text without the numbers of footnotes. */
function plainText(heading: Element): string {
  const isNumber = (node: Nodes) => node.type === 'element' && 'dataFootnoteRef' in node.properties;
  const nodes = preorder<Nodes>([heading], (node) => ('children' in node && !isNumber(node) ? node.children : []));
  return nodes.map((node) => (node.type === 'text' ? node.value : '')).join('');
}
