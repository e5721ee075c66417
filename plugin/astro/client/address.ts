/** The state of the page in the query of its address: `view`, `state`, `phase`, `story` and `q`. */

const CHANGED = 'pw-address';

export const chosen = (name: string): string => new URLSearchParams(location.search).get(name) ?? '';

/** Writes choices into the address, empty ones not; `step` makes it a step back in the history. */
export function choose(choices: Readonly<Record<string, string>>, step = true): void {
  const address = new URL(location.href);
  for (const [name, value] of Object.entries(choices)) {
    if (value === '') address.searchParams.delete(name);
    else address.searchParams.set(name, value);
  }
  if (address.href === location.href) return;
  history[step ? 'pushState' : 'replaceState'](history.state, '', address);
  dispatchEvent(new Event(CHANGED));
}

/** Calls `act` now, and whenever the choices have changed. */
export function whenChosen(act: () => void): void {
  addEventListener(CHANGED, act);
  addEventListener('popstate', act);
  act();
}

/** The element that the address leads to. */
export function target(): HTMLElement | null {
  return document.getElementById(anchorIn(location.hash));
}

/** `a b` for `#a%20b`. */
export const anchorIn = (hash: string): string => decoded(hash.slice(1));

/** A part of an address without its percent signs; as it is, where they are not an encoding. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
