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

/** Fills a blank page in. */
export function filled(page: string, { title, planPage, content }: EmbedPage): string {
  const values = { title: toHtml({ type: 'text', value: title }), planPage, content };
  return page.replace(/\{\{(title|planPage|content)\}\}/g, (_, name: keyof EmbedPage) => values[name]);
}

/** HTML whose links open in the whole window: nothing that they lead to is in the frame. */
export function leadingAway(html: string, planPage: string): string {
  return html.replace(
    /<a((?: [^\s"=<>]+(?:="[^"]*")?)*?) href="(#?)/g,
    (_, others, hash) => `<a${others} target="_top" href="${hash && planPage}${hash}`,
  );
}
