/**
 * The script of every page in dev: a notice of the other plans that have errors, gone when they are right. A closed one
 * stays closed until something else is wrong.
 */
import { make } from './dom.ts';

/** A problem with a plan, and its page. */
export interface Problem {
  text: string;
  href: string | null;
}

const EVENT = 'planwright:problems';
const styles = `
  :host { position: fixed; inset-block-end: 1rem; inset-inline-start: 1rem; z-index: 1000; max-inline-size: min(24rem, 100vw - 2rem); }
  [role=status]:not(:empty) { display: flex; gap: 0.5rem; align-items: start; padding: 0.5rem 0.75rem; border: 1px solid #b3261e;
    border-radius: 0.5rem; background: Canvas; color: CanvasText; font: 0.875rem/1.4 system-ui, sans-serif; }
  ul { margin: 0; padding: 0; list-style: none; max-block-size: 30vh; overflow: auto; }
  a { color: inherit; }
  button { font: inherit; }
`;

const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);
const status = make('div', { role: 'status' });
const host = make('div', { className: 'pw-problems' });
const root = host.attachShadow({ mode: 'open' });
root.adoptedStyleSheets = [sheet];
root.append(status);

function show(problems: readonly Problem[]): void {
  const others = problems.filter(({ href }) => href === null || !isHere(href));
  const said = JSON.stringify(others);
  status.replaceChildren();
  if (others.length === 0 || sessionStorage.getItem(EVENT) === said) return;
  const close = make('button', { type: 'button', textContent: 'Close' });
  close.addEventListener('click', () => {
    sessionStorage.setItem(EVENT, said);
    status.replaceChildren();
  });
  status.append(make('ul', {}, ...others.map(item)), close);
}

function item({ text, href }: Problem): HTMLLIElement {
  return make('li', {}, href === null ? text : make('a', { href, textContent: text }));
}

function isHere(href: string): boolean {
  const path = (address: string) => new URL(address, location.href).pathname.replace(/\/$/, '');
  return path(href) === path('');
}

document.body.append(host);
import.meta.hot?.on(EVENT, show);
import.meta.hot?.send(EVENT);
