import type { Element, Parents, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { hasClass } from '../mermaid/tree.ts';

/** A Mermaid diagram in a page, and where it is. */
export interface Fence {
  text: string;
  node: Element;
  parent: Parents;
}

/** The Mermaid diagrams of a page, in its order: fences, highlighted or not, and what is marked up for Mermaid's own script. */
export function fencesIn(tree: Root): Fence[] {
  const fences: Fence[] = [];
  visit(tree, 'element', (node, _, parent) => {
    const text = sourceOf(node);
    if (text === null || !parent) return undefined;
    fences.push({ text, node, parent });
    return SKIP;
  });
  return fences;
}

/** The source of the diagram that an element shows; null for any other element. */
function sourceOf(node: Element): string | null {
  if (isExpressive(node)) return expressiveSource(node);
  if (node.tagName !== 'pre') return null;
  const [code] = node.children.filter((child) => child.type === 'element');
  const isFence = code?.tagName === 'code' && hasClass(code, 'language-mermaid');
  // Shiki, as Astro uses it, names the language in an attribute.
  const isHighlighted = node.properties.dataLanguage === 'mermaid';
  return isFence || isHighlighted || hasClass(node, 'mermaid') ? textOf(node) : null;
}

/** Expressive Code, as Starlight uses it, has a frame around each fence and an element for each line. */
const isExpressive = (node: Element) => node.tagName === 'div' && hasClass(node, 'expressive-code');

function expressiveSource(node: Element): string | null {
  const lines: string[] = [];
  let isMermaid = false;
  visit(node, 'element', (inner) => {
    if (inner.tagName === 'pre') isMermaid = inner.properties.dataLanguage === 'mermaid';
    if (!hasClass(inner, 'ec-line')) return undefined;
    lines.push(textOf(inner).replace(/\n$/, ''));
    return SKIP;
  });
  return isMermaid ? lines.join('\n') : null;
}
