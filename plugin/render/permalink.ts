/** Links to the parts of a page that readers pass on. */
import type { Element, Properties } from 'hast';
import { h } from 'hastscript';
import type { Heading, PhrasingContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { textBeforeLink } from './content/links.ts';
import { element } from './elements.ts';
import type { Parts } from './view.ts';
import { excerpt } from './wording.ts';
import type { Key, Translate } from './words/index.ts';

/** A page, whether it has such links, and its language. */
interface Linked {
  parts: Pick<Parts, 'permalinks'>;
  t: Translate;
}

/**
 * A sign that links to a part of the page, which the page's script copies; null on pages that have none.
 *
 * @param anchor of the part
 * @param name of the part, for those who hear the page
 */
export function permalink(anchor: string, name: string, { parts, t }: Linked): Element | null {
  if (!parts.permalinks) return null;
  return h('a.pw-permalink', { href: `#${anchor}`, ariaLabel: t('link.to', { name }) });
}

/** The same for words that are a link to their own place. */
export function selfLink(anchor: string, name: string, { parts, t }: Linked): Properties | null {
  if (!parts.permalinks) return null;
  return { className: ['pw-permalink'], href: `#${anchor}`, title: t('link.to', { name }) };
}

/** A heading of which the words, up to the author's first link, lead to it. */
export function linkedHeading(heading: Heading, anchor: string, page: Linked): Heading {
  const link = selfLink(anchor, excerpt(plainText(heading)), page);
  if (!link) return heading;
  const [words, rest] = textBeforeLink(heading.children);
  const children: PhrasingContent[] =
    words.length > 0
      ? [element('a', link, words), ...rest]
      : [...rest, { type: 'text', value: ' ' }, element('a', { ...link, ariaLabel: link.title }, ['#'])];
  return { ...heading, children };
}

const WORDS = ['copied', 'moved', 'retitled', 'gone', 'gone-title', 'nearest', 'close'] as const;
/** The words of the script, by the last part of the key. */
export type LinkWord = (typeof WORDS)[number];

/** Values that the script knows. */
const LATER = Object.fromEntries(['link', 'was', 'now', 'title'].map((name) => [name, `{{${name}}}`]));

/** The place for the script's message about a link, with its words in the reader's language. */
export function notice(t: Translate): Element {
  const words = Object.fromEntries(WORDS.map((word) => [word, t(`link.${word}` satisfies Key, LATER)]));
  return h('output.pw-notice', { dataWords: JSON.stringify(words), dataPagefindIgnore: 'all' });
}
