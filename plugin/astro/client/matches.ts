/** Shows which tasks match: in the list, and in the drawings. */
import { type Drawing, readDrawing, type Vertex } from './drawing.ts';

/** A row of the list, and all words in it. */
export interface Row {
  element: HTMLElement;
  id: string;
  words: string;
}

/** Hides rows so that find-in-page and print still reach them. A phase with a match is open as long as there is a filter. */
export function showRows(
  shown: ReadonlySet<Row>,
  list: readonly Row[],
  folds: Map<HTMLDetailsElement, boolean>,
  isOn: boolean,
) {
  for (const row of list) hide(row.element, !shown.has(row));
  const rows = new Set([...shown].map(({ element }) => element));
  for (const phase of document.querySelectorAll<HTMLElement>('.pw-phase')) {
    const details = phase.querySelector('details');
    const has = [...phase.querySelectorAll<HTMLElement>('.pw-task')].some((row) => rows.has(row));
    hide(phase, isOn && !has);
    if (!details) continue;
    if (!folds.has(details)) folds.set(details, details.open);
    details.open = isOn ? has : (folds.get(details) ?? true);
  }
  if (!isOn) folds.clear();
}

function hide(element: HTMLElement, off: boolean): void {
  element.hidden = off && 'until-found';
}

/** Fades the boxes of tasks in all drawings, by their ids, and shows the first that is left. */
export function fadeBoxes(off: ReadonlySet<string>): void {
  for (const svg of document.querySelectorAll<SVGElement>('pw-graph svg.pw-graph')) {
    const drawing = known.get(svg) ?? readDrawing(svg);
    known.set(svg, drawing);
    fade(drawing, off);
    const left = drawing.tasks.find(({ name }) => !off.has(name));
    if (left && off.size > 0) scrollTo(left.element);
  }
}

const known = new Map<SVGElement, Drawing>();

/** Fades tasks and the edges at them; faded ones are not Tab stops. */
function fade({ tasks, edges }: Drawing, off: ReadonlySet<string>): void {
  const isOff = (end: Vertex): boolean => (end.tasks.length > 0 ? end.tasks.every(isOff) : off.has(end.name));
  for (const task of tasks) {
    task.element.classList.toggle('pw-off', isOff(task));
    if (isOff(task)) task.element.setAttribute('tabindex', '-1');
    else task.element.removeAttribute('tabindex');
  }
  for (const { element, from, to } of edges) element.classList.toggle('pw-off', isOff(from) || isOff(to));
}

/**
 * Puts the box of a task into the middle of the drawing that is shown, highlighted; where there is none, its row into that of
 * the window. Without a task, none is highlighted.
 */
export function centre(row: Pick<Row, 'element' | 'id'> | null): void {
  for (const found of document.querySelectorAll('.pw-found')) found.classList.remove('pw-found');
  if (!row) return;
  const { element, id } = row;
  const boxes = document.querySelectorAll<SVGElement>(`pw-graph [data-task="${CSS.escape(id)}"]`);
  const box = [...boxes].find((one) => one.checkVisibility());
  (box ?? element).classList.add('pw-found');
  if (box) scrollTo(box);
  else element.scrollIntoView({ block: 'center' });
}

/** Scrolls a drawing in its frame, and not the page, until a box is in the middle. */
function scrollTo(box: SVGElement): void {
  const frame = box.closest('.pw-scroll');
  if (!frame) return;
  const [own, outer] = [box.getBoundingClientRect(), frame.getBoundingClientRect()];
  frame.scrollBy(
    own.x + own.width / 2 - outer.x - outer.width / 2,
    own.y + own.height / 2 - outer.y - outer.height / 2,
  );
}
