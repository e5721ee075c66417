import type { Drawing, Edge, Vertex } from './drawing.ts';
import * as wording from './wording.ts';

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
  say(wording.related(vertex.name, count(needs), count(unlocks)));
  return [vertex, ...needs, ...unlocks].map(({ element }) => element);
}

/**
 * Everything on the way from a task to what it needs, or to what it unlocks, itself not included. The walk is breadth first
 * and takes each edge once.
 */
function reach({ edges }: Drawing, start: Vertex, towards: 'needs' | 'unlocks'): Set<Vertex | Edge> {
  const [near, far] = towards === 'needs' ? (['to', 'from'] as const) : (['from', 'to'] as const);
  const edgesAt = Map.groupBy(edges, (edge) => edge[near]);
  const found = new Set<Vertex | Edge>();
  const queue = [start];
  for (const vertex of queue) {
    const own = edgesAt.get(vertex) ?? [];
    const ofPhase = (vertex.phase && edgesAt.get(vertex.phase)) ?? [];
    for (const edge of [...own, ...ofPhase.filter((one) => near === 'from' || holds(one, vertex))]) {
      if (found.has(edge)) continue;
      found.add(edge);
      const end = edge[far];
      for (const next of [end, ...end.tasks.filter((task) => near === 'to' || holds(edge, task))]) {
        if (next === start || found.has(next)) continue;
        found.add(next);
        // A phase leads on through its tasks, for each of which other edges hold.
        if (next.tasks.length === 0) queue.push(next);
      }
    }
  }
  return found;
}

/** Whether a task waits for what its phase waits for. */
const holds = ({ implied }: Edge, { classes }: Vertex) => !implied || classes.contains('pw-graph-silent');
