/** The pictures of a plan and their place in the page: all but drawing itself, which takes a thread of Node or of a browser. */
import type { CheckSettings } from '../check/settings.ts';
import type { PlanGraph } from '../graph/model.ts';
import { type Picture, type Pictures, picturesOf } from '../mermaid/pictures.ts';
import { headingIds } from '../plan/heading-ids.ts';
import { lazy } from '../plan/lazy.ts';
import type { Phase, Plan, Task } from '../plan/model.ts';
import type { Parts } from '../render/view.ts';
import type { Translate } from '../render/words/index.ts';
import type { ResolvedOptions } from './options.ts';

/** Options for drawing a plan. */
export type PlanPictureOptions = Pick<ResolvedOptions, 'planPage'> &
  Pick<CheckSettings, 'transitiveReduction'> & {
    /** Says the words of drawings. */
    t: Translate;
  };

/** The pictures of a plan, linked to its own page. */
export function planPictures(
  graph: PlanGraph,
  { planPage, transitiveReduction: reduce = false, t: say }: PlanPictureOptions,
): Pictures {
  return picturesOf(graph, { links: { ...pageLinks(graph.plan), planPage }, reduce, say });
}

/** The title of the drawing of the whole plan. */
export function mainTitle(kind: Pictures['kind'], plan: Plan, say: Translate): string {
  return say(kind === 'whole' ? 'figure.graph-of' : 'figure.overview-of', { title: plan.title?.value ?? plan.id });
}

/** The drawing of the whole, as the page takes it. */
export function mainParts(
  kind: Pictures['kind'],
  main: Picture | null,
  diagram: Parts['diagram'],
): Pick<Parts, 'diagram' | 'source' | 'extent'> {
  const { looks = new Set<string>(), tasks = new Set<string>(), leftOut = 0 } = main ?? {};
  return {
    diagram,
    source: main?.diagram.text ?? '',
    extent: { kind: main ? kind : 'nothing', looks, tasks, leftOut },
  };
}

/** Links to tasks and phases within a plan's own page. */
export function pageLinks(plan: Plan) {
  const ids = lazy(() => headingIds(plan.tree, plan));
  return {
    task: ({ anchor }: Task): string => `#${anchor}`,
    phase: ({ node }: Phase): string | null => {
      const id = ids().get(node);
      return id === undefined ? null : `#${encodeURIComponent(id)}`;
    },
  };
}
