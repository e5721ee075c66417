/** Chooses between the two drawings of a figure: what is open, and all. The choice is `view` in the address. */

/** Shows the drawing that the address names, by its query or by a place in it. */
function showChosen(): void {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const named = target?.closest<HTMLElement>('pw-graph[data-view]');
  const wanted = new URLSearchParams(location.search).get('view') === 'all' ? 'all' : 'open';
  for (const figure of document.querySelectorAll<HTMLElement>('.pw-figure:has(> .pw-switch)')) {
    const view = named && figure.contains(named) ? named.dataset.view : wanted;
    figure.dataset.view = view;
    for (const [at, link] of figure.querySelectorAll('.pw-switch a').entries()) {
      link.ariaCurrent = String((at === 0) === (view === 'open'));
    }
  }
  if (named) target?.scrollIntoView({ block: 'center', inline: 'center' });
}

function choose(event: MouseEvent): void {
  const link = (event.target as Element).closest<HTMLAnchorElement>('.pw-switch a');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const address = new URL(location.href);
  address.hash = '';
  if (link.parentElement?.previousElementSibling) address.searchParams.set('view', 'all');
  else address.searchParams.delete('view');
  history.pushState(history.state, '', address);
  showChosen();
}

addEventListener('click', choose);
addEventListener('hashchange', showChosen);
addEventListener('popstate', showChosen);
showChosen();
