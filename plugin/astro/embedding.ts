import type { Element } from 'hast';

/** The place where a piece of a plan's page is shown. */
export interface Place {
  /** The prefix of its ids, unique among the pieces of that page. */
  prefix: string;
  /** The address of the plan's own page. */
  planPage: string;
}

/** Properties that hold ids. */
const idLists = ['ariaLabelledBy', 'ariaDescribedBy', 'ariaOwns', 'ariaControls', 'htmlFor', 'headers'] as const;

/** Only footnotes and drawings come along with what leads to them. */
const isInside = /^#(?:user-content-fn|pw-graph)/;

/**
 * Changes the elements of a plan's page for another page: ids are unique there, links to the rest of the plan lead to its own
 * page, and headings are none, since they are not that page's.
 */
export function embedding({ prefix, planPage }: Place): (element: Element) => void {
  const own = (id: unknown) => `${prefix}${id}`;
  return (element) => {
    const { properties } = element;
    if (/^h[1-6]$/.test(element.tagName)) element.tagName = 'p';
    if (properties.id !== undefined) properties.id = own(properties.id);
    for (const name of idLists) {
      const value = properties[name];
      if (value !== undefined)
        properties[name] = String(value)
          .split(/[\s,]+/)
          .map(own);
    }
    for (const [name, value] of Object.entries(properties)) {
      if (typeof value === 'string') properties[name] = value.replace(/url\(#/g, `url(#${prefix}`);
    }
    const { href } = properties;
    if (typeof href !== 'string' || !href.startsWith('#')) return;
    properties.href = isInside.test(href) ? `#${prefix}${href.slice(1)}` : planPage + href;
  };
}
