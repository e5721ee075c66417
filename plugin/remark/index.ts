import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import type { Processor } from 'unified';
import type { VFile } from 'vfile';
import { translate } from '../render/words/index.ts';
import { Workspace } from '../workspace/workspace.ts';
import { drawPlan } from './draw.ts';
import { parseDrawings } from './drawings.ts';
import { judgeFile } from './judge-file.ts';
import { resolveOptions } from './options.ts';
import { pageOf } from './page.ts';
import { refuse, report } from './report.ts';
import type { RemarkPlanwrightOptions } from './written-options.ts';

export { PlanwrightError } from './report.ts';
export type { RemarkPlanwrightOptions } from './written-options.ts';

/**
 * A plan's Markdown becomes its page: `unified().use(remarkParse).use(remarkGfm).use(remarkPlanwright)`.
 *
 * Findings become messages on the file, `file.data.planwright` holds what was read, and the tree becomes the page. Other
 * plans that the plan names are found through `file.path` and `file.cwd`, and read.
 *
 * A file that `ignore` names is left as it is.
 *
 * @returns a transformer that rejects with one `PlanwrightError` where the plan has an error, unless `failOn` is `'never'`
 */
export default function remarkPlanwright(
  this: Processor,
  options?: RemarkPlanwrightOptions | null,
): (tree: Root, file: VFile) => Promise<Root> {
  const resolved = resolveOptions(options);
  const { failOn, link, planPage, cache, title, lang, texts } = resolved;
  const t = translate(lang, texts);
  const { html, remoteImages, transitiveReduction } = resolved.project.judge;
  const workspace = new Workspace();
  // Only the parser reads this, so a host that brings front matter itself is not disturbed.
  remarkFrontmatter.call(this as never, ['yaml']);
  return async (tree, file) => {
    const judged = await judgeFile(tree, file, resolved, workspace);
    if (judged === null) return tree;
    file.data.planwright = judged;
    report(judged.findings, file);
    if (failOn === 'error') refuse(judged.findings, file);
    const drawings = await drawPlan(judged, { planPage, cache, transitiveReduction, t });
    return parseDrawings(pageOf(judged, drawings, { link, planPage, title, html, remoteImages, t }));
  };
}
