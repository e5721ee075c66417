import { randomUUID } from 'node:crypto';
import type { AstroConfig } from 'astro';
import { isRemoteAllowed } from 'astro/assets/utils';
import type { Comment, Element, ElementContent, Nodes } from 'hast';
import { raw } from 'hast-util-raw';
import { toHtml } from 'hast-util-to-html';
import type { Code, Image, Root } from 'mdast';
import { defaultHandlers, type Handlers, type State, toHast } from 'mdast-util-to-hast';
import { visit } from 'unist-util-visit';
import { everyNode, preorder } from '../plan/walk.ts';
import type { PageElement } from '../render/elements.ts';
import { type Highlight, highlighterFor } from './code.ts';
import { isLocal } from './images.ts';
import { withoutForgedImages } from './placeholder.ts';

/** A page as Astro keeps one of Markdown: the HTML, its headings, and the images that Astro is to publish. */
export interface RenderedPage {
  html: string;
  headings: { depth: number; slug: string; text: string }[];
  imagePaths: string[];
}

/**
 * Makes HTML of a page's tree as Astro makes it of Markdown: code highlighted as the site has set it, raw HTML parsed, images
 * left to Astro. Only what a page has in it costs time: Astro's own processor walks each tree some ten times.
 *
 * @param tree as `pageOf` makes it, with images that can be published only
 * @param amend called with each element before it is serialised
 */
export async function toPageHtml(
  tree: Root,
  config: Pick<AstroConfig, 'image' | 'markdown'>,
  amend?: (element: Element) => void,
): Promise<RenderedPage> {
  const nodes = everyNode(tree.children);
  const codes = nodes.filter((node) => node.type === 'code');
  const serialise = (node: Nodes) => {
    if (amend) visit(node, 'element', amend);
    return toHtml(node, { allowDangerousHtml: true });
  };
  const highlighted = codes.length > 0 ? await highlightAll(codes, await highlighterFor(config)) : new Map();
  const pieces = finishedPieces(highlighted, serialise);
  const images = imageHandler(config);
  const hast = toHast(tree, { allowDangerousHtml: true, handlers: { ...pieces.handlers, image: images.handler } });
  const headings = headingsOf(hast);
  const whole = nodes.some((node) => node.type === 'html') ? raw(hast) : hast;
  const imagePaths = [...images.paths];
  const html = pieces.insert(serialise(whole));
  return { html: withoutForgedImages(html, imagePaths), headings, imagePaths };
}

async function highlightAll(codes: readonly Code[], highlight: Highlight): Promise<ReadonlyMap<Code, Element>> {
  const highlighted = await Promise.all(codes.map(async (code) => [code, await highlight(code)] as const));
  return new Map(highlighted.flatMap(([code, element]) => (element ? [[code, element] as const] : [])));
}

/**
 * Keeps the finished pieces of a page, two thirds of it, out of its tree. Each is serialised once, and a comment holds its
 * place.
 */
function finishedPieces(highlighted: ReadonlyMap<Code, Element>, serialise: (node: Element) => string) {
  const pieces: string[] = [];
  // No author can know it.
  const mark = randomUUID();
  const hold = (piece: Element): Comment => {
    const index = pieces.push(serialise(piece)) - 1;
    return { type: 'comment', value: `${mark} ${index}` };
  };
  const handlers: Handlers = {
    code(state, node: Code) {
      const element = highlighted.get(node);
      return element ? hold(element) : defaultHandlers.code(state, node);
    },
    planwright(state, node: PageElement) {
      const { hName: tagName, hProperties: properties, hChildren } = node.data;
      if (hChildren) return hold({ type: 'element', tagName, properties, children: hChildren });
      return { type: 'element', tagName, properties, children: state.all(node) as ElementContent[] };
    },
  };
  const insert = (html: string): string =>
    html.replaceAll(new RegExp(`<!--${mark} (\\d+)-->`, 'g'), (_, index) => pieces[index] ?? '');
  return { handlers, insert };
}

/** Leaves what Astro publishes to it: its own mark says what the image element will hold. */
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

/** The headings that have an id: of those in raw HTML Astro knows nothing either. */
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
