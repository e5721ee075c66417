/** Where the pages of the rules are: in the documentation, in a package beside what is compiled. */
export const rulePages = new URL(
  import.meta.url.endsWith('.ts') ? '../../src/content/docs/rules/' : '../rules/',
  import.meta.url,
);
