import type { Drawing, Vertex } from './drawing.ts';
import { reach } from './reach.ts';
import * as words from './words.ts';

/** While a task is pointed at or has the focus, what it needs and unlocks stays and the rest fades; Escape ends it. */
export function highlight(host: HTMLElement, svg: SVGElement, drawing: Drawing, say: (text: string) => void): void {
  let lit: Element[] = [];
  let shown: Vertex | undefined;
  const show = (vertex: Vertex | undefined) => {
    if (vertex === shown) return;
    shown = vertex;
    for (const element of lit) element.classList.remove('pw-lit');
    svg.classList.toggle('pw-lighting', vertex !== undefined);
    lit = vertex ? related(drawing, vertex, say) : [];
    for (const element of lit) element.classList.add('pw-lit');
    if (!vertex) say('');
  };
  const focused = () => drawing.at(svg.querySelector(':focus'));
  svg.addEventListener('pointerover', ({ target, pointerType }) => {
    if (pointerType !== 'touch') show(drawing.at(target as Node) ?? focused());
  });
  svg.addEventListener('pointerleave', () => show(focused()));
  // On the drawing itself they would make it a stop for the Tab key in Chromium.
  host.addEventListener('focusin', () => show(focused()));
  host.addEventListener('focusout', () => show(undefined));
  host.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') show(undefined);
  });
  show(focused());
}

function related(drawing: Drawing, vertex: Vertex, say: (text: string) => void): Element[] {
  const [needs, unlocks] = [reach(drawing, vertex, 'needs'), reach(drawing, vertex, 'unlocks')];
  const count = (found: typeof needs) => [...found].filter((one) => 'tasks' in one && one.tasks.length === 0).length;
  say(words.related(vertex.name, count(needs), count(unlocks)));
  return [vertex, ...needs, ...unlocks].map(({ element }) => element);
}
