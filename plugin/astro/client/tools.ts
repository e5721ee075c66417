/** `<pw-graph>`: adds tools to a drawing. Without it, the drawing scrolls in its frame. */

import { make } from './dom.ts';
import { readDrawing } from './drawing.ts';
import { filterPanel } from './filter.ts';
import { gestures, STEP } from './gestures.ts';
import { highlight } from './highlight.ts';
import { savePanel } from './save.ts';
import { iconButton, opener, toolbar } from './toolbar.ts';
import { type Viewport, viewport } from './viewport.ts';
import * as wording from './wording.ts';

class PlanGraph extends HTMLElement {
  connectedCallback(): void {
    const frame = this.querySelector<HTMLElement>('.pw-scroll');
    const svg = frame?.querySelector<SVGSVGElement>('svg.pw-graph');
    if (frame && svg && !this.querySelector('.pw-tools')) equip(this, frame, svg);
  }
}

function equip(host: HTMLElement, frame: HTMLElement, svg: SVGSVGElement): void {
  const status = make('p', { className: 'pw-said', role: 'status' });
  let silence = 0;
  const say = (text: string) => {
    status.textContent = text;
    clearTimeout(silence);
    silence = window.setTimeout(() => status.replaceChildren(), 6000);
  };
  const drawing = readDrawing(svg);
  const level = make('button', { type: 'button', className: 'pw-level', onclick: () => view.reset() });
  const view = viewport(frame, svg, (scale) => {
    level.textContent = wording.percent(scale);
    level.ariaLabel = level.title = wording.reset(wording.percent(scale));
  });
  const panels: HTMLElement[] = [];
  const buttons = [
    iconButton('zoom-out', wording.zoomOut, () => view.zoom(1 / STEP)),
    level,
    iconButton('zoom-in', wording.zoomIn, () => view.zoom(STEP)),
    iconButton('fit', wording.fit, () => view.fit()),
  ];
  if (drawing.tasks.length > 1) {
    const panel = filterPanel(drawing, (shown, all) => {
      button.classList.toggle('pw-active', !all);
      button.ariaLabel = button.title = all ? wording.filter : `${wording.filter}: ${shown}`;
      say(shown);
    });
    const button = opener('filter', wording.filter, panel);
    panels.push(panel);
    buttons.push(button);
  }
  const panel = savePanel(host, svg, say);
  panels.push(panel);
  buttons.push(opener('save', wording.save, panel), ...fullScreenButton(host, view));
  host.prepend(toolbar(buttons), ...panels);
  host.append(status);
  view.reset();
  gestures(host, frame, svg, view);
  highlight(host, svg, drawing, say);
}

/** A button for full screen, where the browser supports it for pages. */
function fullScreenButton(host: HTMLElement, view: Viewport): HTMLButtonElement[] {
  if (!document.fullscreenEnabled) return [];
  const isFull = () => document.fullscreenElement === host;
  const leave = () => isFull() && document.exitFullscreen();
  const button = iconButton('full-screen', wording.fullScreen, () => leave() || host.requestFullscreen());
  const update = () => {
    button.ariaPressed = String(isFull());
    view.reset();
  };
  host.addEventListener('fullscreenchange', update);
  // The target of a link is behind the full screen.
  host.addEventListener('click', ({ target }) => (target as Element).closest('a') && leave());
  host.addEventListener('keydown', ({ key }) => key === 'Escape' && leave());
  update();
  return [button];
}

customElements.define('pw-graph', PlanGraph);
