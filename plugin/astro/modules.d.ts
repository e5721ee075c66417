declare module 'virtual:planwright/site' {
  /** What of the project the pages need to know. */
  export const site: Pick<import('./site.ts').Site, 'options' | 'base' | 'trailingSlash' | 'format'> & {
    /** The layout prints the title, so the page must not. */
    printsTitle: boolean;
    /** The languages that have addresses of their own. */
    locales: readonly string[];
  };
}

declare module 'virtual:planwright/layout' {
  /** The component that pages are wrapped in: ours, the project's own, or Starlight's. */
  const Layout: (props: {
    title: string;
    description: string;
    headings: import('astro').MarkdownHeading[];
    children?: unknown;
  }) => unknown;
  export default Layout;
}
