/** Why a task is blocked, or cannot begin. */
import type { PlanGraph, TaskNode } from '../graph/model.ts';
import { isClosed } from '../graph/progress.ts';
import { isolated } from '../plan/text/bidi.ts';
import { cut } from '../plan/text/cut.ts';
import { said } from './elements.ts';
import { type Linking, taskLinks } from './task/links.ts';
import type { Phrase } from './words/index.ts';

const LONGEST_REASON = 120;

/** In the author's words where there are some, else what it waits for. */
export function blockReason(node: TaskNode, view: Linking): Phrase[] {
  const written = writtenReason(node);
  return written === null ? said(waitReason(node, view), view.t) : [isolated(cut(written, LONGEST_REASON))];
}

function waitReason(node: TaskNode, view: Linking): Phrase[] {
  const { graph, t } = view;
  if (node.selfReferences.length > 0) return [t('blocked.itself')];
  const before = beforeOnCycle(node, graph);
  if (before !== null) return t.rich('blocked.cycle', { task: taskLinks([before], view) });
  const open = node.prerequisites.filter((id) => !isClosed(graph.byId.get(id)?.task.status ?? 'done'));
  const outside = [
    ...node.outside.map(({ value }) => value),
    ...node.foreign.flatMap(({ plan, id, found }) =>
      found?.kind === 'task' && isClosed(found.task.status) ? [] : [`${plan}/${id}`],
    ),
    ...node.unknown.map(({ id }) => id),
  ].map((name) => isolated(cut(name, LONGEST_REASON)));
  const reasons = [...(open.length > 0 ? taskLinks(open, view) : []), ...outside];
  if (reasons.length === 0) return [t('blocked.unknown')];
  const names = outside.length > 0 && open.length > 0 ? [...taskLinks(open, view), '; ', outside.join(', ')] : reasons;
  return t.rich('blocked.waits', { names: open.length === 0 ? [outside.join(', ')] : names });
}

/** The task that it waits for on a cycle; null where it is on none. */
function beforeOnCycle({ task }: TaskNode, { cycles }: PlanGraph): string | null {
  return cycles.flatMap(({ edges }) => edges).find(({ to }) => to === task.id)?.from ?? null;
}

/** The text after the word in a status or a field of its own, or the sentence that begins with it. */
function writtenReason({ task }: TaskNode): string | null {
  const { fields } = task.at;
  const field = fields.find(({ label }) =>
    /^\W*(?:block(?:ed|er|ers|ing)(?: (?:by|on|because|reason))?|reason)\W*$/i.test(label.value),
  );
  if (field && field.name !== 'blocks' && field.text.value !== '') return field.text.value;
  const status = fields.find(({ name }) => name === 'status')?.text.value ?? '';
  const reason = /\bblocked\b[\s\p{P}\p{S}]*(\p{L}.*)$/iu.exec(status)?.[1];
  if (reason !== undefined) return reason.replace(/[)\]]\s*$/, '');
  const text = [task.description?.value ?? '', ...fields.map(({ text }) => text.value)].join('\n');
  return (
    /(?:^|[.!?\n]\s*)blocked\s*(?:[:–—-]|by|on|until|because)\s*([^\n]+?)(?=[.!?](?:\s|$)|\n|$)/i.exec(text)?.[1] ??
    null
  );
}
