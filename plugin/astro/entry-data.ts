import { relative, sep } from 'node:path';
import type { PlanGraph } from '../graph/model.ts';
import { changeOf, pageTitle } from '../plan/formats/beside.ts';
import { formats } from '../plan/formats/index.ts';
import type { Plan } from '../plan/model.ts';
import { isolated } from '../plan/text/bidi.ts';
import { doneText } from '../render/segments.ts';
import type { Translate } from '../render/words/index.ts';
import type { WorkspacePlan } from '../workspace/workspace.ts';
import type { PlanEntry } from './entry.ts';
import { repositoryUrl } from './links.ts';
import { notAnImage } from './placeholder.ts';
import type { Site } from './site.ts';

/**
 * The data of a plan's entry beside its page, from which lists, the sidebar and the files beside the page are made.
 *
 * @param t returns texts in the language of the site
 */
export function entryData(plan: WorkspacePlan, site: Site, t: Translate): PlanEntry {
  const { file, graph, findings } = plan;
  return {
    title: notAnImage(pageTitle(plan.plan, plan.beside)),
    description: notAnImage(describePlan(plan, t)),
    path: notAnImage(pathInRepository(file, site)),
    source: repositoryUrl(site, file),
    unread: unreadFormat(plan.plan),
    progress: graph.progress,
    status: planStatus(graph),
    ready: graph.schedule.ready.length,
    phases: graph.phases.map(({ phase, status, count }) => ({
      name: notAnImage(phase.heading.value),
      status,
      progress: count,
    })),
    change: changeData(plan),
    errors: findings.filter(({ severity }) => severity === 'error').length,
  };
}

/** With slashes, whatever the system. */
export function pathInRepository(file: string, { repositoryRoot }: Site): string {
  return relative(repositoryRoot, file).split(sep).join('/');
}

function unreadFormat({ format, isRead }: Plan): string | null {
  return isRead ? null : formats[format].title;
}

function changeData({ plan }: WorkspacePlan): PlanEntry['change'] {
  if (plan.format !== 'openspec') return null;
  const { name, date } = changeOf(plan);
  return { name: notAnImage(name), isArchived: plan.isArchived, archived: plan.isArchived ? date : null };
}

/** One sentence, for search engines and link previews. */
export function describePlan({ plan, graph, beside }: WorkspacePlan, t: Translate): string {
  const title = isolated(pageTitle(plan, beside));
  const unread = unreadFormat(plan);
  if (unread !== null) return t('plan.unread', { title, format: unread });
  const tasks = t('tasks', { count: plan.tasks.length });
  const phases = t('phases', { count: graph.phases.length });
  const size = graph.phases.length > 1 ? t('plan.size', { tasks, phases }) : tasks;
  return t('plan.description', { title, size, progress: doneText(graph.progress, t) });
}

/** As for a phase (FORMAT section 5). */
function planStatus({ plan, tasks, progress }: PlanGraph): PlanEntry['status'] {
  if (tasks.length === 0) return null;
  if (progress.total === 0) return 'cancelled';
  if (progress.done === progress.total) return 'done';
  if (plan.isArchived) return null;
  return tasks.some(({ state }) => state === 'done' || state === 'in-progress') ? 'in-progress' : 'todo';
}
