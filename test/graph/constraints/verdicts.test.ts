import { describe, expect, test } from 'vitest';
import * as tables from '../../rules/tables.ts';
import { graphOf, list } from '../graph-of.ts';

const graphWith = (tasks: string, ...parts: string[]) => graphOf(['# P', tasks, ...parts, ''].join('\n\n'));
const first = <Row>(rows: readonly Row[]): Row => {
  const [row] = rows;
  if (!row) throw new Error('there is no row');
  return row;
};

const sequence = (tasks: string, row: string) =>
  first(graphWith(tasks, tables.sequence(`${row} | x | y`)).constraints.sequence);
const exclusion = (tasks: string, row: string) =>
  first(graphWith(tasks, tables.exclusion(`${row} | y`)).constraints.mutualExclusion);
const liveness = (tasks: string, row: string) => first(graphWith(tasks, tables.liveness(row)).constraints.liveness);
const atomicity = (tasks: string, row: string) =>
  first(graphWith(tasks, tables.atomicity(`${row} | x`)).constraints.atomicity);

describe('the evidence of a sequence row', () => {
  const phases = `## Phase 1\n${list(['1.1'], ['1.2', '1.1'])}## Phase 2\n${list(['2.1'], ['2.2', 'None'])}`;

  test('the path that enforces it, step by step, and whether the order of phases is a part of it', () => {
    const evidence = sequence(phases, 'Task 1.1 before Task 2.1').evidence();
    expect(evidence).toMatchObject({
      verdict: 'enforced',
      pairs: 1,
      paths: [
        {
          from: '1.1',
          to: '2.1',
          isImplied: true,
          steps: [{ kind: 'implied', source: null, reason: { from: '1', to: '2' } }],
        },
      ],
    });
    expect(sequence(phases, '1.1 → 1.2').evidence()).toMatchObject({
      paths: [{ isImplied: false, steps: [{ from: '1.1', to: '1.2', source: { value: '1.1' } }] }],
    });
  });

  test('the path that contradicts it', () => {
    expect(sequence(phases, '1.2 before 1.1').evidence()).toMatchObject({
      verdict: 'contradicted',
      row: null,
      path: { from: '1.1', to: '1.2', steps: [{ kind: 'declared', source: { value: '1.1' } }] },
    });
    // The order of the phases contradicts nothing: only what somebody wrote can.
    expect(sequence(phases, '2.1 before 1.1').verdict).toBe('unenforced');
  });

  test('what is missing', () => {
    expect(sequence(phases, 'Phase 1 before Phase 2').evidence()).toEqual({
      verdict: 'unenforced',
      after: '2.2',
      missing: ['1.1', '1.2'],
    });
  });

  test('the tasks that break it', () => {
    const begun = list(['1', undefined, 'x'], ['2', undefined, '!'], ['3', undefined, '~'], ['4', undefined, '-']);
    expect(sequence(begun, 'Tasks 1, 2, 4 before 3').evidence()).toEqual({
      verdict: 'broken',
      open: ['2'],
      started: ['3'],
    });
    expect(sequence(begun, 'Tasks 1, 4 before 3').verdict).toBe('unenforced');
  });

  test('why it is not bound', () => {
    expect(sequence(phases, 'Schema before code')).toMatchObject({
      verdict: 'not-bound',
      unbound: 'no-names',
      before: [],
      after: [],
    });
    expect(sequence(phases, 'Task 1.1 before launch').evidence()).toEqual({ verdict: 'not-bound', why: 'one-side' });
    expect(sequence(phases, '1.1 before 1.1').evidence()).toEqual({ verdict: 'not-bound', why: 'one-task' });
  });

  test('expansions leave out the tasks that the other side writes out', () => {
    expect(sequence(phases, 'Task 1.1 before Phase 1, 2')).toMatchObject({
      before: ['1.1'],
      after: ['1.2', '2.1', '2.2'],
    });
  });
});

