/**
 * The script of pages with a graph: `<pw-graph>` around a drawing gets tools. Without it the drawing is the same, in a
 * frame that scrolls. Nothing here evaluates text or writes markup, so a strict Content-Security-Policy lets it be.
 */
import { make } from './dom.ts';
import { readDrawing } from './drawing.ts';
import { filterPanel } from './filter.ts';
import { fullScreenButton } from './full-screen.ts';
import { gestures, STEP } from './gestures.ts';
import { highlight } from './highlight.ts';
import { savePanel } from './save.ts';
import { iconButton, opener, toolbar } from './toolbar.ts';
import { viewport } from './viewport.ts';
import * as words from './words.ts';
import './views.ts';

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
    level.textContent = words.percent(scale);
    level.ariaLabel = level.title = words.reset(words.percent(scale));
  });
  const panels: HTMLElement[] = [];
  const buttons = [
    iconButton('zoom-out', words.zoomOut, () => view.zoom(1 / STEP)),
    level,
    iconButton('zoom-in', words.zoomIn, () => view.zoom(STEP)),
    iconButton('fit', words.fit, () => view.fit()),
  ];
  if (drawing.tasks.length > 1) {
    const panel = filterPanel(drawing, (shown, all) => {
      button.classList.toggle('pw-active', !all);
      button.ariaLabel = button.title = all ? words.filter : `${words.filter}: ${shown}`;
      say(shown);
    });
    const button = opener('filter', words.filter, panel);
    panels.push(panel);
    buttons.push(button);
  }
  const panel = savePanel(host, svg, say);
  panels.push(panel);
  buttons.push(opener('save', words.save, panel), ...fullScreenButton(host, view));
  host.prepend(toolbar(buttons), ...panels);
  host.append(status);
  view.reset();
  gestures(host, frame, svg, view);
  highlight(host, svg, drawing, say);
}

customElements.define('pw-graph', PlanGraph);
