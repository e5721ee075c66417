/** `<pw-graph>`: adds tools to a drawing. Without it, the drawing scrolls in its frame. */

import { make } from './dom.ts';
import { readDrawing } from './drawing.ts';
import { gestures, STEP } from './gestures.ts';
import { highlight } from './highlight.ts';
import { savePanel } from './save.ts';
import { iconButton, opener, toolbar } from './toolbar.ts';
import { type Viewport, viewport } from './viewport.ts';
import { type Say, wordsOf } from './wording.ts';

class PlanGraph extends HTMLElement {
  connectedCallback(): void {
    nearby.observe(this);
  }
}

/** A drawing gets its tools when it comes near the window: a page may have many. */
const nearby = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) if (isIntersecting) equip(target as HTMLElement);
  },
  { rootMargin: '200%' },
);

function equip(host: HTMLElement): void {
  nearby.unobserve(host);
  const frame = host.querySelector<HTMLElement>('.pw-scroll');
  const svg = frame?.querySelector<SVGSVGElement>('svg.pw-graph');
  if (!frame || !svg || host.querySelector('.pw-tools')) return;
  const words = wordsOf(host);
  const status = make('p', { className: 'pw-said', role: 'status' });
  let silence = 0;
  const say = (text: string) => {
    status.textContent = text;
    clearTimeout(silence);
    silence = window.setTimeout(() => status.replaceChildren(), 6000);
  };
  const drawing = readDrawing(svg);
  const level = make('button', { type: 'button', className: 'pw-level', onclick: () => view.reset() });
  // Its level is known when the drawing has been laid out, and its name must not wait for that.
  level.ariaLabel = words('reset', { percent: 100 });
  const view = viewport(frame, svg, (scale) => {
    const percent = Math.round(scale * 100);
    level.textContent = words('level', { percent });
    level.ariaLabel = level.title = words('reset', { percent });
  });
  const buttons = [
    iconButton('zoom-out', words('zoom-out'), () => view.zoom(1 / STEP)),
    level,
    iconButton('zoom-in', words('zoom-in'), () => view.zoom(STEP)),
    iconButton('fit', words('fit'), () => view.fit()),
  ];
  const panel = savePanel(host, svg, words, say);
  buttons.push(opener('save', words('save'), panel), ...fullScreenButton(host, view, words));
  host.prepend(toolbar(words('bar'), buttons), panel);
  host.append(status);
  gestures(host, frame, svg, view);
  highlight(host, svg, drawing, words, say);
}

/** A button for full screen, where the browser supports it for pages. */
function fullScreenButton(host: HTMLElement, view: Viewport, words: Say): HTMLButtonElement[] {
  if (!document.fullscreenEnabled) return [];
  const isFull = () => document.fullscreenElement === host;
  const leave = () => isFull() && document.exitFullscreen();
  const button = iconButton('full-screen', words('full-screen'), () => leave() || host.requestFullscreen());
  const update = () => {
    button.ariaPressed = String(isFull());
    if (isFull()) view.fit();
    else view.reset();
  };
  host.addEventListener('fullscreenchange', update);
  // The target of a link is behind the full screen.
  host.addEventListener('click', ({ target }) => (target as Element).closest('a') && leave());
  host.addEventListener('keydown', ({ key }) => key === 'Escape' && leave());
  button.ariaPressed = 'false';
  return [button];
}

customElements.define('pw-graph', PlanGraph);
