import { describe, expect, test } from 'vitest';
import { read, under } from './reading.ts';

const tasks = (...ids: string[]) => ids.map((id) => `- [ ] **Task ${id}**: x`).join('\n');

describe('phases', () => {
  test('hold the tasks up to the next heading of their level or higher', () => {
    const plan = read(
      [
        tasks('0.1'),
        '## Phase 1: One',
        tasks('1.1'),
        '### Details',
        tasks('1.2'),
        '## Between',
        tasks('9.9'),
        '### Phase 2: Two',
        '#### Task 2.1: x',
        tasks('2.2'),
        '# End',
        tasks('9.8'),
      ].join('\n\n'),
    );
    expect(plan.phases).toMatchObject([
      { id: '1', tasks: ['1.1', '1.2'] },
      { id: '2', tasks: ['2.1', '2.2'] },
    ]);
    expect(plan.tasks.map(({ id, phase }) => [id, phase])).toEqual([
      ['0.1', null],
      ['1.1', '1'],
      ['1.2', '1'],
      ['9.9', null],
      ['2.1', '2'],
      ['2.2', '2'],
      ['9.8', null],
    ]);
  });

  test('are none without tasks', () => {
    const plan = read(
      `## Phase 1: Empty\n\nProse.\n\n## Phase 2: Full\n\n${tasks('2.1')}\n\n## Phase 3: Gate\n\n- [ ] Phase 2 done`,
    );
    expect(plan.phases).toMatchObject([{ id: '2' }]);
  });

  test('a heading within one that uses the words again is prose', () => {
    const plan = read(
      [
        '## Phase 1: One',
        '**Goal**: Begin',
        '### Phase 1 Tasks',
        tasks('1.1'),
        '#### Phase 1 → Phase 2',
        tasks('1.2'),
        '### Wave 2: not a phase',
        '#### Task 1.3: x',
      ].join('\n\n'),
    );
    expect(plan.phases).toMatchObject([{ id: '1', tasks: ['1.1', '1.2', '1.3'], goal: { value: 'Begin' } }]);
  });

  test('a task written twice is in the phase of the copy that counts', () => {
    const plan = read(
      ['## Phase 1: Overview', tasks('1.1', '1.2'), '## Phase 2: Details', '### Task 1.1: x', '**Files**: a.ts'].join(
        '\n\n',
      ),
    );
    expect(plan.phases).toMatchObject([
      { id: '1', tasks: ['1.2'] },
      { id: '2', tasks: ['1.1'] },
    ]);
    const moved = read(
      ['## Phase 1: Overview', tasks('1.1'), '## Details', '### Task 1.1: x', 'Files: a.ts'].join('\n\n'),
    );
    expect(moved.phases).toEqual([]);
    expect(moved.tasks).toMatchObject([{ id: '1.1', phase: null }]);
  });

  test('may share an id', () => {
    const plan = read(`## Phase 1: A\n\n${tasks('1.1')}\n\n## Phase 1: B\n\n${tasks('1.2')}`);
    expect(plan.phases).toMatchObject([
      { id: '1', tasks: ['1.1'] },
      { id: '1', tasks: ['1.2'] },
    ]);
  });

  test.each([
    ['*Lay the ground*', 'Lay the ground'],
    ['_Lay the **ground**_', 'Lay the **ground**'],
    ['*Lay the ground*\nand then some', 'Lay the ground'],
    ['**Goal**: Lay the ground', 'Lay the ground'],
    ['**Objective:** Lay `it`', 'Lay `it`'],
    ['Goal: Lay the ground', 'Lay the ground'],
    ['*Lay* the ground', null],
    ['Some prose', null],
  ])('the goal in %j', (line, goal) => {
    const markdown = `### Phase 1: One\n${line}\n\n${tasks('1.1')}`;
    const [phase] = read(markdown).phases;
    expect(under(markdown, phase?.goal)).toBe(goal);
  });

  test.each([
    ['- **Depends On**: Wave 1', [{ kind: 'phase', id: '1' }]],
    [
      '**Dependencies:** Phase 1 complete, Task 1.2',
      [
        { kind: 'phase', id: '1' },
        { kind: 'task', id: '1.2' },
      ],
    ],
    ['Depends on: 1.1', [{ kind: 'task', id: '1.1' }]],
    ['**Dependencies**: None', []],
  ])('the dependency in a field of its own: %j', (line, items) => {
    const [phase] = read(`## Phase 3: Three\n\n${line}\n\n${tasks('1.1')}`).phases;
    expect(phase?.dependsOn).toMatchObject({ none: items.length === 0, items });
  });

  test('heading and field are read together', () => {
    const markdown = `## Phase 3: Three (depends on Phase 1)\n\n**Depends on**: Phase 2\n\n${tasks('1.1')}`;
    expect(read(markdown).phases[0]?.dependsOn).toMatchObject({ items: [{ id: '1' }, { id: '2' }] });
  });

  test('fields below its first task or a sub-heading are not its own', () => {
    const markdown = `## Phase 3: Three\n\n### Notes\n\n**Depends on**: Phase 2\n\n${tasks('1.1')}\n\n**Goal**: x`;
    expect(read(markdown).phases).toMatchObject([{ dependsOn: null, goal: null, fields: [] }]);
  });
});
