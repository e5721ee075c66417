import { make, roving } from './dom.ts';

/** A button with an accessible name and the stylesheet's icon `pw-icon-<icon>`. */
export function iconButton(icon: string, name: string, act: () => void): HTMLButtonElement {
  const shown = make('span', { className: `pw-icon pw-icon-${icon}` });
  return make('button', { type: 'button', title: name, ariaLabel: name, onclick: act }, shown);
}

/** A button that shows and hides a panel; Escape in the panel returns to the button. */
export function opener(icon: string, name: string, panel: HTMLElement): HTMLButtonElement {
  const toggle = (open: boolean) => {
    panel.hidden = !open;
    button.ariaExpanded = String(open);
  };
  const button = iconButton(icon, name, () => toggle(panel.hidden === true));
  panel.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    toggle(false);
    button.focus();
  });
  toggle(false);
  return button;
}

/** A row of buttons with a single Tab stop. */
export function toolbar(name: string, buttons: readonly HTMLButtonElement[]): HTMLElement {
  const bar = make('div', { className: 'pw-tools', role: 'toolbar', ariaLabel: name }, ...buttons);
  const enter = (entered: EventTarget | null | undefined) => {
    for (const button of buttons) button.tabIndex = button === entered ? 0 : -1;
  };
  enter(buttons[0]);
  bar.addEventListener('focusin', ({ target }) => enter(target));
  roving(bar, buttons, (at) => buttons[at]?.focus());
  return bar;
}
