import type { Drawing, Vertex } from './drawing.ts';
import { reach } from './reach.ts';
import { words } from './words.ts';

/** While a task is pointed at or has the focus, what it needs and unlocks stays and the rest fades. */
export function highlight(svg: SVGElement, drawing: Drawing, say: (text: string) => void): { clear(): void } {
  let lit: Element[] = [];
  const show = (vertex: Vertex | undefined) => {
    for (const element of lit) element.classList.remove('pw-lit');
    svg.classList.toggle('pw-lighting', vertex !== undefined);
    lit = vertex ? related(drawing, vertex, say) : [];
    for (const element of lit) element.classList.add('pw-lit');
    if (!vertex) say('');
  };
  const focused = () => (svg.querySelector(':focus-visible') ? drawing.at(document.activeElement) : undefined);
  let shown: Vertex | undefined;
  const update = (vertex: Vertex | undefined) => {
    if (vertex !== shown) show(vertex);
    shown = vertex;
  };
  svg.addEventListener('pointerover', ({ target, pointerType }) => {
    if (pointerType !== 'touch') update(drawing.at(target) ?? focused());
  });
  svg.addEventListener('pointerleave', () => update(focused()));
  svg.addEventListener('focusin', () => update(focused()));
  svg.addEventListener('focusout', () => update(undefined));
  update(focused());
  return { clear: () => update(undefined) };
}

function related(drawing: Drawing, vertex: Vertex, say: (text: string) => void): Element[] {
  const [needs, unlocks] = [reach(drawing, vertex, 'needs'), reach(drawing, vertex, 'unlocks')];
  const count = ({ vertices }: typeof needs) => [...vertices].filter(({ tasks }) => tasks.length === 0).length;
  say(words.related(vertex.name, count(needs), count(unlocks)));
  return [vertex, ...[needs, unlocks].flatMap(({ vertices, edges }) => [...vertices, ...edges])].map(
    ({ element }) => element,
  );
}
