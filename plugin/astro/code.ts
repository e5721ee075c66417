import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/** How Shiki is asked to colour code: it names what a token is, and the stylesheet has the colours, light and dark. */
export const shikiConfig = { theme: 'css-variables' } as const;

/**
 * A rehype plugin that puts classes in the place of the styles that Shiki writes on every token: a page with inline styles
 * could not be served under a Content-Security-Policy that forbids them. Raw HTML of an author's is no element yet.
 */
export function rehypeCodeClasses() {
  return (tree: Root): void =>
    visit(tree, 'element', (code) => {
      if (code.tagName !== 'pre' || !String(code.properties.class).startsWith('astro-code')) return;
      visit(code, 'element', (element) => {
        const { style, ...properties } = element.properties;
        const names = element === code ? [] : classesOf(String(style ?? ''));
        element.properties = names.length > 0 ? { ...properties, className: names } : properties;
      });
    });
}

const marks = {
  'font-style:italic': 'pw-code-italic',
  'font-weight:bold': 'pw-code-bold',
  'text-decoration:underline': 'pw-code-underline',
  'user-select: none': 'pw-code-sign',
} as const;

function classesOf(style: string): string[] {
  const token = /--astro-code-token-([a-z-]+)/.exec(style)?.[1];
  const others = Object.entries(marks).filter(([rule]) => style.includes(rule));
  return [...(token === undefined ? [] : [`pw-code-${token}`]), ...others.map(([, name]) => name)];
}
