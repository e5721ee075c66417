import type { Element } from 'hast';
import { h } from 'hastscript';
import { type SharedFile, sharedInWaves } from '../../graph/touches.ts';
import { type Delay, delayedTasks } from '../../graph/waves.ts';
import { declaredWaves } from '../../plan/waves.ts';
import { counted } from '../../rules/support/wording.ts';
import { fromHast, type PageElement, scrollFrame } from '../elements.ts';
import { chipList, taskChips, taskLink, taskLinks } from '../task/links.ts';
import type { View } from '../view.ts';
import { excerpt, tasks } from '../wording.ts';

/** Cap on the rows of the table. */
const MOST_WAVES = 60;
/** Cap on the reasons and shared files of one wave. */
const MOST_REASONS = 6;

/** What can run in parallel, wave by wave, and how many could work at once; null where nothing is left to do. */
export function wavesTable(view: View): PageElement | null {
  const { waves } = view.graph.schedule;
  if (waves.length === 0) return null;
  const [delays, shared] = [delayedTasks(view.graph), sharedInWaves(view.graph)];
  const head = h('tr', [
    h('th', { scope: 'col' }, 'Wave'),
    h('th', { scope: 'col' }, 'Tasks that can run in parallel'),
  ]);
  const rows = waves
    .slice(0, MOST_WAVES)
    .map((ids, index) => waveRow(ids, index + 1, delays, shared.get(index + 1) ?? [], view));
  const more = waves.length - rows.length;
  return fromHast(
    h('section.pw-waves', { ariaLabel: 'Waves', dataPagefindIgnore: 'all' }, [
      h('p', summary(waves)),
      scrollFrame('Waves', [h('table.pw-wave-table', [h('thead', head), h('tbody', rows)])]),
      ...(more > 0 ? [h('p', `And ${more} more ${more === 1 ? 'wave' : 'waves'}.`)] : []),
      ...wavesOfPlan(view),
    ]),
  );
}

/** The waves that the file itself declares, done ones included, by its own numbers. */
function wavesOfPlan(view: View): Element[] {
  const waves = declaredWaves(view.plan).slice(0, MOST_WAVES);
  if (waves.length === 0) return [];
  const rows = waves.map(({ wave: { id }, ids }) =>
    h('tr', [h('th', { scope: 'row' }, id), h('td', chipList(taskChips(ids, view)))]),
  );
  const head = h('tr', [
    h('th', { scope: 'col' }, 'Wave'),
    h('th', { scope: 'col' }, 'Tasks that the plan puts in it'),
  ]);
  return [
    h('p', 'The plan declares waves of its own:'),
    scrollFrame('Waves of the plan', [h('table.pw-wave-table', [h('thead', head), h('tbody', rows)])]),
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
    h('th', { scope: 'row' }, [String(wave), h('span.pw-wave-size', ` (${tasks(ids.length)})`)]),
    h('td', [
      chipList(taskChips(ids, view)),
      ...reasons,
      ...(more > 0 ? [h('p.pw-pushed', `And ${more} more for similar reasons.`)] : []),
      ...sharedFiles(shared, view),
    ]),
  ]);
}

/** `Task 2.3 runs after Task 2.1: same database` */
function reasonOf({ id, behind, by }: Delay & { id: string }, view: View): Element {
  const why = by.row.conflict.text === '' ? 'mutually exclusive' : excerpt(by.row.conflict.text);
  return h('p.pw-pushed', [taskLink(id, view), ' runs after ', taskLink(behind, view), ': ', h('bdi', why)]);
}

/** `Task 1.5 and Task 1.6 touch the same file: src/order.ts` */
function sharedFiles(shared: readonly SharedFile[], view: View): Element[] {
  const more = shared.length - MOST_REASONS;
  const shown = shared.slice(0, MOST_REASONS);
  return [
    ...shown.map(({ path, by }) =>
      h('p.pw-shared', [
        h('span.pw-icon', { ariaHidden: 'true' }),
        ' ',
        ...taskLinks(by, view),
        ' touch the same file: ',
        h('code', path),
      ]),
    ),
    ...(more > 0 ? [h('p.pw-shared', `And ${more} more shared ${more === 1 ? 'file' : 'files'}.`)] : []),
  ];
}

/** `3 waves left; up to 2 people in parallel.` */
function summary(waves: readonly (readonly string[])[]): string {
  const most = Math.max(...waves.map(({ length }) => length));
  return `${counted(waves.length, 'wave')} left; ${most === 1 ? 'one task at a time' : `up to ${most} people in parallel`}.`;
}
