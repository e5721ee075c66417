import { toHtml } from 'hast-util-to-html';

/** The parts of a page for frames that differ from plan to plan. */
export interface EmbedPage {
  title: string;
  /** The address of the plan's own page. */
  planPage: string;
  /** HTML. */
  content: string;
}

/** Placeholders for them: a build renders the page once, with the addresses of styles and scripts, and fills it in per plan. */
export const blank: EmbedPage = { title: '{{title}}', planPage: '{{planPage}}', content: '{{content}}' };

/** Fills in a blank page. */
export function filled(page: string, { title, planPage, content }: EmbedPage): string {
  const values = { title: toHtml({ type: 'text', value: title }), planPage, content };
  return page.replace(/\{\{(title|planPage|content)\}\}/g, (_, name: keyof EmbedPage) => values[name]);
}

/**
 * Makes links open in the whole window, on the plan's own page: the frame does not have their targets. The drawings in it
 * are strings, and parsing those would take as long as rendering a page.
 */
export function leadingAway(html: string, planPage: string): string {
  return html.replace(
    /<a((?: [^\s"=<>]+(?:="[^"]*")?)*?) href="(#?)/g,
    (_, others, hash) => `<a${others} target="_top" href="${hash && planPage}${hash}`,
  );
}
