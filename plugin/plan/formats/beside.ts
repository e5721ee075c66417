/** What files beside a plan say that its page shows. */
import type { Plan } from '../model.ts';

export interface Beside {
  coverage: Coverage | null;
  proposal: Proposal | null;
  /** Other files that its page leads to, by their paths from the plan. */
  documents: readonly string[];
}

/** What a file beside the plan asks for, and tasks name. */
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

/** A title that any plan could have. */
const generic = /^(?:implementation\s+)?(?:tasks?|plan|checklist|to-?dos?)(?:\s+list)?$/i;

/** What a plan is called where it is one of many: of a change its proposal's title; in place of a generic one its folder's name. */
export function pageTitle({ format, id, title }: Plan, beside: Beside | null): string {
  const own = title?.value ?? '';
  if (beside?.proposal?.title) return beside.proposal.title;
  const isGeneric = format !== 'planwright' && generic.test(own.trim());
  return (isGeneric ? changeOf({ id }).name : own) || id;
}

/** The name of a change, which is its folder's, and the date in front of it that says when it was closed. */
export function changeOf({ id }: Pick<Plan, 'id'>): { name: string; date: string | null } {
  const folder = id.split('/').at(-1) ?? '';
  const [, date = null, name = folder] = /^(\d{4}-\d{2}-\d{2})-(.+)$/.exec(folder) ?? [];
  return { name, date };
}