describe('rows against rows', () => {
  const judged = (tasks: string, ...rows: string[]) =>
    graphWith(tasks, tables.sequence(...rows.map((row) => `${row} | x | y`)));
  const verdicts = (tasks: string, ...rows: string[]) =>
    judged(tasks, ...rows).constraints.sequence.map(({ verdict }) => verdict);

  test('contradict each other where no dependency orders the two', () => {
    expect(verdicts(list(['1'], ['2']), '1 before 2', '2 before 1')).toEqual(['contradicted', 'contradicted']);
    expect(verdicts(list(['1'], ['2', '1']), '1 before 2', '2 before 1')).toEqual(['enforced', 'contradicted']);
    // The order of the phases is nobody's word.
    expect(verdicts(`## Phase 1\n${list(['1'])}## Phase 2\n${list(['2'])}`, '1 before 2', '2 before 1')).toEqual([
      'contradicted',
      'contradicted',
    ]);
  });

  test('for one pair of tasks is enough', () => {
    expect(verdicts(list(['1'], ['2'], ['3']), 'Tasks 1, 2 before 3', '3 before 2')).toEqual([
      'contradicted',
      'contradicted',
    ]);
  });

  test('in a chain are a deadlock, not a contradiction', () => {
    const { constraints } = judged(list(['1'], ['2'], ['3']), '1 before 2', '2 before 3', '3 before 1');
    expect(constraints.sequence.map(({ verdict }) => verdict)).toEqual(['unenforced', 'unenforced', 'unenforced']);
    expect(constraints.deadlocks).toHaveLength(1);
  });

  test('are not edges: states and waves stay as they are', () => {
    const { schedule, edges } = judged(list(['1'], ['2']), '1 before 2');
    expect([schedule.ready, schedule.waves, edges]).toEqual([['1', '2'], [['1', '2']], []]);
  });
});

describe('the evidence of a mutual exclusion row', () => {
  test('the worst pair', () => {
    const tasks = list(['1'], ['2', '1'], ['3', undefined, '~'], ['4', undefined, '~']);
    expect(exclusion(tasks, 'Task 1 | Task 2').evidence()).toMatchObject({
      verdict: 'ordered',
      paths: [{ from: '1', to: '2' }],
    });
    expect(exclusion(tasks, 'Task 2 | Task 1').evidence()).toMatchObject({
      verdict: 'ordered',
      paths: [{ from: '1', to: '2' }],
    });
    expect(exclusion(tasks, 'Task 1 | Tasks 2, 3').evidence()).toEqual({
      verdict: 'serialised',
      one: '1',
      other: '3',
      waves: [2, 1],
    });
    expect(exclusion(tasks, 'Tasks 1, 3 | Tasks 2, 4').evidence()).toEqual({ verdict: 'broken', one: '3', other: '4' });
  });
});

describe('liveness', () => {
  const circle = list(
    ['1', '2'],
    ['2', '1'],
    ['3', '2'],
    ['4', '3'],
    ['5', undefined, '-'],
    ['6', undefined, '!'],
    ['7', '5, 6'],
    ['8', '8'],
  );

  test.each([
    ['Task 6 ends | Task 7 is done | 5 s', 'bounded', { bound: { seconds: 5 }, blocked: ['6'], open: ['6', '7'] }],
    ['It ends | a click | soon', 'unbounded', { blocked: [], open: [] }],
    ['Task 7 ends | x | soon', 'unbounded', { blocked: [], open: ['7'] }],
    ['Task 5 ends | x | 5 s', 'unreachable', { task: '5', why: 'cancelled' }],
    ['It ends | After Task 5 | 5 s', 'unreachable', { task: '5', why: 'cancelled' }],
    ['Task 1 ends | x | 5 s', 'unreachable', { task: '1', why: 'on-cycle', path: { from: '1', to: '1' } }],
    [
      'Task 4 ends | x | 5 s',
      'unreachable',
      { task: '4', why: 'waits-for-cycle', cause: '2', path: { from: '2', to: '4' } },
    ],
    ['Task 8 ends | x | 5 s', 'unreachable', { task: '8', why: 'on-cycle', path: null }],
  ])('%s: %s', (row, verdict, evidence) => {
    const judged = liveness(circle, row);
    expect(judged.verdict).toBe(verdict);
    expect(judged.evidence()).toMatchObject({ verdict, ...evidence });
  });

  test('what is done holds nobody up: a cycle of which a task is done is open', () => {
    const half = list(['1', '2', 'x'], ['2', '1'], ['3', '2']);
    expect(liveness(half, 'Task 3 ends | x | 5 s').verdict).toBe('bounded');
  });

  test('names tasks in requirement and trigger, and not in the guarantee', () => {
    expect(liveness(circle, 'Task 7 ends | Tasks 6, 7 begin | 4 retries of Task 1')).toMatchObject({
      tasks: ['7', '6'],
      bound: { count: 4 },
    });
    expect(liveness(circle, 'It ends even if Task 5 is not done | x | 1 s')).toMatchObject({
      tasks: [],
      verdict: 'bounded',
    });
  });
});

