import type { Element } from 'hast';
import { h } from 'hastscript';
import { type SharedFile, sharedInWaves } from '../../graph/touches.ts';
import { type Delay, delayedTasks } from '../../graph/waves.ts';
import { declaredWaves } from '../../plan/waves.ts';
import { fromHast, type PageElement } from '../elements.ts';
import { chipList, taskChips, taskLink, taskLinks } from '../task/links.ts';
import type { View } from '../view.ts';
import { excerpt } from '../wording.ts';
import type { Translate } from '../words/index.ts';

/** Cap on the waves that are listed. */
const MAX_WAVES = 60;
/** Cap on the reasons and shared files of one wave. */
const MAX_REASONS = 6;

/** The list of waves, with how many could work in parallel; null if nothing is left to do. */
export function wavesList(view: View): PageElement | null {
  const { t } = view;
  const { waves } = view.graph.schedule;
  if (waves.length === 0) return null;
  return fromHast(
    h('section.pw-waves', { ariaLabel: t('waves.label'), dataPagefindIgnore: 'all' }, [
      h('p', t.spoken, summary(waves, t)),
      ...list(waves, view),
      ...wavesOfPlan(view),
    ]),
  );
}

/** The waves as a list, unless one task simply follows another: that would repeat the timeline. */
function list(waves: readonly (readonly string[])[], view: View): Element[] {
  const { t } = view;
  const [delays, shared] = [delayedTasks(view.graph), sharedInWaves(view.graph)];
  if (delays.size === 0 && waves.every(({ length }) => length === 1)) return [];
  const items = waves.slice(0, MAX_WAVES).map((ids, index) => waveItem(ids, delays, shared.get(index + 1) ?? [], view));
  const more = waves.length - items.length;
  return [
    h('ol.pw-wave-list', { ariaLabel: t('waves.tasks') }, items),
    ...(more > 0 ? [h('p', t.spoken, t('waves.more', { count: more }))] : []),
  ];
}

/** The waves that the file itself declares, done ones included, by its own numbers. */
function wavesOfPlan(view: View): Element[] {
  const { t } = view;
  const waves = declaredWaves(view.plan).slice(0, MAX_WAVES);
  if (waves.length === 0) return [];
  const entries = waves.flatMap(({ wave: { id }, ids }) => [
    h('dt', t.spoken, t('timeline.wave', { at: id })),
    h('dd', chipList(taskChips(ids, view))),
  ]);
  return [h('p', t.spoken, t('waves.declared')), h('dl.pw-fields', { ariaLabel: t('waves.declared-label') }, entries)];
}

function waveItem(
  ids: readonly string[],
  delays: ReadonlyMap<string, Delay>,
  shared: readonly SharedFile[],
  view: View,
): Element {
  const late = ids.flatMap((id) => {
    const reason = delays.get(id);
    return reason ? [{ id, ...reason }] : [];
  });
  const reasons = late.slice(0, MAX_REASONS).map((one) => reasonOf(one, view));
  const more = late.length - reasons.length;
  return h('li', [
    chipList(taskChips(ids, view)),
    ...reasons,
    ...(more > 0 ? [h('p.pw-pushed', view.t.spoken, view.t('waves.similar', { count: more }))] : []),
    ...sharedFiles(shared, view),
  ]);
}

/** `Task 2.3 runs after Task 2.1: same database` */
function reasonOf({ id, excluded, by }: Delay & { id: string }, view: View): Element {
  const why = by.row.conflict.text === '' ? view.t('waves.exclusive') : excerpt(by.row.conflict.text);
  const values = { task: taskLink(id, view), other: taskLink(excluded, view), why: h('bdi', why) };
  return h('p.pw-pushed', view.t.spoken, view.t.rich('waves.after', values));
}

/** `Task 1.5 and Task 1.6 touch the same file: src/order.ts` */
function sharedFiles(shared: readonly SharedFile[], view: View): Element[] {
  const more = shared.length - MAX_REASONS;
  const shown = shared.slice(0, MAX_REASONS);
  return [
    ...shown.map(({ path, by }) =>
      h(
        'p.pw-shared',
        view.t.spoken,
        view.t.rich('waves.shared', { tasks: taskLinks(by, view), file: h('code', path) }),
      ),
    ),
    ...(more > 0 ? [h('p.pw-shared', view.t.spoken, view.t('waves.more-files', { count: more }))] : []),
  ];
}

/** `3 waves left; up to 2 people in parallel.` */
function summary(waves: readonly (readonly string[])[], t: Translate): string {
  const most = Math.max(...waves.map(({ length }) => length));
  return t('waves.left', { count: waves.length, people: t('head.people', { count: most }) });
}
