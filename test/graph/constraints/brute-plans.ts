import fc from 'fast-check';
import { claims, exclusion, sequence } from '../../rules/tables.ts';
import { type Ref, type Sketch, type SketchTask, sketchesOf, toMarkdown, words } from '../sketch.ts';

/** A small plan, and rows of two sides about its tasks. */
export interface Case {
  sketch: Sketch;
  rows: Row[];
}

export interface Row {
  some: Ref[];
  others: Ref[];
  /** Index among the ways to say what comes first. */
  phrase: number;
}

const phrases = [
  (first: string, second: string) => `${first} before ${second}`,
  (first: string, second: string) => `${first} → ${second}`,
  (first: string, second: string) => `${second} MUST NOT start before ${first}`,
  (first: string, second: string) => `${second} depends on ${first}`,
] as const;

/** Plans of up to 7 tasks. In two of three no task names one that comes after it, so that most of them have no cycle. */
export const cases: fc.Arbitrary<Case> = fc
  .record({ loose: fc.nat(1), sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }) })
  .map(({ loose, sizes }) => ({ loose, sizes: withinSeven(sizes, 7 - loose) }))
  .chain(({ loose, sizes }) => {
    const tasks = loose + sizes.reduce((sum, size) => sum + size, 0);
    return fc.record({
      sketch: fc
        .tuple(sketchesOf(loose, sizes), fc.nat(2))
        .map(([sketch, kind]) => (kind === 0 ? sketch : lookingBack(sketch))),
      rows: fc.array(rowsOf(tasks, sizes.length), { minLength: 1, maxLength: 4 }),
    });
  });

/** As many of the phases as there is room for. */
function withinSeven(sizes: readonly number[], room: number): number[] {
  let left = room;
  return sizes.flatMap((size) => {
    const taken = Math.min(size, left);
    left -= taken;
    return taken > 0 ? [taken] : [];
  });
}

function rowsOf(tasks: number, phases: number): fc.Arbitrary<Row> {
  const [task, phase] = [fc.nat(tasks - 1), fc.nat(phases - 1)];
  const one: fc.Arbitrary<Ref> = fc.record({ kind: fc.constant('task' as const), task });
  const many: fc.Arbitrary<Ref> = fc.oneof(
    fc.record({ kind: fc.constant('range' as const), from: task, to: task }),
    fc.record({ kind: fc.constantFrom('wildcard' as const, 'phase' as const), phase }),
  );
  const side = fc.oneof(
    { weight: 5, arbitrary: fc.tuple(one) },
    { weight: 2, arbitrary: fc.tuple(one, one) },
    { weight: 2, arbitrary: fc.tuple(many) },
  );
  return fc.record({ some: side, others: side, phrase: fc.nat(phrases.length - 1) });
}

/** The same plan with each name of a later task, or of a later phase, turned into one of an earlier. */
function lookingBack(sketch: Sketch): Sketch {
  const { tasks, phases } = sketch;
  const starts = phases.map((_, phase) => tasks.findIndex((task) => task.phase === phase));
  return {
    ...sketch,
    tasks: tasks.map((task, index) => ({
      ...task,
      dependsOn: Array.isArray(task.dependsOn) ? earlier(task.dependsOn, index, task.phase) : task.dependsOn,
      blocks: task.blocks.filter((ref) => ref.kind === 'task' && ref.task > index),
    })),
    phases: phases.map((phase, index) => ({
      ...phase,
      dependsOn: phase.dependsOn && earlier(phase.dependsOn, starts[index] ?? 0, index),
    })),
  };
}

/** Null where nothing is earlier. */
function earlier(refs: readonly Ref[], tasks: number, phases: number): Ref[] | null {
  const found = refs.flatMap((ref): Ref[] => {
    if (ref.kind === 'task') return tasks > 0 ? [{ ...ref, task: ref.task % tasks }] : [];
    if (ref.kind === 'range') return tasks > 0 ? [{ ...ref, from: ref.from % tasks, to: ref.to % tasks }] : [];
    if (ref.kind === 'phase' || ref.kind === 'wildcard') {
      return phases > 0 ? [{ ...ref, phase: ref.phase % phases }] : [];
    }
    return [ref];
  });
  return found.length > 0 ? found : null;
}

/** The plan with none of its tasks begun. */
export function toDo({ sketch, rows }: Case): Case {
  const tasks = sketch.tasks.map((task): SketchTask => ({ ...task, status: 'todo' }));
  return { sketch: { ...sketch, tasks }, rows };
}

/** The plan as its author would write it, each row both in the table of sequences and in that of exclusions. */
export function textOf({ sketch, rows }: Case): string {
  const said = (side: readonly Ref[]) => side.map((ref) => words(ref, sketch.tasks, sketch.phases)).join(', ');
  const both = rows.map(
    ({ some, others, phrase }) => [said(some), said(others), phrases[phrase] ?? phrases[0]] as const,
  );
  return [
    toMarkdown(sketch),
    sequence(...both.map(([some, others, phrase]) => `${phrase(some, others)} | Order | Why`)),
    exclusion(...both.map(([some, others]) => `${some} | ${others} | Both write`)),
    claims('[x] Verified: No circular dependencies in task graph'),
  ].join('\n\n');
}

/** The pairs of different tasks that a row holds against each other; none where it comes to a single task, or to nobody. */
export function pairsOf({ some, others }: Row, { tasks }: Sketch): [one: number, other: number][] {
  const [left, right] = [sideOf(some, others, tasks), sideOf(others, some, tasks)];
  return left.flatMap((one) => right.flatMap((other): [number, number][] => (one === other ? [] : [[one, other]])));
}

/** An expansion holds no task that the other side writes out. */
function sideOf(side: readonly Ref[], against: readonly Ref[], tasks: readonly SketchTask[]): number[] {
  const isWritten = (task: number) => against.some((ref) => ref.kind === 'task' && ref.task === task);
  return [...tasks.keys()].filter((task) =>
    side.some((ref) => {
      if (ref.kind === 'task') return ref.task === task;
      return isIn(ref, task, tasks) && !isWritten(task);
    }),
  );
}

function isIn(ref: Ref, task: number, tasks: readonly SketchTask[]): boolean {
  if (ref.kind === 'range') return task >= Math.min(ref.from, ref.to) && task <= Math.max(ref.from, ref.to);
  return (ref.kind === 'phase' || ref.kind === 'wildcard') && tasks[task]?.phase === ref.phase;
}
