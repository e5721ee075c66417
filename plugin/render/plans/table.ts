/** The table of all plans, and the controls that its script filters it with. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import { scrollFrame } from '../elements.ts';
import type { Translate } from '../words/index.ts';
import { type Column, columns, type ListedPlan, type PlanState, type Row, rowOf } from './row.ts';

/** Stuck plans come first, then those in progress, to do, and done or cancelled. */
const order: readonly PlanState[] = ['stuck', 'in-progress', 'todo', 'done', 'cancelled'];

/** Whether a list is too long to be seen at a glance, so that it gets controls. */
export function isLong({ length }: readonly unknown[]): boolean {
  return length > 4;
}

/** The table in groups by folder where several folders hold several plans each, with controls where it is long. */
export function plansTable(plans: readonly ListedPlan[], t: Translate): Element[] {
  const rows = plans.map((plan) => rowOf(plan, t)).sort((one, other) => urgency(one) - urgency(other));
  const saysNothing = (at: number) => rows.every(({ cells }) => cells[at]?.children.length === 0);
  const shown = new Set(columns.filter(({ isOptional }, at) => !(isOptional && saysNothing(at))));
  const groups = groupsOf(rows);
  const head = [{ name: 'plan', word: 'plans.plan', isSorted: true } as const, ...shown].map((column) =>
    headCell(column, t),
  );
  const bodies = groups.map(([folder, members]) =>
    h('tbody', { role: 'rowgroup' }, [
      folder === '' ? null : groupHead(folder, head.length, t.number(members.length)),
      ...members.map((row) => rowElement(row, shown, t)),
    ]),
  );
  const table = h('table.pw-plans', { role: 'table', ariaLabel: t('plans.title') }, [
    h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, head)),
    ...bodies,
  ]);
  return [...(isLong(rows) ? [controls(rows, t)] : []), scrollFrame(t('plans.title'), [table])];
}

function headCell({ name, word, hint, isSorted }: Column, t: Translate): Element {
  const className = [`pw-plan-${name}`];
  const dataSort = isSorted && name;
  return h('th', { scope: 'col', role: 'columnheader', className, dataSort, title: hint && t(hint) }, t(word));
}

function urgency({ state }: Row): number {
  return state === null ? order.indexOf('done') : order.indexOf(state);
}

/** Of the folders, those with what is most urgent come first; the plans in none begin the list, since they have no head. */
function groupsOf(rows: readonly Row[]): [folder: string, readonly Row[]][] {
  const byFolder = Map.groupBy(rows, ({ id }) => id.split('/').slice(0, -1).join('/'));
  if ([...byFolder.values()].filter(({ length }) => length > 1).length < 2) return [['', rows]];
  const first = (folder: string) => (folder === '' ? -1 : Math.min(...(byFolder.get(folder) ?? []).map(urgency)));
  return [...byFolder].sort(
    ([one], [other]) => first(one) - first(other) || one.localeCompare(other, 'en', { numeric: true }),
  );
}

function groupHead(folder: string, colSpan: number, count: string): Element {
  return h('tr.pw-plan-group', { role: 'row' }, [
    h('th', { scope: 'rowgroup', role: 'rowheader', colSpan }, [h('bdi', folder), ' ', h('span.pw-figures', count)]),
  ]);
}

function rowElement({ id, title, href, state, errors, cells }: Row, shown: ReadonlySet<Column>, t: Translate): Element {
  const notes = [
    ...(errors > 0 ? [h('strong.pw-plan-errors', t('findings.error', { count: errors }))] : []),
    ...(id === title ? [] : [h('span.pw-plan-id', { dir: 'ltr' }, breakable(id))]),
  ];
  return h('tr.pw-plan', { role: 'row', className: state ? [`pw-is-${state}`] : [], dataState: state }, [
    h('th', { scope: 'row', role: 'rowheader', dataValue: title }, [h('a', { href, dir: 'auto' }, title), ...notes]),
    ...columns.flatMap((column, at) => {
      const { children = [], value } = cells[at] ?? {};
      const properties = {
        role: 'cell',
        dataLabel: t(column.word),
        dataValue: value === undefined ? undefined : String(value),
      };
      return shown.has(column)
        ? [h('td', { className: [`pw-plan-${column.name}`], ...properties }, [...children])]
        : [];
    }),
  ]);
}

/** An id that can be broken after its slashes. */
function breakable(id: string): (Element | string)[] {
  return id.split(/(?<=\/)/).flatMap((part, at) => (at === 0 ? [part] : [h('wbr'), part]));
}

/** A search field, and a choice of the states that occur. The script puts numbers and what is chosen in. */
function controls(rows: readonly Row[], t: Translate): Element {
  const words = { dataShown: t('plans.shown', { count: '%', total: rows.length }), dataNone: t('plans.none') };
  const choice = (value: string, label: string, count: number) =>
    h('label.pw-choice', { className: value === 'stuck' ? ['pw-is-stuck'] : [] }, [
      h('input', { type: 'radio', name: 'pw-state', value, checked: value === '' }),
      h('span', [label, ' ', h('span.pw-figures', t.number(count))]),
    ]);
  const choices = order.flatMap((state) => {
    const count = rows.filter((row) => row.state === state).length;
    return count > 0 ? [choice(state, t(state === 'stuck' ? 'plans.stuck' : `state.${state}`), count)] : [];
  });
  return h('div.pw-plan-tools', { role: 'search', ariaLabel: t('plans.filter'), ...words }, [
    h('input', { type: 'search', placeholder: t('plans.filter'), ariaLabel: t('plans.filter') }),
    h('fieldset', [h('legend.pw-unseen', t('plans.state')), choice('', t('plans.every'), rows.length), ...choices]),
    h('p.pw-plan-count', { role: 'status' }),
  ]);
}
