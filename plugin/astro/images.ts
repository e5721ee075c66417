import { readdir, rm } from 'node:fs/promises';
import { dirname, parse, resolve } from 'node:path';
import type { AstroConfig } from 'astro';
import { imageMetadata } from 'astro/assets/utils';
import type { Image, ImageReference, Nodes, PhrasingContent, Root } from 'mdast';
import { readContents } from '../files/contents.ts';
import { Boundary } from '../files/inside.ts';
import { srcsetUrls } from '../plan/html-tags.ts';
import { everyNode } from '../plan/walk.ts';
import type { LinkResolver } from '../render/view.ts';
import type { WorkspacePlan } from '../workspace/workspace.ts';
import { isHarmlessSvg } from './svg.ts';

/** The image formats that Astro publishes; its other input formats need a decoder that not every machine has. */
const formats = /\.(?:avif|gif|jpe?g|png|svg|tiff|webp)$/i;

/** Astro cannot find an image whose path has one of these. */
const UNFINDABLE = /[?#%\\\p{Cc}\p{Zl}\p{Zp}]/u;

/** Larger ones are not published. */
const MAX_BYTES = 2 ** 26;

/** In pixels. */
interface Size {
  width: number;
  height: number;
}

/** The images of a plan as it was read; null if it shows none. */
export type PlanImages = {
  /** The size of every local image by the address the plan gives; null for one that cannot be published. */
  local: ReadonlyMap<string, Size | null>;
  /** The address of each image reference by its identifier. */
  definitions: ReadonlyMap<string, string>;
} | null;

/**
 * Checks every local image that a plan shows, in Markdown or HTML. One that Astro cannot find or read would break the build
 * of the whole site without naming the plan.
 *
 * @param plan in the repository that its images must lie in
 * @param warn called for images that exist but could do harm
 */
export async function checkImages(
  { plan: { tree, links }, source, path, file, roots }: WorkspacePlan,
  warn: (message: string) => void,
): Promise<PlanImages> {
  if (!source.includes('![') && links.every(({ kind }) => kind !== 'image')) return null;
  const nodes = everyNode(tree.children);
  const definitions = new Map<string, string>();
  for (const node of nodes) {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node.url);
  }
  const referenced = nodes.flatMap((node) =>
    node.type === 'imageReference' ? (definitions.get(node.identifier) ?? []) : [],
  );
  const urls = [...links.flatMap(({ kind, url }) => (kind === 'image' ? url.value : [])), ...referenced];
  const within = new Boundary(roots.at(-1) ?? dirname(file));
  const local = [...new Set(urls)].filter(isLocal);
  const checked = await Promise.all(
    local.map(async (url) => {
      const size = UNFINDABLE.test(path) ? null : await sizeOf(url, file, within);
      if (size !== 'harmful') return [url, size] as const;
      warn(`${path}: the page shows the address of ${url} in place of the image, which could run scripts.`);
      return [url, null] as const;
    }),
  );
  return { local: new Map(checked), definitions };
}

/**
 * Returns the page with its publishable images only. Any other becomes a link to the file, or its address as text.
 *
 * @param images those of the plan as it was read: its page may have other addresses in its definitions
 */
export function withPublishableImages(tree: Root, images: PlanImages, link: LinkResolver): Root {
  if (images === null) return tree;
  const { local, definitions } = images;
  const publishable = (node: Image | ImageReference): PhrasingContent => {
    const url = addressOf(node, definitions);
    if (url === undefined || (!isLocal(url) && isDecodable(url))) return fromElsewhere(node);
    const size = local.get(url);
    return size ? published(node, relativePath(url), size) : inWords(node, url, link(url));
  };
  const withPublishable = <Node extends Nodes>(node: Node): Node => {
    if (!('children' in node)) return node;
    const children = node.children.map((child) => (isImage(child) ? publishable(child) : withPublishable(child)));
    return children.every((child, index) => child === node.children[index]) ? node : { ...node, children };
  };
  return withPublishable(tree);
}

