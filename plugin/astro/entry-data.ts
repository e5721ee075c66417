import { relative, sep } from 'node:path';
import type { PlanGraph } from '../graph/model.ts';
import { isolated } from '../plan/text/bidi.ts';
import { progressText, tasks } from '../render/wording.ts';
import type { WorkspacePlan } from '../workspace/workspace.ts';
import type { PlanEntry } from './entry.ts';
import { repositoryUrl } from './links.ts';
import { notAnImage } from './placeholder.ts';
import type { Site } from './site.ts';

/** What a plan's entry holds beside its page: what lists, the sidebar and the files beside the page are made from. */
export function entryData(plan: WorkspacePlan, site: Site): PlanEntry {
  const { file, graph, findings } = plan;
  return {
    title: notAnImage(planTitle(plan)),
    description: notAnImage(describe(plan)),
    path: notAnImage(relative(site.repositoryRoot, file).split(sep).join('/')),
    source: repositoryUrl(site, file),
    progress: graph.progress,
    status: planStatus(graph),
    ready: graph.schedule.ready.length,
    phases: graph.phases.map(({ phase, status, count }) => ({
      name: notAnImage(phase.heading.value),
      status,
      progress: count,
    })),
    errors: findings.filter(({ severity }) => severity === 'error').length,
  };
}

/** The plan's title; without one, its id. */
export function planTitle({ plan }: Pick<WorkspacePlan, 'plan'>): string {
  return plan.title?.value || plan.id;
}

function describe({ plan, graph }: WorkspacePlan): string {
  const { phases } = graph;
  const size = `${tasks(plan.tasks.length)}${phases.length > 1 ? ` in ${phases.length} phases` : ''}`;
  return `${isolated(planTitle({ plan }))}: an implementation plan of ${size}, ${progressText(graph.progress)}.`;
}

/** As for a phase (FORMAT section 5). */
function planStatus({ tasks, progress }: PlanGraph): PlanEntry['status'] {
  if (tasks.length === 0) return null;
  if (progress.total === 0) return 'cancelled';
  if (progress.done === progress.total) return 'done';
  return tasks.some(({ state }) => state === 'done' || state === 'in-progress') ? 'in-progress' : 'todo';
}
