import { randomUUID } from 'node:crypto';
import type { Comment, Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Handlers } from 'mdast-util-to-hast';
import type { PageElement } from '../render/elements.ts';

/** What keeps the finished pieces of one page out of its tree: two thirds of a page, which every tree plugin would walk. */
export interface Pieces {
  /** For remark-rehype: it leaves a comment in the place of each piece. */
  handlers: Handlers;
  /** Puts the pieces into the finished page. */
  insert: (html: string) => string;
}

/** Serialises what is ours alone once, outside of the page's tree. */
export function finishedPieces(): Pieces {
  const pieces: string[] = [];
  // No author can know it.
  const mark = randomUUID();
  const hold = (piece: Element): Comment => {
    const index = pieces.push(toHtml(piece, { allowDangerousHtml: true })) - 1;
    return { type: 'comment', value: `${mark} ${index}` };
  };
  return {
    handlers: {
      planwright(state, node: PageElement) {
        const { hName: tagName, hProperties: properties, hChildren } = node.data;
        if (hChildren) return hold({ type: 'element', tagName, properties, children: hChildren });
        return { type: 'element', tagName, properties, children: state.all(node) };
      },
    },
    insert: (html) => html.replaceAll(new RegExp(`<!--${mark} (\\d+)-->`, 'g'), (_, index) => pieces[index] ?? ''),
  };
}
