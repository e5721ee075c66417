import type { Comment, Element, ElementContent, Root as Hast, Nodes } from 'hast';
import { raw } from 'hast-util-raw';
import { toHtml as serialised } from 'hast-util-to-html';
import type { Code, Root, RootContent } from 'mdast';
import { defaultHandlers, type Handlers, toHast } from 'mdast-util-to-hast';
import { visit } from 'unist-util-visit';
import { everyNode } from '../plan/walk.ts';
import type { PageElement } from './elements.ts';

/** Makes a `pre` element of a page's next code block; null for one that is not highlighted. */
export type Highlight = (code: Code) => Promise<Element | null>;

/** Options of a host for making HTML. */
export interface HtmlOptions {
  /** Shows what each host shows in its own way, such as images. */
  handlers: Handlers;
  /** Called for a page that has code. */
  highlighter: () => Promise<Highlight>;
  /** Called with each element before it is serialised. */
  amend?: ((element: Element) => void) | undefined;
}

/**
 * Makes HTML of a page's tree, raw HTML parsed. Only what a page has in it costs time.
 *
 * @returns the HTML, and the tree that it was made of
 */
export async function toHtml(
  tree: Root,
  { handlers, highlighter, amend }: HtmlOptions,
): Promise<{ html: string; hast: Nodes }> {
  const nodes = everyNode(tree.children);
  const codes = nodes.filter((node) => node.type === 'code');
  const serialise = (node: Nodes) => {
    if (amend) visit(node, 'element', amend);
    return serialised(node, { allowDangerousHtml: true });
  };
  const highlighted = codes.length > 0 ? await highlightAll(codes, await highlighter()) : new Map();
  const pieces = finishedPieces(highlighted, serialise);
  // All that it is given is searched for definitions, slowly: it finds the tree itself behind them.
  const definitions = nodes.filter(({ type }) => /^(?:footnoteD|d)efinition$/.test(type)) as RootContent[];
  const root: Handlers['root'] = (state) => defaultHandlers.root(state, tree) as never;
  const options = { allowDangerousHtml: true, handlers: { ...pieces.handlers, ...handlers, root } };
  const hast = toHast({ type: 'root', children: definitions }, options);
  const whole = nodes.some((node) => node.type === 'html') ? raw(hast as Hast) : hast;
  return { html: pieces.insert(serialise(whole)), hast };
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
  // No author can know it; browsers have UUIDs on `https:` pages only.
  const mark = crypto.getRandomValues(new Uint32Array(4)).join('-');
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
