/** `<pw-views>`: turns the links to a plan's views into tabs. Without it, the stylesheet shows the view in the address. */

import { roving } from './dom.ts';

/** A link and the box of its view. */
interface View {
  tab: HTMLAnchorElement;
  panel: HTMLElement;
}

class PlanViews extends HTMLElement {
  connectedCallback(): void {
    const list = this.querySelector<HTMLElement>('nav');
    if (list && list.role !== 'tablist') equip(this, list);
  }
}

function equip(host: HTMLElement, list: HTMLElement): void {
  const views = [...list.querySelectorAll('a')].flatMap((tab): View[] => {
    const panel = host.querySelector(tab.hash)?.parentElement;
    return panel ? [{ tab, panel }] : [];
  });
  const show = (shown: number) => {
    for (const [at, { tab, panel }] of views.entries()) {
      tab.ariaSelected = String(at === shown);
      tab.tabIndex = at === shown ? 0 : -1;
      panel.hidden = at !== shown;
    }
  };
  const choose = (at: number) => {
    show(at);
    views[at]?.tab.focus();
    history.replaceState(history.state, '', views[at]?.tab.hash);
  };
  const named = () => document.getElementById(location.hash.slice(1));
  const holding = () => views.findIndex(({ panel }) => panel.contains(named()));

  list.role = 'tablist';
  for (const view of views) label(view);
  const at = (target: EventTarget | null) => views.findIndex(({ tab }) => tab === target);
  list.addEventListener('click', (event) => {
    const { target, ctrlKey, metaKey, shiftKey } = event;
    if (at(target) < 0 || ctrlKey || metaKey || shiftKey) return;
    event.preventDefault();
    choose(at(target));
  });
  roving(
    list,
    views.map(({ tab }) => tab),
    choose,
  );
  show(Math.max(0, holding()));
  addEventListener('hashchange', () => {
    if (holding() < 0) return;
    show(holding());
    named()?.scrollIntoView();
  });
}

function label({ tab, panel }: View): void {
  const own = tab.hash.slice(1);
  tab.id = `${own}-tab`;
  panel.id = `${own}-panel`;
  tab.role = 'tab';
  panel.role = 'tabpanel';
  tab.setAttribute('aria-controls', panel.id);
  panel.setAttribute('aria-labelledby', tab.id);
}

customElements.define('pw-views', PlanViews);
