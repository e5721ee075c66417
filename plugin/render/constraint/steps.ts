import type { Element } from 'hast';
import { h } from 'hastscript';
import type { JudgedAtomicity, JudgedSequence, Path } from '../../graph/constraints/model.ts';
import type { Step } from '../../graph/model.ts';
import { taskLink } from '../task/links.ts';
import type { View } from '../view.ts';
import { excerpt, phaseName, taskName } from '../wording.ts';
import type { Key, Phrase, Translate } from '../words/index.ts';

/** Cap on the steps of a cycle, any of which may be the wrong one. */
const MAX_STEPS = 20;
/** Cap on those of a path, of which the ends say most. */
const MAX_PATH_STEPS = 6;

/** A paragraph of evidence. */
export function sentence(key: Key, { t }: Pick<View, 't'>, values: Parameters<Translate['rich']>[1] = {}): Element {
  return h('p', t.spoken, t.rich(key, values));
}

/** A path from a task to one that waits for it, step by step, each with its reason. */
export function pathList({ steps }: Pick<Path, 'steps'>, view: View): Element {
  const last = steps.length - 1;
  const isNext = (index: number) => index > 0 && (index < last || steps.length <= MAX_PATH_STEPS);
  return stepList(steps, (step, index) => stepPhrase(step, isNext(index), view), view, MAX_PATH_STEPS);
}

/** Steps one below the other; of a long list the first ones and the last. One alone is not a list. */
export function stepList<T>(
  steps: readonly T[],
  phraseOf: (step: T, index: number) => readonly Phrase[],
  { t }: View,
  most = MAX_STEPS,
): Element {
  const [only, ...others] = steps;
  if (only !== undefined && others.length === 0) return h('p', t.spoken, [...phraseOf(only, 0)]);
  const left = steps.length > most ? steps.length - most + 1 : 0;
  const items = steps.map((step, index) => {
    const value = left > 0 && index === steps.length - 1 ? steps.length : undefined;
    return h('li', { value, ...t.spoken }, [...phraseOf(step, index)]);
  });
  const more = h('li.pw-more', t.spoken, t('more', { count: left }));
  return h('ol.pw-steps', left > 0 ? [...items.slice(0, most - 2), more, ...items.slice(-1)] : items);
}

function stepPhrase(step: Step, isLater: boolean, view: View): Phrase[] {
  return view.t.rich('step', { waits: waits(step, view, isLater), reason: reasonOf(step, view) });
}

/** `Task 1.2 waits for Task 1.1`, both as links, unless the other one was linked a line before. */
export function waits({ from, to }: { from: string; to: string }, view: View, isLater = false): Phrase[] {
  const other = isLater ? taskName(from, view.t) : taskLink(from, view);
  return view.t.rich('step.waits', { task: taskLink(to, view), other });
}

/** Why one task waits for another: the field that says so, or the order of the phases. */
export function reasonOf({ reason, source, to }: Step, view: View): Phrase[] {
  const { t } = view;
  if (reason.kind === 'implied') return [t('between' in reason ? 'step.page-order' : 'step.phase-order')];
  const where = source?.position ? [`, ${t('line', { line: String(source.position.start.line) })}`] : [];
  if ('wave' in reason) return [t('step.wave', { wave: reason.wave }), ...where];
  if (!('owner' in reason)) {
    const phase = view.plan.phases.find(({ id }) => id === reason.to);
    return [t('step.phase', { phase: phase ? phaseName(phase, t) : t('drawing.phase', { id: reason.to }) }), ...where];
  }
  const field = reason.owner === to ? 'Depends on' : 'Blocks';
  return [t('step.field', { field, task: taskName(reason.owner, t) }), ...where];
}

/** A link to a row, with its first words. */
export function rowLink(judged: JudgedSequence | JudgedAtomicity, { rowIds, t }: View): Element {
  const { row, index } = judged;
  const cell = 'constraint' in row ? row.constraint : row.group;
  return h('a', { href: `#${rowIds.get(judged)}` }, t('row', { row: index + 1, text: excerpt(cell.text) }));
}
