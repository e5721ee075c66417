import fc from 'fast-check';
import type { Status } from '../../plugin/plan/model.ts';

/** A random plan as plain data: what the Markdown is written from, and what brute force reads. */
export interface Sketch {
  tasks: SketchTask[];
  phases: { id: string; dependsOn: Ref[] | null }[];
  implied: boolean;
}

export interface SketchTask {
  id: string;
  /** Index of its phase, or -1. */
  phase: number;
  status: Status;
  /** Null for silence; `letOff` is the phase that a note after `None` names. */
  dependsOn: Ref[] | { letOff: number | null } | null;
  blocks: Ref[];
  hours: number | null;
}

/** Numbers are indexes. */
export type Ref =
  | { kind: 'task'; task: number }
  | { kind: 'range'; from: number; to: number }
  | { kind: 'wildcard' | 'phase'; phase: number }
  | { kind: 'all' | 'unknown' | 'outside' };

const marks: Record<Status, string> = { todo: ' ', done: 'x', 'in-progress': '~', blocked: '!', cancelled: ' ' };

/** Plans of two to four phases with up to four tasks each, in every state, that say all that the format lets them say. */
export const sketches: fc.Arbitrary<Sketch> = fc
  .record({
    loose: fc.nat(1),
    sizes: fc.array(fc.constantFrom(1, 2, 3, 4), { minLength: 2, maxLength: 4 }),
  })
  .chain(({ loose, sizes }) => sketchesOf(loose, sizes));

/** Plans with so many tasks in no phase, and then in each phase. */
export function sketchesOf(loose: number, sizes: readonly number[]): fc.Arbitrary<Sketch> {
  const homes = [...Array<number>(loose).fill(-1), ...sizes.flatMap((size, phase) => Array<number>(size).fill(phase))];
  const ref = refs(homes.length, sizes.length);
  const head = sometimes(1, 3, fc.array(refs(homes.length, sizes.length, 6), { minLength: 1, maxLength: 2 }));
  return fc.record({
    tasks: fc.tuple(...homes.map((phase, index) => task(idOf(homes, index), phase, ref, sizes.length))),
    phases: fc.tuple(...sizes.map((_, phase) => head.map((dependsOn) => ({ id: `${phase + 1}`, dependsOn })))),
    implied: fc.boolean(),
  });
}

function idOf(homes: readonly number[], index: number): string {
  return `${(homes[index] ?? 0) + 1}.${index - homes.indexOf(homes[index] ?? 0) + 1}`;
}

function refs(tasks: number, phases: number, byPhase = 2): fc.Arbitrary<Ref> {
  const [task, phase] = [fc.nat(tasks - 1), fc.nat(phases - 1)];
  return fc.oneof(
    { weight: 8, arbitrary: fc.record({ kind: fc.constant('task' as const), task }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('range' as const), from: task, to: task }) },
    { weight: byPhase, arbitrary: fc.record({ kind: fc.constantFrom('wildcard' as const, 'phase' as const), phase }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constantFrom('all' as const, 'unknown' as const, 'outside' as const) }),
    },
  );
}

function task(id: string, phase: number, ref: fc.Arbitrary<Ref>, phases: number): fc.Arbitrary<SketchTask> {
  return fc.record({
    id: fc.constant(id),
    phase: fc.constant(phase),
    status: fc.constantFrom<Status>('todo', 'todo', 'todo', 'done', 'in-progress', 'blocked', 'cancelled'),
    dependsOn: fc.oneof(
      { weight: 4, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.record({ letOff: fc.option(fc.nat(phases - 1)) }) },
      { weight: 4, arbitrary: fc.array(ref, { minLength: 1, maxLength: 2 }) },
    ),
    blocks: sometimes(1, 9, ref).map((one) => (one ? [one] : [])),
    hours: sometimes(30, 1, fc.integer({ min: 1, max: 3 })),
  }) as fc.Arbitrary<SketchTask>;
}

/** Null in `without` of all cases. */
function sometimes<T>(within: number, without: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.oneof({ weight: within, arbitrary }, { weight: without, arbitrary: fc.constant(null) });
}

/** The sketch as its author would write it. */
export function toMarkdown({ tasks, phases }: Sketch): string {
  const write = (list: readonly Ref[]) => list.map((ref) => words(ref, tasks, phases)).join(', ');
  const field = (label: string, value: string) => (value === '' ? '' : `  - **${label}**: ${value}\n`);
  const lines = tasks.map(({ id, phase, status, dependsOn, blocks, hours }, index) => {
    const text = status === 'cancelled' ? `~~**Task ${id}**: T~~` : `**Task ${id}**: T`;
    const begins = phase !== -1 && tasks[index - 1]?.phase !== phase ? heading(phase, phases, write) : '';
    const said = dependsOn === null ? '' : Array.isArray(dependsOn) ? write(dependsOn) : none(dependsOn.letOff, phases);
    return `${begins}- [${marks[status]}] ${text}\n${field('Depends on', said)}${field('Blocks', write(blocks))}${field('Estimate', hours === null ? '' : `${hours}h`)}`;
  });
  return `# Tasks: Random\n\n${lines.join('')}`;
}

function heading(phase: number, phases: Sketch['phases'], write: (refs: readonly Ref[]) => string): string {
  const { id, dependsOn } = phases[phase] ?? { id: '', dependsOn: null };
  return `\n### Phase ${id}: Name${dependsOn ? ` (depends on ${write(dependsOn)})` : ''}\n\n`;
}

function none(letOff: number | null, phases: Sketch['phases']): string {
  return letOff === null ? 'None' : `None (can run in parallel with Phase ${phases[letOff]?.id})`;
}

/** What a reference says in the plan. */
export function words(ref: Ref, tasks: readonly SketchTask[], phases: Sketch['phases']): string {
  switch (ref.kind) {
    case 'task':
      return `Task ${tasks[ref.task]?.id}`;
    case 'range':
      return `${tasks[ref.from]?.id}–${tasks[ref.to]?.id}`;
    case 'wildcard':
      return `${phases[ref.phase]?.id}.x`;
    case 'phase':
      return `Phase ${phases[ref.phase]?.id}`;
    case 'all':
      return 'all previous';
    case 'unknown':
      return '99.9';
    case 'outside':
      return 'PR #802 merged';
  }
}
