import type { ElementContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** Turns the drawings of a page into elements, in place: most pipelines let no raw markup through. */
export function parseDrawings(page: Root): Root {
  visit(page, 'planwright', ({ data }) => {
    if (data.hChildren) data.hChildren = data.hChildren.flatMap(parsed);
  });
  return page;
}

function parsed(node: ElementContent): ElementContent[] {
  if (node.type === 'raw') {
    return fromHtml(node.value, { fragment: true }).children.filter((child) => child.type === 'element');
  }
  return [node.type === 'element' ? { ...node, children: node.children.flatMap(parsed) } : node];
}
