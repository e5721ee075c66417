import type { Element } from 'hast';
import { h } from 'hastscript';
import { type Delay, delayedTasks } from '../../graph/pushed.ts';
import { type SharedFile, sharedInWaves } from '../../graph/touches.ts';
import { finished, finishedFrame, type PageElement } from '../elements.ts';
import { chipList, taskChips, taskLink, taskLinks } from '../task/links.ts';
import type { View } from '../view.ts';
import { excerpt, tasks } from '../wording.ts';

/** More rows than anybody reads. */
const MOST_WAVES = 60;
/** Reasons that are told of one wave. */
const MOST_REASONS = 6;

/** What can run side by side, wave by wave, and how many could work at once; null where nothing is left to do. */
export function wavesTable(view: View): PageElement | null {
  const { waves } = view.graph.schedule;
  if (waves.length === 0) return null;
  const [pushed, shared] = [delayedTasks(view.graph), sharedInWaves(view.graph)];
  const head = h('tr', [h('th', { scope: 'col' }, 'Wave'), h('th', { scope: 'col' }, 'These can run side by side')]);
  const rows = waves
    .slice(0, MOST_WAVES)
    .map((ids, index) => waveRow(ids, index + 1, pushed, shared.get(index + 1) ?? [], view));
  const more = waves.length - rows.length;
  return finished(
    h('section.pw-waves', { ariaLabel: 'Waves', dataPagefindIgnore: 'all' }, [
      h('p', widest(waves)),
      finishedFrame('Waves', [h('table.pw-wave-table', [h('thead', head), h('tbody', rows)])]),
      ...(more > 0 ? [h('p', `And ${more} more ${more === 1 ? 'wave' : 'waves'}.`)] : []),
    ]),
  );
}

function waveRow(
  ids: readonly string[],
  wave: number,
  pushed: ReadonlyMap<string, Delay>,
  shared: readonly SharedFile[],
  view: View,
): Element {
  const late = ids.flatMap((id) => {
    const reason = pushed.get(id);
    return reason ? [{ id, ...reason }] : [];
  });
  const reasons = late.slice(0, MOST_REASONS).map((one) => reasonOf(one, view));
  const more = late.length - reasons.length;
  return h('tr', [
    h('th', { scope: 'row' }, [String(wave), h('span.pw-wave-size', ` (${tasks(ids.length)})`)]),
    h('td', [
      chipList(taskChips(ids, view)),
      ...reasons,
      ...(more > 0 ? [h('p.pw-pushed', `And ${more} more for such reasons.`)] : []),
      ...sharedFiles(shared, view),
    ]),
  ]);
}

/** `Task 2.3 after Task 2.1: same database` */
function reasonOf({ id, behind, by }: Delay & { id: string }, view: View): Element {
  const why = by.row.conflict.text === '' ? 'they exclude each other' : excerpt(by.row.conflict.text);
  return h('p.pw-pushed', [taskLink(id, view), ' after ', taskLink(behind, view), ': ', h('bdi', why)]);
}

/** `Task 1.5 and Task 1.6 touch one file: src/order.ts` */
function sharedFiles(shared: readonly SharedFile[], view: View): Element[] {
  const more = shared.length - MOST_REASONS;
  const shown = shared.slice(0, MOST_REASONS);
  return [
    ...shown.map(({ path, by }) =>
      h('p.pw-shared', [
        h('span.pw-icon', { ariaHidden: 'true' }),
        ' ',
        ...taskLinks(by, view),
        ' touch one file: ',
        h('code', path),
      ]),
    ),
    ...(more > 0 ? [h('p.pw-shared', `And ${more} more such ${more === 1 ? 'file' : 'files'}.`)] : []),
  ];
}

/** How many hands the plan could use at most. */
function widest(waves: readonly (readonly string[])[]): string {
  const most = Math.max(...waves.map(({ length }) => length));
  const first = waves.findIndex(({ length }) => length === most) + 1;
  const all = waves.length === 1 ? 'All that is open is one wave.' : `What is open comes to ${waves.length} waves.`;
  if (most === 1) return `${all} One person or agent can work at a time: no two open tasks can run side by side.`;
  const where = waves.length === 1 ? '' : `, in wave ${first}`;
  return `${all} At most ${most} people or agents could work at once${where}.`;
}
