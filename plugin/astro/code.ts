import { markdownConfigDefaults } from '@astrojs/markdown-remark';
import { createShikiHighlighter } from '@astrojs/markdown-remark/shiki';
import type { AstroConfig } from 'astro';
import type { Element, Nodes } from 'hast';
import { h } from 'hastscript';
import { preorder } from '../plan/walk.ts';
import type { Highlight } from '../render/html.ts';

type ShikiTransformer = NonNullable<AstroConfig['markdown']['shikiConfig']['transformers']>[number];

/**
 * Code beyond these limits is not highlighted: some grammars take minutes for a megabyte, or for a hundred brackets
 * left open on one line.
 */
const MAX_CODE_LENGTH = 100_000;
const MAX_LINE_LENGTH = 500;
const MAX_OPEN_BRACKETS = 16;

/**
 * Highlights the code of one page with Shiki as the site has set it. Without a theme of the site's own Shiki only names what a
 * token is, and the stylesheet has the colours, light and dark.
 *
 * @param shikiConfig the site's settings; by default Astro's own
 */
export async function highlighterFor(shikiConfig = markdownConfigDefaults.shikiConfig): Promise<Highlight> {
  const { theme, themes = {}, langs, langAlias, wrap, defaultColor, transformers = [] } = shikiConfig;
  const isOurs = theme === markdownConfigDefaults.shikiConfig.theme && Object.keys(themes).length === 0;
  const highlighter = await createShikiHighlighter({
    langs,
    langAlias,
    themes,
    theme: isOurs ? 'css-variables' : theme,
  });
  let left = MAX_CODE_LENGTH;
  return async ({ value, lang, meta }) => {
    const [language = 'plaintext'] = lang?.split(/\s+/) ?? [];
    // As in Astro: left to the plugins that typeset formulas.
    if (language === 'math') return null;
    if (value.length > left || value.split('\n').some(isEntangled)) return plainCode(value, language);
    left -= value.length;
    const { children } = await highlighter.codeToHast(value, language, {
      ...(meta && { meta }),
      wrap,
      defaultColor,
      transformers: [withoutClock, ...transformers],
    });
    const [code] = children;
    if (code?.type !== 'element') return null;
    return isOurs ? withClasses(code) : code;
  };
}

/** Whether a line opens many brackets and does not close them. */
function isEntangled(line: string): boolean {
  const open = { '[': 0, '(': 0, '{': 0, '<': 0 };
  const pairs = { ']': '[', ')': '(', '}': '{', '>': '<' } as const;
  for (const [bracket] of line.matchAll(/[[\](){}<>]/g)) {
    const closed = pairs[bracket as keyof typeof pairs];
    if (closed === undefined) open[bracket as keyof typeof open] += 1;
    else open[closed] = Math.max(0, open[closed] - 1);
    if (open['['] + open['('] + open['{'] + open['<'] > MAX_OPEN_BRACKETS) return true;
  }
  return false;
}

/** Shiki's output without its element for each line. */
function plainCode(value: string, language: string): Element {
  return h('pre.astro-code', { tabIndex: 0, dataLanguage: language }, h('code', value));
}

/** By default Shiki gives up on a line after half a second, and the page would depend on how busy the machine is. */
const withoutClock: ShikiTransformer = {
  preprocess: (_, options) =>
    void Object.assign(options, { tokenizeTimeLimit: 0, tokenizeMaxLineLength: MAX_LINE_LENGTH }),
};

/**
 * Replaces the inline styles of Shiki by classes: a page with inline styles could not be served under a
 * Content-Security-Policy that forbids them.
 */
function withClasses(code: Element): Element {
  for (const node of preorder<Nodes>([code], (node) => ('children' in node ? node.children : []))) {
    if (node.type !== 'element') continue;
    const { style, ...properties } = node.properties;
    const names = [properties.class ?? [], classesOf(String(style ?? ''))].flat();
    node.properties = names.length > 0 ? { ...properties, class: names.join(' ') } : properties;
  }
  return code;
}

function classesOf(style: string): string[] {
  const token = /--astro-code-token-([a-z-]+)/.exec(style)?.[1];
  const wrap = style.includes('white-space: pre-wrap') ? ['pw-code-wrap'] : [];
  return [...(token === undefined ? [] : [`pw-code-${token}`]), ...wrap];
}
