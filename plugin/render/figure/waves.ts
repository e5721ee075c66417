import type { Element } from 'hast';
import { h } from 'hastscript';
import { type SharedFile, sharedInWaves } from '../../graph/touches.ts';
import { type Delay, delayedTasks } from '../../graph/waves.ts';
import { declaredWaves } from '../../plan/waves.ts';
import { fromHast, type PageElement, scrollFrame } from '../elements.ts';
import { chipList, taskChips, taskLink, taskLinks } from '../task/links.ts';
import type { View } from '../view.ts';
import { excerpt } from '../wording.ts';
import type { Translate } from '../words/index.ts';

/** Cap on the rows of the table. */
const MOST_WAVES = 60;
/** Cap on the reasons and shared files of one wave. */
const MOST_REASONS = 6;

/** What can run in parallel, wave by wave, and how many could work at once; null where nothing is left to do. */
export function wavesTable(view: View): PageElement | null {
  const { t } = view;
  const { waves } = view.graph.schedule;
  if (waves.length === 0) return null;
  const [delays, shared] = [delayedTasks(view.graph), sharedInWaves(view.graph)];
  const head = h('tr', [h('th', { scope: 'col' }, t('waves.wave')), h('th', { scope: 'col' }, t('waves.tasks'))]);
  const rows = waves
    .slice(0, MOST_WAVES)
    .map((ids, index) => waveRow(ids, index + 1, delays, shared.get(index + 1) ?? [], view));
  const more = waves.length - rows.length;
  return fromHast(
    h('section.pw-waves', { ariaLabel: t('waves.label'), dataPagefindIgnore: 'all' }, [
      h('p', t.spoken, summary(waves, t)),
      scrollFrame(t('waves.label'), [h('table.pw-wave-table', [h('thead', head), h('tbody', rows)])]),
      ...(more > 0 ? [h('p', t.spoken, t('waves.more', { count: more }))] : []),
      ...wavesOfPlan(view),
    ]),
  );
}

/** The waves that the file itself declares, done ones included, by its own numbers. */
function wavesOfPlan(view: View): Element[] {
  const { t } = view;
  const waves = declaredWaves(view.plan).slice(0, MOST_WAVES);
  if (waves.length === 0) return [];
  const rows = waves.map(({ wave: { id }, ids }) =>
    h('tr', [h('th', { scope: 'row' }, id), h('td', chipList(taskChips(ids, view)))]),
  );
  const head = h('tr', [
    h('th', { scope: 'col' }, t('waves.wave')),
    h('th', { scope: 'col' }, t('waves.declared-tasks')),
  ]);
  return [
    h('p', t.spoken, t('waves.declared')),
    scrollFrame(t('waves.declared-label'), [h('table.pw-wave-table', [h('thead', head), h('tbody', rows)])]),
  ];
}

function waveRow(
  ids: readonly string[],
  wave: number,
  delays: ReadonlyMap<string, Delay>,
  shared: readonly SharedFile[],
  view: View,
): Element {
  const late = ids.flatMap((id) => {
    const reason = delays.get(id);
    return reason ? [{ id, ...reason }] : [];
  });
  const reasons = late.slice(0, MOST_REASONS).map((one) => reasonOf(one, view));
  const more = late.length - reasons.length;
  return h('tr', [
    h('th', { scope: 'row' }, [
      String(wave),
      h('span.pw-wave-size', view.t.spoken, ` (${view.t('tasks', { count: ids.length })})`),
    ]),
    h('td', [
      chipList(taskChips(ids, view)),
      ...reasons,
      ...(more > 0 ? [h('p.pw-pushed', view.t.spoken, view.t('waves.similar', { count: more }))] : []),
      ...sharedFiles(shared, view),
    ]),
  ]);
}

/** `Task 2.3 runs after Task 2.1: same database` */
function reasonOf({ id, behind, by }: Delay & { id: string }, view: View): Element {
  const why = by.row.conflict.text === '' ? view.t('waves.exclusive') : excerpt(by.row.conflict.text);
  const values = { task: taskLink(id, view), other: taskLink(behind, view), why: h('bdi', why) };
  return h('p.pw-pushed', view.t.spoken, view.t.rich('waves.after', values));
}

/** `Task 1.5 and Task 1.6 touch the same file: src/order.ts` */
function sharedFiles(shared: readonly SharedFile[], view: View): Element[] {
  const more = shared.length - MOST_REASONS;
  const shown = shared.slice(0, MOST_REASONS);
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
