/** A task, a phase, or a condition outside the plan. */
export interface Vertex {
  name: string;
  /** Its link, or its box where it is none; the frame of a phase. */
  element: SVGElement;
  /** The phase of a task. */
  phase: Vertex | undefined;
  /** The tasks of a phase that are in the drawing. */
  tasks: Vertex[];
}

export interface Edge {
  element: SVGElement;
  from: Vertex;
  to: Vertex;
  /** Whether it follows from the order of phases; it then holds only for tasks without dependencies of their own. */
  implied: boolean;
}

/** A drawing as read from its data attributes. */
export interface Drawing {
  /** In the order of the document. */
  tasks: Vertex[];
  phases: Vertex[];
  edges: Edge[];
  /** The vertex that a part of the drawing belongs to. */
  at(part: Node | null): Vertex | undefined;
}

/** Reads a drawing; elements without data attributes are left out. */
export function readDrawing(svg: SVGElement): Drawing {
  const vertices = new Map<string, Vertex>();
  const tasks: Vertex[] = [];
  const phases: Vertex[] = [];
  for (const element of all(svg, '[data-phase], [data-task], [data-box]')) {
    const { task, phase, box } = element.dataset;
    const within = task === undefined ? undefined : vertices.get(key(undefined, phase));
    const name = task ?? phase ?? element.querySelector('text')?.textContent ?? '';
    const vertex: Vertex = { name, element, phase: within, tasks: [] };
    vertices.set(key(task, phase, box), vertex);
    within?.tasks.push(vertex);
    if (task) tasks.push(vertex);
    else if (phase) phases.push(vertex);
  }
  const edges = all(svg, 'path[marker-end]').flatMap((element): Edge[] => {
    const { from, fromPhase, fromBox, to, toPhase, toBox } = element.dataset;
    const [start, end] = [vertices.get(key(from, fromPhase, fromBox)), vertices.get(key(to, toPhase, toBox))];
    const implied = element.matches('.edge-pattern-dotted, .pw-graph-implied');
    return start && end ? [{ element, from: start, to: end, implied }] : [];
  });
  // A phase can be pointed at only in a drawing without tasks.
  const at = (part: Node | null) =>
    [...vertices.values()].find(({ element, tasks }) => tasks.length === 0 && element.contains(part));
  return { tasks, phases, edges, at };
}

const all = (svg: SVGElement, selector: string) => [...svg.querySelectorAll<SVGElement>(selector)];

const key = (task?: string, phase?: string, box?: string) => (task ? `t${task}` : (box ?? `p${phase}`));
