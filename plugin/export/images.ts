import { dirname, extname, resolve } from 'node:path';
import type { Element, ElementContent } from 'hast';
import type { Image, ImageReference } from 'mdast';
import { defaultHandlers, type Handlers, type State } from 'mdast-util-to-hast';
import { isHarmlessSvg } from '../astro/svg.ts';
import { readContents } from '../files/contents.ts';
import { Boundary } from '../files/inside.ts';
import type { WorkspacePlan } from '../workspace/workspace.ts';

const types: Readonly<Record<string, string>> = {
  '.avif': 'avif',
  '.gif': 'gif',
  '.jpeg': 'jpeg',
  '.jpg': 'jpeg',
  '.png': 'png',
  '.svg': 'svg+xml',
  '.webp': 'webp',
};

/** Larger images would make a file too large to send. */
const MAX_BYTES = 2 ** 22;

/** Embeds the images of a plan in its page. Images outside of the repository are shown as their address. */
export function embeddedImages({ file, roots }: Pick<WorkspacePlan, 'file' | 'roots'>): {
  handlers: Handlers;
  notes: string[];
} {
  const notes: string[] = [];
  const within = new Boundary(roots.at(-1) ?? dirname(file));
  const image = (state: State, node: Image): ElementContent => {
    const data = dataOf(node.url, file, within, notes);
    if (data === null) return { type: 'text', value: node.alt ? `${node.alt} (${node.url})` : node.url };
    const element = defaultHandlers.image(state, node) as Element;
    const { src: _, srcSet: __, ...others } = element.properties;
    const own = element.tagName === 'source' ? { srcSet: data } : { src: data };
    return { ...element, properties: { ...others, ...own } };
  };
  const imageReference = (state: State, node: ImageReference): ElementContent | ElementContent[] | undefined => {
    const definition = state.definitionById.get(node.identifier.toUpperCase());
    if (!definition) return defaultHandlers.imageReference(state, node);
    return image(state, { type: 'image', url: definition.url, title: definition.title ?? null, alt: node.alt ?? null });
  };
  return { handlers: { image, imageReference }, notes };
}

function dataOf(url: string, file: string, within: Boundary, notes: string[]): string | null {
  if (/^data:image\//i.test(url)) return url;
  if (url.startsWith('/')) return null;
  try {
    const path = resolve(dirname(file), decodeURI(url));
    const type = types[extname(path).toLowerCase()];
    if (type === undefined) return null;
    const { bytes, size } = readContents(path, MAX_BYTES, within);
    if (size > MAX_BYTES) {
      notes.push(`The page shows the address of ${url} in place of the image, which is larger than 4 MB.`);
      return null;
    }
    if (type === 'svg+xml' && !isHarmlessSvg(bytes)) {
      notes.push(`The page shows the address of ${url} in place of the image, which could run scripts.`);
      return null;
    }
    return `data:image/${type};base64,${Buffer.from(bytes).toString('base64')}`;
  } catch {
    return null;
  }
}
