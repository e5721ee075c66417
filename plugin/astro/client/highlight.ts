import type { Drawing, Edge, Vertex } from './drawing.ts';
import type { Say } from './wording.ts';

/** Fades all but a hovered or focused task with what it depends on and what it unblocks; Escape ends it. */
export function highlight(
  host: HTMLElement,
  svg: SVGElement,
  drawing: Drawing,
  words: Say,
  say: (text: string) => void,
): void {
  let related: Element[] = [];
  let shown: Vertex | undefined;
  const show = (vertex: Vertex | undefined) => {
    if (vertex === shown) return;
    shown = vertex;
    for (const element of related) element.classList.remove('pw-lit');
    svg.classList.toggle('pw-lighting', vertex !== undefined);
    related = vertex ? relatedTo(drawing, vertex, words, say) : [];
    for (const element of related) element.classList.add('pw-lit');
    if (!vertex) say('');
  };
  const focused = () => drawing.at(svg.querySelector(':focus'));
  svg.addEventListener('pointerover', ({ target, pointerType }) => {
    if (pointerType !== 'touch') show(drawing.at(target as Node) ?? focused());
  });
  svg.addEventListener('pointerleave', () => show(focused()));
  // On the drawing itself, these listeners would make it a Tab stop in Chromium.
  host.addEventListener('focusin', () => show(focused()));
  host.addEventListener('focusout', () => show(undefined));
  host.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') show(undefined);
  });
  show(focused());
}

function relatedTo(drawing: Drawing, vertex: Vertex, words: Say, say: (text: string) => void): Element[] {
  const before = reach(drawing, vertex, 'prerequisites');
  const after = reach(drawing, vertex, 'dependents');
  const count = (found: typeof before) => [...found].filter((one) => 'tasks' in one && one.tasks.length === 0).length;
  // A task without an id is called by its title, the first line of its tooltip.
  const [name = ''] = (vertex.name[0] === '~' ? vertex.element.textContent : vertex.name).split('\n');
  say(words('related', { name, before: count(before), after: count(after) }));
  return [vertex, ...before, ...after].map(({ element }) => element);
}

/** All that a task depends on, or all that depends on it, with the edges between; the task itself excluded. Breadth-first. */
function reach({ edges }: Drawing, start: Vertex, towards: 'prerequisites' | 'dependents'): Set<Vertex | Edge> {
  const [near, far] = towards === 'prerequisites' ? (['to', 'from'] as const) : (['from', 'to'] as const);
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
        // A phase is continued through its tasks, each of which has edges of its own.
        if (next.tasks.length === 0) queue.push(next);
      }
    }
  }
  return found;
}

/** Whether an edge to a phase holds for a task in it. */
const holds = ({ implied }: Edge, { element }: Vertex) => !implied || element.classList.contains('pw-graph-silent');
