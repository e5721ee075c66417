/** Chooses between the two drawings of a figure: what is open, and all. */
import { choose, chosen, target } from './address.ts';

/**
 * Shows the drawing that is named in the address, by a choice or by a place in the drawing; without either the one with all
 * that is wanted.
 *
 * @param wanted ids of tasks
 */
export function showView(wanted: readonly string[] = []): void {
  const place = target()?.closest<HTMLElement>('pw-graph[data-view]');
  for (const list of document.querySelectorAll('.pw-figure > .pw-switch')) {
    const figure = list.parentElement as HTMLElement;
    const named = place && figure.contains(place) ? place.dataset.view : chosen('view');
    const view = named || (isIn(figure.querySelector('[data-view="open"]'), wanted) ? 'open' : 'all');
    figure.dataset.view = view;
    for (const [at, link] of list.querySelectorAll('a').entries()) {
      link.ariaCurrent = String((at === 0) === (view === 'open'));
    }
  }
}

const isIn = (drawing: Element | null, tasks: readonly string[]) =>
  tasks.every((id) => drawing?.querySelector(`[data-task="${CSS.escape(id)}"]`));

addEventListener('click', (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>('.pw-switch a');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  // A place in the other drawing would go before the choice.
  if (target()?.closest('pw-graph')) history.pushState(history.state, '', location.pathname + location.search);
  choose({ view: link.parentElement?.previousElementSibling ? 'all' : 'open' });
});

addEventListener('hashchange', showPlace);
showPlace();

/** Puts a box that the address leads to into the middle, of its drawing and of the window. */
function showPlace(): void {
  if (!target()?.closest('pw-graph')) return;
  showView();
  target()?.scrollIntoView({ block: 'center', inline: 'center' });
}
