import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { imageMetadata } from 'astro/assets/utils';
import type { Image, ImageReference, PhrasingContent, Root } from 'mdast';
import { visit } from 'unist-util-visit';
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
 * @param file absolute path of the plan
 */
export async function checkImages(tree: Root, file: string): Promise<PlanImages> {
  const definitions = new Map<string, string>();
  visit(tree, 'definition', ({ identifier, url }) => {
    if (!definitions.has(identifier)) definitions.set(identifier, url);
  });
  const urls = new Set(images(tree, definitions).flatMap(({ url }) => (isLocal(url) ? [url] : [])));
  const checked = await Promise.all([...urls].map(async (url) => [url, await isPublishable(url, file)] as const));
  return { local: new Map(checked), definitions };
}

/**
 * A remark plugin that leaves Astro only images it can publish. Of any other there stays a link to the file, or its address.
 *
 * @param options `images` are those of the plan as it was read: its page may have other addresses in its definitions
 */
export function remarkPublishableImages(options: { images: PlanImages; link: LinkResolver }) {
  const { local, definitions } = options.images;
  return (tree: Root): void => {
    for (const { node, url, siblings } of images(tree, definitions)) {
      if (!isLocal(url) && isDecodable(url)) continue;
      siblings[siblings.indexOf(node)] = local.get(url)
        ? { type: 'image', url: relativePath(url), alt: node.alt ?? '' }
        : inWords(node, url, options.link(url));
    }
  };
}

function inWords({ alt }: Image | ImageReference, url: string, target: string | null): PhrasingContent {
  const words: PhrasingContent[] = [{ type: 'text', value: alt ? `${alt} (${url})` : url }];
  return target === null ? { type: 'emphasis', children: words } : { type: 'link', url: target, children: words };
}

/** Every image with its address and the list it stands in. */
function images(tree: Root, definitions: PlanImages['definitions']) {
  const found: { node: Image | ImageReference; url: string; siblings: PhrasingContent[] }[] = [];
  visit(tree, ['image', 'imageReference'], (node, _, parent) => {
    if (node.type !== 'image' && node.type !== 'imageReference') return;
    const url = node.type === 'image' ? node.url : definitions.get(node.identifier);
    if (url !== undefined && parent) found.push({ node, url, siblings: parent.children as PhrasingContent[] });
  });
  return found;
}

/** Neither on another host nor from the top of this one. */
const isLocal = (url: string) => !URL.canParse(url) && !url.startsWith('/');

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
