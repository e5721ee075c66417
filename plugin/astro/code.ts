import { markdownConfigDefaults } from '@astrojs/markdown-remark';
import type { AstroConfig } from 'astro';
import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/**
 * How Shiki highlights code: as the site has set it. Without a theme of the site's own it only names what a token is, and
 * the stylesheet has the colours, light and dark.
 */
export function codeHighlighting({ markdown: { shikiConfig } }: Pick<AstroConfig, 'markdown'>) {
  const { theme, themes = {} } = shikiConfig;
  if (theme !== markdownConfigDefaults.shikiConfig.theme || Object.keys(themes).length > 0) {
    return { shikiConfig, rehypePlugins: [] };
  }
  return { shikiConfig: { ...shikiConfig, theme: 'css-variables' as const }, rehypePlugins: [rehypeCodeClasses] };
}

/**
 * A rehype plugin that replaces the inline styles of Shiki with classes: a page with inline styles could not be served
 * under a Content-Security-Policy that forbids them. At this point raw HTML of an author's is not an element yet.
 */
function rehypeCodeClasses() {
  return (tree: Root): void =>
    visit(tree, 'element', (code) => {
      if (code.tagName !== 'pre' || !String(code.properties.class).startsWith('astro-code')) return;
      visit(code, 'element', (element) => {
        const { style, ...properties } = element.properties;
        const names = [properties.class ?? [], classesOf(String(style ?? ''))].flat();
        element.properties = names.length > 0 ? { ...properties, class: names.join(' ') } : properties;
      });
    });
}

const marks = {
  'font-style:italic': 'pw-code-italic',
  'font-weight:bold': 'pw-code-bold',
  'text-decoration:underline': 'pw-code-underline',
  'user-select: none': 'pw-code-sign',
  'white-space: pre-wrap': 'pw-code-wrap',
} as const;

function classesOf(style: string): string[] {
  const token = /--astro-code-token-([a-z-]+)/.exec(style)?.[1];
  const others = Object.entries(marks).filter(([rule]) => style.includes(rule));
  return [...(token === undefined ? [] : [`pw-code-${token}`]), ...others.map(([, name]) => name)];
}
