import { make } from './dom.ts';
import { type IconName, icon } from './icons.ts';
import { words } from './words.ts';

/** A button that shows an icon and says its name. */
export function iconButton(name: IconName, label: string, act: () => void): HTMLButtonElement {
  return make('button', { type: 'button', title: label, ariaLabel: label, onclick: act }, icon(name));
}

/**
 * A row of buttons with a single stop for the Tab key; the arrow keys, Home and End lead from one to the next.
 * See the toolbar pattern of the ARIA Authoring Practices Guide.
 */
export function toolbar(buttons: readonly HTMLButtonElement[]): HTMLElement {
  const bar = make('div', { className: 'pw-tools', role: 'toolbar', ariaLabel: words.toolbar }, ...buttons);
  const enter = (button: HTMLButtonElement | undefined) => {
    for (const one of buttons) one.tabIndex = one === button ? 0 : -1;
  };
  enter(buttons[0]);
  bar.addEventListener('focusin', ({ target }) => enter(buttons.find((one) => one === target)));
  bar.addEventListener('keydown', (event) => {
    const at = buttons.indexOf(event.target);
    const forwards = getComputedStyle(bar).direction === 'rtl' ? -1 : 1;
    const steps: Record<string, number> = { ArrowRight: at + forwards, ArrowLeft: at - forwards, Home: 0, End: -1 };
    const next = steps[event.key];
    if (next === undefined) return;
    event.preventDefault();
    buttons.at(next % buttons.length)?.focus();
  });
  return bar;
}
