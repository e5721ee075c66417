import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';

/** What axe objects to in the element that `part` selects, by default the whole document: each rule with an element. */
export async function violations(page: Page | Frame, part = 'html'): Promise<string[]> {
  // By the debugger, whom no policy of the page binds.
  await page.evaluate(axe.source);
  return page.evaluate(async (part) => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(part, {
      // What passes is not described, which takes long.
      resultTypes: ['violations'],
      // Off by default, and asked for by WCAG 2.2.
      rules: { 'target-size': { enabled: true } },
    });
    return (
      violations
        .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
        // Of a box that its frame cuts in two, axe takes a part of the words for the whole.
        .filter((one) => !/^label-content-name-mismatch: <a .* class="node /.test(one))
    );
  }, part);
}
