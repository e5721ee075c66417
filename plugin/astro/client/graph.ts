/**
 * The script of pages with a graph: `<pw-graph>` around a drawing gets tools. Without it the drawing is the same, in a
 * frame that scrolls. Nothing here evaluates text or writes markup, so a strict Content-Security-Policy lets it be.
 */

import { make } from './dom.ts';
import { readDrawing } from './drawing.ts';
import { gestures, STEP } from './gestures.ts';
import { highlight } from './highlight.ts';
import { iconButton, toolbar } from './toolbar.ts';
import { viewport } from './viewport.ts';
import { words } from './words.ts';

class PlanGraph extends HTMLElement {
  connectedCallback(): void {
    const frame = this.querySelector<HTMLElement>('.pw-scroll');
    const svg = frame?.querySelector<SVGSVGElement>('svg.pw-graph');
    if (frame && svg && !this.querySelector('.pw-tools')) equip(this, frame, svg);
  }
}

function equip(host: HTMLElement, frame: HTMLElement, svg: SVGSVGElement): void {
  const status = make('p', { className: 'pw-said', role: 'status' });
  const say = (text: string) => {
    status.textContent = text;
  };
  const level = make('button', { type: 'button', className: 'pw-level', onclick: () => view.reset() });
  const view = viewport(frame, svg, (scale) => {
    level.textContent = words.percent(scale);
    level.ariaLabel = level.title = words.reset(words.percent(scale));
  });
  const buttons = [
    iconButton('zoomOut', words.zoomOut, () => view.zoom(1 / STEP)),
    level,
    iconButton('zoomIn', words.zoomIn, () => view.zoom(STEP)),
    iconButton('fit', words.fit, () => view.fit()),
  ];
  host.prepend(toolbar(buttons));
  host.append(status);
  view.reset();
  gestures(host, frame, view);
  highlight(svg, readDrawing(svg), say);
}

customElements.define('pw-graph', PlanGraph);
