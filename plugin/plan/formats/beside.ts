/** Facts from files beside a plan that its page shows. */
import type { Plan } from '../model.ts';
import { nonAlphanumeric } from '../text/letters.ts';
import { pattern } from '../text/pattern.ts';

export interface Beside {
  coverage: Coverage | null;
  proposal: Proposal | null;
  /** Other files that its page leads to, by their paths from the plan. */
  documents: readonly string[];
}

/** Requirements in a file beside the plan, and the tasks that name them. */
export interface Coverage {
  /** The name of the file, `spec.md`. */
  file: string;
  kind: 'story' | 'requirement';
  /** Numbers and titles, in their order. */
  topics: readonly Topic[];
}

interface Topic {
  id: string;
  title: string;
  /** Of a requirement, when it is met: `1.2` and its words. */
  criteria?: readonly Topic[];
}

/** Why a change is made, in plain text: the file is its author's, like the plan. */
export interface Proposal {
  /** The name of the file. */
  file: string;
  title: string | null;
  /** Paragraphs. */
  reason: readonly string[];
}

/** A title that any plan could have, or that says no more than the name of a file: `Tasks for: 005-08_export`. */
const generic = pattern`^[${nonAlphanumeric}]*(?:(?:implementation|development|project|feature|action|work|task)\s+)?(?:tasks?|plan|checklist|to-?dos?|aufgaben|tareas|tarefas|tâches|задачи|任务(?:列表|清单)?|任務|タスク(?:リスト|一覧)?)(?:\s+(?:list|plan|template))?(?:\.md)?(?:\s+(?:for|of)\b\s*:?\s*\S+|\s*:\s*\S*[-_\d]\S*)?\s*$`;

/** The title of a plan among others: that of its proposal, for a change; the name of its folder, if its own title is generic. */
export function pageTitle({ id, title }: Pick<Plan, 'id' | 'title'>, beside: Beside | null): string {
  const own = title?.value.trim() ?? '';
  if (beside?.proposal?.title) return beside.proposal.title;
  return (generic.test(own) ? nameOf(id) : own) || id;
}

/** The name of a plan's folder, or of the one around it where that says nothing either, as `checkout/plan` does. */
function nameOf(id: string): string {
  const telling = id.split('/').findLast((part) => !generic.test(part));
  return changeOf({ id: telling ?? id }).name;
}

/** The name of a change, which is its folder's, and the date in front of it that says when it was closed. */
export function changeOf({ id }: Pick<Plan, 'id'>): { name: string; date: string | null } {
  const folder = id.split('/').at(-1) ?? '';
  const [, date = null, name = folder] = /^(\d{4}-\d{2}-\d{2})-(.+)$/.exec(folder) ?? [];
  return { name, date };
}
