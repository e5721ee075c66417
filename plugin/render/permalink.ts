/** Links to the parts of a page that readers pass on. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Heading } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { element, fromHast, type PageElement } from './elements.ts';
import type { Parts } from './view.ts';
import { excerpt } from './wording.ts';
import type { Key, Translate } from './words/index.ts';

/** A page, whether it has such links, and its language. */
interface Linked {
  parts: Pick<Parts, 'permalinks'>;
  t: Translate;
}

/**
 * A link to a part of the page, which the page's script copies; null on pages that have none.
 *
 * @param anchor of the part
 * @param name of the part, for those who hear the page
 */
export function permalink(anchor: string, name: string, { parts, t }: Linked): Element | null {
  if (!parts.permalinks) return null;
  return h('a.pw-permalink', { href: `#${anchor}`, ariaLabel: t('link.to', { name }) });
}

/** A heading with a link to it behind it. */
export function linkedHeading(heading: Heading, anchor: string, page: Linked): Heading | PageElement {
  const link = permalink(anchor, excerpt(plainText(heading)), page);
  return link ? element('div', { className: ['pw-heading'] }, [heading, fromHast(link)]) : heading;
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