/** The file that Astro makes of an image replaces everything that a `srcset` lists. */
function published(node: Image | ImageReference, url: string, size: Size): Image {
  const { align, media, width, height } = node.data?.hProperties ?? {};
  const image = { type: 'image' as const, url, alt: node.alt ?? '', title: 'title' in node ? node.title : null };
  if (node.data?.hName === 'source') {
    return { ...image, data: { hName: 'source', hProperties: { alt: undefined, media, densities: [1] } } };
  }
  const most = /\.svg$/i.test(url) ? { width: LARGEST, height: LARGEST } : size;
  return {
    ...image,
    data: { hProperties: { align, width: upTo(most.width, width), height: upTo(most.height, height) } },
  };
}

/** In pixels; for an SVG without a size, and for what Astro fetches. */
const LARGEST = 4096;

/** An image is never made larger than it is: that would only cost bytes. */
function upTo(most: number, wanted: unknown): number | undefined {
  return typeof wanted === 'number' && wanted >= 1 && wanted <= most ? wanted : undefined;
}

/** An image on another host. */
function fromElsewhere<Node extends Image | ImageReference>(node: Node): Node {
  if (!node.data?.hProperties) return node;
  const { srcSet, width, height, ...others } = node.data.hProperties;
  const set = typeof srcSet === 'string' && srcsetUrls(srcSet).some(isLocal) ? undefined : srcSet;
  const hProperties = { ...others, srcSet: set, width: upTo(LARGEST, width), height: upTo(LARGEST, height) };
  return { ...node, data: { ...node.data, hProperties } };
}

function inWords({ alt }: Image | ImageReference, url: string, target: string | null): PhrasingContent {
  const words: PhrasingContent[] = [{ type: 'text', value: alt ? `${alt} (${url})` : url }];
  return target === null ? { type: 'emphasis', children: words } : { type: 'link', url: target, children: words };
}

function isImage(node: Nodes): node is Image | ImageReference {
  return node.type === 'image' || node.type === 'imageReference';
}

function addressOf(
  node: Image | ImageReference,
  definitions: NonNullable<PlanImages>['definitions'],
): string | undefined {
  return node.type === 'image' ? node.url : definitions.get(node.identifier);
}

/** Neither on another host nor from the root of this one. */
export const isLocal = (url: string) => !URL.canParse(url) && !url.startsWith('/');

/** The images to publish, by their paths from the plan. */
export function publishedImages(images: PlanImages): string[] {
  return [...(images?.local ?? [])].flatMap(([url, size]) => (size ? decodeURI(relativePath(url)) : []));
}

/**
 * Removes the images of plans from Astro's cache, so that a build processes them again. Astro copies cached images
 * unchecked, and they may be incomplete, or come from anyone.
 *
 * @param images their paths
 */
export async function forgetCached(
  images: readonly string[],
  { cacheDir }: Pick<AstroConfig, 'cacheDir'>,
): Promise<void> {
  const folder = new URL('assets/', cacheDir);
  // A bundler may have replaced any other character of the name; a hash follows it.
  const plain = (name: string) => name.replace(/[^a-z\d]/gi, '_');
  const starts = new Set(images.map((path) => plain(`${parse(path).name}.`)));
  for (const name of await readdir(folder).catch(() => [])) {
    const isOfPlan = [...starts].some((start) => plain(name).startsWith(start));
    if (isOfPlan) await rm(new URL(encodeURIComponent(name), folder), { force: true, recursive: true });
  }
}

/** Astro takes a bare name for a package's. */
const relativePath = (url: string) => (url.startsWith('.') ? url : `./${url}`);

/** Astro decodes every image's address, and stops where that cannot be done. */
function isDecodable(url: string): boolean {
  try {
    decodeURI(url);
    return true;
  } catch {
    return false;
  }
}

/** Null if it cannot be published. */
async function sizeOf(url: string, file: string, within: Boundary): Promise<Size | 'harmful' | null> {
  if (!isDecodable(url) || !formats.test(url) || UNFINDABLE.test(decodeURI(url))) return null;
  const path = resolve(dirname(file), decodeURI(url));
  try {
    const { bytes } = readContents(path, MAX_BYTES, within);
    const { width, height, format } = await imageMetadata(bytes, path);
    return format === 'svg' && !isHarmlessSvg(bytes) ? 'harmful' : { width, height };
  } catch {
    return null;
  }
}
