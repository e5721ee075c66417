import { iconButton } from './toolbar.ts';
import type { Viewport } from './viewport.ts';
import * as words from './words.ts';

/** A button for the whole screen; none where the browser has no such thing for pages. */
export function fullScreenButton(host: HTMLElement, view: Viewport): HTMLButtonElement[] {
  if (!document.fullscreenEnabled) return [];
  const isFull = () => document.fullscreenElement === host;
  const leave = () => isFull() && document.exitFullscreen();
  const button = iconButton('full-screen', words.fullScreen, () => leave() || host.requestFullscreen());
  const update = () => {
    button.ariaPressed = String(isFull());
    view.reset();
  };
  host.addEventListener('fullscreenchange', update);
  // What a link leads to lies behind the full screen.
  host.addEventListener('click', ({ target }) => (target as Element).closest('a') && leave());
  host.addEventListener('keydown', ({ key }) => key === 'Escape' && leave());
  update();
  return [button];
}
