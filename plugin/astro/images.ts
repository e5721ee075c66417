import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { imageMetadata } from 'astro/assets/utils';
import type { Image, ImageReference, Nodes, PhrasingContent, Root } from 'mdast';
import type { LinkResolver } from './links.ts';

/** What Astro publishes as an image; its other input formats need a decoder that not every machine has. */
const formats = /\.(?:avif|gif|jpe?g|png|svg|tiff|webp)$/i;

/** The images of a plan, as it was read. */
export interface PlanImages {
  /** Whether it can be published, of every local image by the address the plan gives. */
  local: ReadonlyMap<string, boolean>;
  /** The address of each image reference by its identifier. */
  definitions: ReadonlyMap<string, string>;
}

/**
 * Looks at every local image that a plan shows. One that Astro cannot find or read would break the build of the whole site
 * without naming the plan.
 *
 * @param nodes of the plan
 * @param file absolute path of the plan
 */
export async function checkImages(nodes: readonly Nodes[], file: string): Promise<PlanImages> {
  const definitions = new Map<string, string>();
  for (const node of nodes) {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node.url);
  }
  const urls = new Set<string>();
  for (const node of nodes) {
    const url = isImage(node) ? addressOf(node, definitions) : undefined;
    if (url !== undefined && isLocal(url)) urls.add(url);
  }
  const checked = await Promise.all([...urls].map(async (url) => [url, await isPublishable(url, file)] as const));
  return { local: new Map(checked), definitions };
}

/**
 * A page with only those images that can be published. Any other becomes a link to the file, or its address.
 *
 * @param images those of the plan as it was read: its page may have other addresses in its definitions
 */
export function withPublishableImages(tree: Root, { local, definitions }: PlanImages, link: LinkResolver): Root {
  const publishable = (node: Image | ImageReference): PhrasingContent => {
    const url = addressOf(node, definitions);
    if (url === undefined || (!isLocal(url) && isDecodable(url))) return node;
    if (local.get(url))
      return { type: 'image', url: relativePath(url), alt: node.alt ?? '', title: 'title' in node ? node.title : null };
    return inWords(node, url, link(url));
  };
  const withPublishable = <Node extends Nodes>(node: Node): Node => {
    if (!('children' in node)) return node;
    const children = node.children.map((child) => (isImage(child) ? publishable(child) : withPublishable(child)));
    return children.every((child, index) => child === node.children[index]) ? node : { ...node, children };
  };
  return withPublishable(tree);
}

function inWords({ alt }: Image | ImageReference, url: string, target: string | null): PhrasingContent {
  const words: PhrasingContent[] = [{ type: 'text', value: alt ? `${alt} (${url})` : url }];
  return target === null ? { type: 'emphasis', children: words } : { type: 'link', url: target, children: words };
}

function isImage(node: Nodes): node is Image | ImageReference {
  return node.type === 'image' || node.type === 'imageReference';
}

function addressOf(node: Image | ImageReference, definitions: PlanImages['definitions']): string | undefined {
  return node.type === 'image' ? node.url : definitions.get(node.identifier);
}

/** Neither on another host nor from the top of this one. */
export const isLocal = (url: string) => !URL.canParse(url) && !url.startsWith('/');

/** The images to publish, by their paths from the plan. */
export function publishedImages({ local }: PlanImages): string[] {
  return [...local].flatMap(([url, isPublishable]) => (isPublishable ? decodeURI(relativePath(url)) : []));
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

async function isPublishable(url: string, file: string): Promise<boolean> {
  if (!isDecodable(url) || !formats.test(url) || /[?#%]/.test(decodeURI(url))) return false;
  const path = resolve(dirname(file), decodeURI(url));
  try {
    await imageMetadata(await readFile(path), path);
    return true;
  } catch {
    return false;
  }
}
