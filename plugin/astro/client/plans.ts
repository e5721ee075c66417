/** Sorts and filters the list of all plans. What is chosen is in the address, so that a view is a link. */
import { choose, chosen } from './address.ts';
import { make } from './dom.ts';

type View = {
  q: string;
  state: string;
  /** The column's name, with `-` in front where the largest comes first; empty for the order of the page. */
  sort: string;
};

const table = document.querySelector<HTMLTableElement>('.pw-plans');
const tools = document.querySelector<HTMLElement>('.pw-plan-tools');
if (table && tools) follow(table, tools);

function follow(table: HTMLTableElement, tools: HTMLElement): void {
  const bodies = [...table.tBodies].map((body) => ({ body, rows: [...body.rows] }));
  const plans = [...table.querySelectorAll<HTMLTableRowElement>('.pw-plan')];
  const heads = [...table.querySelectorAll<HTMLTableCellElement>('th[data-sort]')];
  const view: View = { q: chosen('q'), state: chosen('state'), sort: chosen('sort') };
  const show = () => {
    arrange(view.sort === '' ? [] : sorted(plans, view.sort, heads), bodies);
    filter(view, bodies, tools);
    for (const head of heads) head.ariaSort = directionOf(head, view.sort);
  };
  const change = (part: Partial<View>) => {
    Object.assign(view, part);
    choose(view, false);
    show();
  };
  for (const head of heads) {
    const onclick = () => change({ sort: nextSort(head, view.sort) });
    head.append(make('button', { type: 'button', onclick }, ...head.childNodes));
  }
  connect(tools, view, change);
  show();
}

function connect(tools: HTMLElement, view: View, change: (part: Partial<View>) => void): void {
  const search = tools.querySelector<HTMLInputElement>('input[type="search"]');
  const radios = [...tools.querySelectorAll<HTMLInputElement>('input[type="radio"]')];
  const radio = radios.find(({ value }) => value === view.state) ?? radios[0];
  if (radio) radio.checked = true;
  view.state = radio?.value ?? '';
  if (!search) return;
  search.value = view.q;
  search.addEventListener('input', () => change({ q: search.value.trim() }));
  for (const radio of radios) radio.addEventListener('change', () => change({ state: radio.value }));
}

type Bodies = readonly { body: HTMLTableSectionElement; rows: readonly HTMLTableRowElement[] }[];

/** Sorted rows are all in one group, without the heads of groups; without an order each goes back to its own. */
function arrange(rows: readonly HTMLTableRowElement[], bodies: Bodies): void {
  if (rows.length > 0) bodies[0]?.body.replaceChildren(...rows);
  else for (const { body, rows } of bodies) body.replaceChildren(...rows);
}

function filter({ q, state }: View, bodies: Bodies, tools: HTMLElement): void {
  const words = q.toLocaleLowerCase().split(/\s+/);
  const plans = bodies.flatMap(({ rows }) => rows.filter(isPlan));
  for (const row of plans) {
    const content = row.textContent.toLocaleLowerCase();
    row.hidden = (state !== '' && row.dataset.state !== state) || !words.every((word) => content.includes(word));
  }
  for (const { body } of bodies) body.hidden = [...body.rows].every((row) => row.hidden || !isPlan(row));
  const shown = plans.filter(({ hidden }) => !hidden).length;
  const { none = '', shown: some = '' } = tools.dataset;
  const message = shown === 0 ? none : some.replace('%', String(shown));
  const status = tools.querySelector('.pw-plan-count');
  if (status) status.textContent = shown === plans.length ? '' : message;
}

function isPlan(row: HTMLTableRowElement): boolean {
  return row.classList.contains('pw-plan');
}

/** Figures and days by their size, titles by the alphabet; of equal rows the first stays first. */
function sorted(rows: readonly HTMLTableRowElement[], sort: string, heads: readonly HTMLTableCellElement[]) {
  const column = heads.find((head) => head.dataset.sort === nameOf(sort))?.cellIndex;
  if (column === undefined) return [];
  const value = (row: HTMLTableRowElement) => row.cells[column]?.dataset.value ?? '';
  const collator = new Intl.Collator(document.documentElement.lang || 'en', { numeric: true });
  const compare = (one: string, other: string) => Number(one) - Number(other) || collator.compare(one, other);
  const sign = isDescending(sort) ? -1 : 1;
  return rows.toSorted((one, other) => sign * compare(value(one), value(other)));
}

function nameOf(sort: string): string {
  return sort.replace(/^-/, '');
}

function isDescending(sort: string): boolean {
  return sort.startsWith('-');
}

function directionOf({ dataset }: HTMLElement, sort: string): 'ascending' | 'descending' | null {
  if (nameOf(sort) !== dataset.sort) return null;
  return isDescending(sort) ? 'descending' : 'ascending';
}

/** One way, the other, and back to the order of the page; figures begin with the largest. */
function nextSort({ dataset: { sort = '' } }: HTMLElement, current: string): string {
  const [first, second] = sort === 'plan' ? [sort, `-${sort}`] : [`-${sort}`, sort];
  return current === first ? second : current === second ? '' : first;
}
