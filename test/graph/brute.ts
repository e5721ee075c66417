import type { Ref, Sketch, SketchTask } from './sketch.ts';

/** What FORMAT section 3 says of a sketch, worked out pair by pair: slow, and plain to read beside the text. */
export interface Brute {
  /** `needs[b]` holds `a` where b waits for a, by the words of b, of its phase, or of a's Blocks. */
  needs: Set<number>[];
  /** The same with the implied edges that stay. */
  waits: Set<number>[];
  /** Whether a task keeps its implied edges. */
  keepsImplied: boolean[];
  /** Whether the task waits for something that is no other task of the plan. */
  held: boolean[];
  selfish: boolean[];
}

export function bruteForce(sketch: Sketch): Brute {
  const { tasks } = sketch;
  const needs = tasks.map((task, index) => new Set([...own(task, index, sketch), ...byPhase(task, sketch)]));
  for (const [index, task] of tasks.entries()) {
    for (const blocked of expandAll(task.blocks, sketch, after(index, tasks))) needs[blocked]?.add(index);
  }
  const selfish = tasks.map((task, index) => namesItself(task, index));
  for (const [index, list] of needs.entries()) list.delete(index);

  const implied = tasks.map((_, index) => impliedFor(index, sketch));
  const everything = closure(needs.map((list, index) => new Set([...list, ...(implied[index] ?? [])])));
  // An edge from the end of a phase closes a cycle if any task of that phase waits, somehow, for this one.
  const keepsImplied = implied.map(
    (list, index) => list.length > 0 && !list.some((before) => everything[before]?.has(index)),
  );
  const waits = needs.map((list, index) => new Set([...list, ...(keepsImplied[index] ? (implied[index] ?? []) : [])]));
  const held = tasks.map((task, index) => selfish[index] || isHeld(task, sketch));
  return { needs, waits, keepsImplied, held, selfish };
}

/** Everything that can be reached, by Warshall's algorithm. */
export function closure(edges: readonly Set<number>[]): Set<number>[] {
  const reach = edges.map((list) => new Set(list));
  for (const via of reach.keys()) {
    for (const list of reach) if (list.has(via)) for (const far of reach[via] ?? []) list.add(far);
  }
  return reach;
}

/** The fewest steps in which one of these nodes waits for itself. */
export function girth(members: readonly number[], needs: readonly Set<number>[]): number {
  const lengths = members.map((start) => {
    let frontier = new Set([start]);
    for (let steps = 1; ; steps++) {
      frontier = new Set([...frontier].flatMap((task) => [...(needs[task] ?? [])]));
      if (frontier.has(start)) return steps;
    }
  });
  return Math.min(...lengths);
}

function own(task: SketchTask, index: number, sketch: Sketch): number[] {
  return Array.isArray(task.dependsOn) ? expandAll(task.dependsOn, sketch, before(index)) : [];
}

/** What a phase names in itself holds for those of its tasks that it does not name. */
function byPhase(task: SketchTask, sketch: Sketch): number[] {
  const heads = sketch.phases[task.phase]?.dependsOn ?? [];
  const letOff = task.dependsOn !== null && !Array.isArray(task.dependsOn) ? task.dependsOn.letOff : null;
  const phases = heads.flatMap((ref) => phasesOf(ref, task.phase)).filter((phase) => phase !== task.phase);
  const single = heads.flatMap((ref) => singleTasks(ref, task.phase, sketch.tasks));
  const inner = single.filter((other) => sketch.tasks[other]?.phase === task.phase);
  const named = inner.some((other) => sketch.tasks[other] === task);
  return [
    ...phases.filter((phase) => phase !== letOff).flatMap((phase) => members(phase, sketch.tasks)),
    ...single.filter((other) => !inner.includes(other) || !named),
  ];
}

function phasesOf(ref: Ref, own: number): number[] {
  if (ref.kind === 'all') return before(own);
  return ref.kind === 'phase' || ref.kind === 'wildcard' ? [ref.phase] : [];
}

function singleTasks(ref: Ref, phase: number, tasks: readonly SketchTask[]): number[] {
  if (ref.kind === 'task' || ref.kind === 'range') return expand(ref, tasks, []);
  const start = tasks.findIndex((task) => task.phase === phase);
  return ref.kind === 'all' ? members(-1, tasks).filter((task) => task < start) : [];
}

function expandAll(refs: readonly Ref[], sketch: Sketch, all: number[]): number[] {
  return refs.flatMap((ref) => expand(ref, sketch.tasks, all));
}

function expand(ref: Ref, tasks: readonly SketchTask[], all: number[]): number[] {
  switch (ref.kind) {
    case 'task':
      return [ref.task];
    case 'range':
      return [...tasks.keys()].filter(
        (task) => task >= Math.min(ref.from, ref.to) && task <= Math.max(ref.from, ref.to),
      );
    case 'phase':
    case 'wildcard':
      return members(ref.phase, tasks);
    case 'all':
      return all;
    default:
      return [];
  }
}

function impliedFor(index: number, { tasks, phases, implied }: Sketch): number[] {
  const task = tasks[index];
  if (!task || !implied || task.phase < 1 || task.dependsOn !== null || phases[task.phase]?.dependsOn) return [];
  const sketch = { tasks, phases, implied };
  const spokenOf = tasks.some(
    (other, at) => at !== index && expandAll(other.blocks, sketch, after(at, tasks)).includes(index),
  );
  return spokenOf ? [] : members(task.phase - 1, tasks);
}

function namesItself({ dependsOn, blocks }: SketchTask, index: number): boolean {
  const said = [...(Array.isArray(dependsOn) ? dependsOn : []), ...blocks];
  return said.some((ref) => ref.kind === 'task' && ref.task === index);
}

function isHeld({ dependsOn, phase }: SketchTask, { phases }: Sketch): boolean {
  const said = [...(Array.isArray(dependsOn) ? dependsOn : []), ...(phases[phase]?.dependsOn ?? [])];
  return said.some((ref) => ref.kind === 'unknown' || ref.kind === 'outside');
}

function members(phase: number, tasks: readonly SketchTask[]): number[] {
  return [...tasks.keys()].filter((task) => tasks[task]?.phase === phase);
}

function before(index: number): number[] {
  return Array.from({ length: Math.max(0, index) }, (_, earlier) => earlier);
}

function after(index: number, tasks: readonly SketchTask[]): number[] {
  return [...tasks.keys()].filter((task) => task > index);
}
