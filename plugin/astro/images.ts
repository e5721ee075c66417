import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { imageMetadata } from 'astro/assets/utils';
import type { Image, ImageReference, PhrasingContent, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { LinkResolver } from './links.ts';

/** What Astro publishes as an image; its other input formats need a decoder that not every machine has. */
const formats = /\.(?:avif|gif|jpe?g|png|svg|tiff|webp)$/i;

/**
 * Which of the local images that a plan shows can be published, by the address the plan gives. One that Astro cannot find or
 * read would break the build of the whole site without naming the plan.
 *
 * @param file absolute path of the plan
 */
export async function checkImages(tree: Root, file: string): Promise<Map<string, boolean>> {
  const found = new Map<string, boolean>();
  for (const { url } of images(tree)) {
    if (isLocal(url) && !found.has(url)) found.set(url, await isPublishable(url, file));
  }
  return found;
}

/**
 * A remark plugin that leaves Astro only images it can publish. Of any other, a link to the file or its address stays, in
 * words.
 */
export function remarkPublishableImages(options: { published: ReadonlyMap<string, boolean>; link: LinkResolver }) {
  return (tree: Root): void => {
    for (const { node, url, siblings } of images(tree)) {
      if (!isLocal(url) && isDecodable(url)) continue;
      if (options.published.get(url)) Object.assign(node, { type: 'image', url: relativePath(url) });
      else siblings[siblings.indexOf(node)] = inWords(node, url, options.link(url));
    }
  };
}

function inWords(node: Image | ImageReference, url: string, target: string | null): PhrasingContent {
  const words: PhrasingContent[] = [{ type: 'text', value: node.alt ? `${node.alt} (${url})` : url }];
  if (target === null) return { type: 'emphasis', children: words };
  return { type: 'link', url: target, children: words };
}

/** Every image with its address, those written as a reference included. */
function images(tree: Root): { node: Image | ImageReference; url: string; siblings: PhrasingContent[] }[] {
  const definitions = new Map<string, string>();
  visit(tree, 'definition', ({ identifier, url }) => {
    if (!definitions.has(identifier)) definitions.set(identifier, url);
  });
  const found: ReturnType<typeof images> = [];
  visit(tree, ['image', 'imageReference'], (node, _, parent) => {
    if (node.type !== 'image' && node.type !== 'imageReference') return;
    const url = node.type === 'image' ? node.url : definitions.get(node.identifier);
    if (url !== undefined && parent) found.push({ node, url, siblings: parent.children as PhrasingContent[] });
  });
  return found;
}

/** Neither on another host nor from the top of this one. */
const isLocal = (url: string) => !URL.canParse(url) && !url.startsWith('/');

/** Astro looks for a local image at its decoded address, and takes a bare name for a package's. */
const relativePath = (url: string) => (url.startsWith('.') ? url : `./${url}`);

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
  try {
    const path = resolve(dirname(file), decodeURI(url));
    await imageMetadata(await readFile(path), path);
    return true;
  } catch {
    return false;
  }
}
