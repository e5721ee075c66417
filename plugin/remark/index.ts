import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import type { Processor } from 'unified';
import type { VFile } from 'vfile';
import { renderPage } from '../render/page.ts';
import { translate } from '../render/words/index.ts';
import type { Finding, Severity } from '../rules/support/finding.ts';
import { counted } from '../rules/support/wording.ts';
import { Workspace } from '../workspace/workspace.ts';
import { drawPlan } from './draw.ts';
import { parseDrawings } from './drawings.ts';
import { judgeFile } from './judge-file.ts';
import { resolveOptions } from './options.ts';
import type { RemarkPlanwrightOptions } from './written-options.ts';

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
    const { graph, findings, beside } = judged;
    const drawings = await drawPlan(judged, { planPage, cache, transitiveReduction, t });
    const parts = { ...drawings, findings, beside, link, planPage, title, html, remoteImages, t };
    return parseDrawings(renderPage(graph, parts));
  };
}

/** The error for a plan with errors: one for the whole file, with the findings themselves beside the text. */
export class PlanwrightError extends Error {
  override name = 'PlanwrightError';
  findings: readonly Finding[];

  constructor(message: string, findings: readonly Finding[]) {
    super(message);
    this.findings = findings;
  }
}

const fatal = { error: true, warning: false, info: null } as const satisfies Record<Severity, boolean | null>;

/** Puts every finding on the file as a message. */
function report(findings: readonly Finding[], file: VFile): void {
  for (const finding of findings) {
    const message = file.message(finding.message, {
      place: finding.position,
      ruleId: finding.rule,
      source: 'planwright',
    });
    message.fatal = fatal[finding.severity] ?? undefined;
    message.url = finding.url ?? undefined;
    message.note = finding.hint;
  }
}

/** @throws {PlanwrightError} where there is an error among the findings */
function refuse(findings: readonly Finding[], file: VFile): void {
  const errors = findings.filter((finding) => finding.severity === 'error');
  if (errors.length === 0) return;
  const lines = errors.map(({ position, message, rule }) => {
    const place = position ? `${position.start.line}:${position.start.column} ` : '';
    return `  ${place}${message} (${rule})`;
  });
  throw new PlanwrightError(
    [`${file.path ?? 'The plan'}: ${counted(errors.length, 'error')}`, ...lines].join('\n'),
    errors,
  );
}
