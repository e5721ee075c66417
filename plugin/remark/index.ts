import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import type { Processor } from 'unified';
import type { VFile } from 'vfile';
import { readFile } from './examine.ts';
import { type RemarkPlanwrightOptions, resolveOptions } from './options.ts';
import { publish } from './publish.ts';
import { refuse, report } from './report.ts';

export type { RemarkPlanwrightOptions } from './options.ts';
export { PlanwrightError } from './report.ts';

/**
 * A plan's Markdown becomes its page: `unified().use(remarkParse).use(remarkGfm).use(remarkPlanwright)`.
 *
 * What is found becomes messages on the file, `file.data.planwright` holds what was read, and the tree becomes the page.
 *
 * A file that `ignore` names is left as it is.
 *
 * @returns a transformer that rejects with one `PlanwrightError` where the plan holds an error, unless `failOn` is `'never'`
 */
export default function remarkPlanwright(
  this: Processor,
  options?: RemarkPlanwrightOptions | null,
): (tree: Root, file: VFile) => Promise<Root> {
  const resolved = resolveOptions(options);
  // Only the parser reads this, so a host that brings front matter itself is not disturbed.
  remarkFrontmatter.call(this as never, ['yaml']);
  return async (tree, file) => {
    const read = readFile(tree, file, resolved);
    if (read === null) return tree;
    file.data.planwright = read;
    report(read.findings, file);
    if (resolved.failOn === 'error') refuse(read.findings, file);
    return publish(tree, read, resolved);
  };
}
