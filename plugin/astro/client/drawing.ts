/** What can wait and be waited for: a task, or a phase as a whole. */
export interface Vertex {
  name: string;
  /** Its link, or its box where it leads nowhere; the frame of a phase. */
  element: SVGElement;
  /** The phase of a task. */
  phase: Vertex | undefined;
  /** The tasks of a phase that are in the drawing. */
  tasks: Vertex[];
  /** The task says nothing of its own, so it waits for the phase before its own. */
  silent: boolean;
}

export interface Edge {
  element: SVGElement;
  from: Vertex;
  to: Vertex;
  /** It follows from the order of phases, and holds for silent tasks only. */
  implied: boolean;
}

/** What a drawing says in its data attributes. */
export interface Drawing {
  /** In the order of the document. */
  tasks: Vertex[];
  phases: Vertex[];
  edges: Edge[];
  /** The task or phase that an element is a part of. */
  at(target: EventTarget | null): Vertex | undefined;
}

/** Reads a drawing. What carries no data attributes is left out. */
export function readDrawing(svg: SVGElement): Drawing {
  const vertices = new Map<string, Vertex>();
  const byElement = new Map<Element, Vertex>();
  const add = (kind: string, name: string, element: SVGElement, phase?: Vertex): Vertex => {
    const vertex: Vertex = { name, element, phase, tasks: [], silent: phase !== undefined };
    phase?.tasks.push(vertex);
    vertices.set(kind + name, vertex);
    byElement.set(element, vertex);
    return vertex;
  };
  for (const element of all(svg, '[data-phase]:not([data-task])')) add('phase', element.dataset.phase ?? '', element);
  const phases = [...vertices.values()];
  const tasks = all(svg, '[data-task]').map((element) => {
    const { task = '', phase = '' } = element.dataset;
    return add('task', task, element, vertices.get(`phase${phase}`));
  });
  const end = (task: string | undefined, phase: string | undefined) =>
    vertices.get(task === undefined ? `phase${phase}` : `task${task}`);
  const edges = all(svg, 'path[marker-end]').flatMap((element): Edge[] => {
    const { from, fromPhase, to, toPhase } = element.dataset;
    const [start, target] = [end(from, fromPhase), end(to, toPhase)];
    if (!start || !target) return [];
    if (to !== undefined) target.silent = false;
    return [{ element, from: start, to: target, implied: element.classList.contains('edge-pattern-dotted') }];
  });
  return {
    tasks,
    phases,
    edges,
    at: (target) => {
      const part = target instanceof Element && target.closest('[data-task], a[data-phase], .node[data-phase]');
      return part ? byElement.get(part) : undefined;
    },
  };
}

const all = (svg: SVGElement, selector: string) => [...svg.querySelectorAll<SVGElement>(selector)];
