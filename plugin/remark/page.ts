import type { Root } from 'mdast';
import type { CheckSettings } from '../check/settings.ts';
import { type Parts, renderPage } from '../render/page.ts';
import type { Translate } from '../render/words/index.ts';
import type { Drawings } from './draw.ts';
import type { PlanwrightData } from './judge-file.ts';
import type { ResolvedOptions } from './options.ts';

/** Options for a page, besides the plan and its drawings. */
export type PageOptions = Pick<ResolvedOptions, 'link' | 'planPage' | 'title'> &
  Pick<CheckSettings, 'html' | 'remoteImages'> & { t: Translate } & Pick<
    Parts,
    'contents' | 'permalinks' | 'sourceHref'
  >;

/** The page of a plan, made of the tree that the plan was read from, which stays as it is. */
export function pageOf(
  { plan, graph, findings, beside }: PlanwrightData,
  drawings: Drawings,
  options: PageOptions,
): Root {
  return renderPage(plan.tree, plan, graph, { ...drawings, ...options, findings, beside });
}
