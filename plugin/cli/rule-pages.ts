/** The folder of the rule pages: in the documentation, or in a package beside the compiled code. */
export const rulePages = new URL(
  import.meta.url.endsWith('.ts') ? '../../src/content/docs/rules/' : '../rules/',
  import.meta.url,
);
