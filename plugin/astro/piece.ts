import type { Element } from 'hast';

/** The page that shows a piece of a plan. */
export interface HostPage {
  /** The prefix of the piece's ids, unique on that page. */
  prefix: string;
  /** The address of the plan's own page. */
  planPage: string;
}

/** Properties whose values are ids. */
const idLists = ['ariaLabelledBy', 'ariaDescribedBy', 'ariaOwns', 'ariaControls', 'htmlFor', 'headers'] as const;

/** Links to these have their target in the piece itself. */
const isInside = /^#(?:user-content-fn|pw-graph)/;

/**
 * Adapts elements of a plan's page to another page: ids get a prefix, links to the rest of the plan lead to its own page, and
 * headings become paragraphs, to stay out of that page's outline.
 */
export function adaptTo({ prefix, planPage }: HostPage): (element: Element) => void {
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
