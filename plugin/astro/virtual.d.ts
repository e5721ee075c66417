declare module 'virtual:planwright/site' {
  /** What of the project the pages need to know. */
  export const site: {
    options: import('./options.ts').ResolvedOptions;
    base: string;
    trailingSlash: import('astro').AstroConfig['trailingSlash'];
    format: import('astro').AstroConfig['build']['format'];
  };
}

declare module 'virtual:planwright/layout' {
  const Layout: (props: { title: string; description: string; headings: import('astro').MarkdownHeading[] }) => unknown;
  export default Layout;
}
