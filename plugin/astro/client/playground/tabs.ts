import { roving } from '../dom.ts';

/** The tabs in `host`, each of which names its panel; `choose` shows one. */
export function tabs(host: HTMLElement, onChosen: (name: string) => void): (name: string) => void {
  const all = [...host.querySelectorAll<HTMLElement>('[role="tab"]')];
  const choose = (chosen: HTMLElement) => {
    for (const tab of all) {
      tab.ariaSelected = String(tab === chosen);
      tab.tabIndex = tab === chosen ? 0 : -1;
      panelOf(host, tab).hidden = tab !== chosen;
    }
    onChosen(chosen.dataset.shows ?? '');
  };
  for (const tab of all) tab.addEventListener('click', () => choose(tab));
  const list = host.querySelector<HTMLElement>('[role="tablist"]');
  if (list) {
    roving(list, all, (at) => {
      all[at]?.focus();
      all[at]?.click();
    });
  }
  return (name) => {
    const tab = all.find(({ dataset }) => dataset.shows === name);
    if (tab) choose(tab);
  };
}

function panelOf(host: HTMLElement, tab: HTMLElement): HTMLElement {
  return host.querySelector(`#${tab.getAttribute('aria-controls')}`) as HTMLElement;
}