describe('atomicity', () => {
  const tasks = list(['1', undefined, 'x'], ['2'], ['3', undefined, 'x'], ['4', undefined, '-'], ['5', undefined, '~']);

  test.each([
    ['Task 1 + Task 2 | undo', 'partial', { done: ['1'], open: ['2'], cancelled: [] }],
    ['Tasks 1, 3 and 4 | undo', 'whole', { done: ['1', '3'], open: [], cancelled: ['4'] }],
    ['Task 2 + Task 5 | undo', 'whole', { done: [], open: ['2', '5'], cancelled: [] }],
    ['Task 1 + Task 2 |', 'no-rollback', { done: ['1'], open: ['2'], cancelled: [] }],
    ['Payment and order | [Rollback]', 'no-rollback', { done: [], open: [], cancelled: [] }],
    ['Payment and order | undo', 'not-bound', { done: [], open: [], cancelled: [] }],
    ['Payment and order | No action needed', 'not-bound', { done: [], open: [], cancelled: [] }],
  ])('%s: %s', (row, verdict, evidence) => {
    expect(atomicity(tasks, row)).toMatchObject({ verdict, evidence });
  });
});

describe('the claims', () => {
  const claimsOf = (tasks: string, ...claims: string[]) =>
    graphWith(tasks, tables.claims(...claims.map((claim) => `[ ] ${claim}`))).constraints.deadlock;

  test('of no circular dependencies are judged, the others are the author’s', () => {
    const claims = [
      'Verified: No circular dependencies in task graph',
      'No circular dependencies.',
      'No dependency cycles',
      'No locks',
      'No circular dependencies between services',
    ];
    const verdicts = (tasks: string) => claimsOf(tasks, ...claims).map(({ verdict }) => verdict);
    expect(verdicts(list(['1'], ['2', '1']))).toEqual([
      'verified',
      'verified',
      'verified',
      'authors-claim',
      'authors-claim',
    ]);
    expect(verdicts(list(['1', '2'], ['2', '1']))).toEqual([
      'contradicted',
      'contradicted',
      'contradicted',
      'authors-claim',
      'authors-claim',
    ]);
  });

  test('the evidence is the cycles, and the tasks that wait for themselves', () => {
    expect(claimsOf(list(['1', '2'], ['2', '1'], ['3', '3']), 'No circular dependencies')).toMatchObject([
      { verdict: 'contradicted', cycles: [{ members: ['1', '2'] }], selfReferences: ['3'] },
    ]);
  });
});

test('a row that is still the template’s is judged, and marked', () => {
  expect(sequence(list(['1']), '[Constraint]')).toMatchObject({ isPlaceholder: true, verdict: 'not-bound' });
  expect(sequence(list(['1'], ['2', '1']), '1 before 2')).toMatchObject({ isPlaceholder: false, verdict: 'enforced' });
});

test('no tables, no verdicts', () => {
  expect(graphOf('# P\n').constraints).toMatchObject({
    sequence: [],
    mutualExclusion: [],
    liveness: [],
    atomicity: [],
    deadlock: [],
    deadlocks: [],
    unknown: [],
  });
});

describe('2,000 bound rows over 1,000 tasks', () => {
  const id = (index: number) => `${Math.floor(index / 50) + 1}.${(index % 50) + 1}`;
  const tasks = Array.from({ length: 1000 }, (_, index) => {
    const heading = index % 50 === 0 ? `## Phase ${index / 50 + 1}\n` : '';
    return `${heading}- [ ] Task ${id(index)}: T\n${index % 3 > 0 ? `  - Depends on: ${id(Math.floor(index / 2))}\n` : ''}`;
  }).join('');
  const rows = (cells: (one: number, other: number) => string) =>
    Array.from({ length: 1000 }, (_, row) => cells((row * 7919) % 1000, (row * 104_729 + 1) % 1000));

  test.each([
    ['of one task a side', (one: number) => id(one)],
    [
      'of half the plan a side',
      (one: number, other: number) => `${id(Math.min(one, other))}-${id(Math.max(one, other))}`,
    ],
  ])('%s', (_, side) => {
    const graph = graphWith(
      tasks,
      tables.sequence(...rows((a, b) => `${side(a, b)} before ${side(b, a)} | x | y`)),
      tables.exclusion(...rows((a, b) => `${side(a, b)} | ${side(b, a)} | y`)),
      tables.atomicity(...rows((a) => `${id(a - (a % 4))} + ${id(a - (a % 4) + 1)} | undo | y`)),
    );
    const start = process.cpuUsage();
    const { sequence, mutualExclusion, atomicity, deadlocks } = graph.constraints;
    const evidence = [
      ...[...sequence, ...mutualExclusion].map((row) => row.evidence()),
      ...atomicity.map((row) => row.evidence),
    ];
    const { user, system } = process.cpuUsage(start);
    expect(evidence).toHaveLength(3000);
    expect(deadlocks).not.toEqual([]);
    expect((user + system) / 1e6).toBeLessThan(3);
  });
});
