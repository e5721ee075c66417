declare module 'virtual:planwright/site' {
  /** The parts of the project that the pages need. */
  export const site: Pick<
    import('./site.ts').Site,
    'options' | 'base' | 'trailingSlash' | 'format' | 'locales' | 'hasPagefind'
  > & {
    /** The layout prints the title, so the page must not. */
    printsTitle: boolean;
    title: string | undefined;
  };
}

declare module 'virtual:planwright/layout' {
  /** The component that pages are wrapped in: ours, the project's own, or Starlight's. */
  const Layout: (props: {
    title: string;
    description: string;
    headings: import('astro').MarkdownHeading[];
    /** Absolute address of a picture of the page. */
    image?: string | undefined;
    /** The plans before and after the one that is shown. */
    previous?: import('./shared.ts').PageLink | undefined;
    next?: import('./shared.ts').PageLink | undefined;
    children?: unknown;
  }) => unknown;
  export default Layout;
}

declare module 'mermaid/dist/mermaid.esm.min.mjs' {
  export { default } from 'mermaid';
}
