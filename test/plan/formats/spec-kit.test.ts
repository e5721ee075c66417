import { describe, expect, test } from 'vitest';
import { graphOf } from '../../graph/graph-of.ts';
import { read } from '../reading.ts';

const groups = (markdown: string) =>
  read(markdown).phases.map(({ id, kind, name, stories, tasks }) => ({
    id,
    kind,
    name,
    stories: stories.map(({ value }) => value),
    tasks,
  }));

describe('tasks of spec-kit', () => {
  test.each([
    ['T001 Add a form', 'T001', 'Add a form'],
    ['**T001** Add a form', 'T001', 'Add a form'],
    ['**T001**: Add a form', 'T001', 'Add a form'],
    ['[T001] Add a form', 'T001', 'Add a form'],
    ['T001: [P] Add a form', 'T001', 'Add a form'],
    ['T001 - [US1] Add a form', 'T001', 'Add a form'],
    ['T-001 Add a form', 'T-001', 'Add a form'],
    ['T003A Add a form', 'T003A', 'Add a form'],
    ['T024.1 Add a form', 'T024.1', 'Add a form'],
    ['T031-MIN Add a form', 'T031-MIN', 'Add a form'],
  ])('%s', (line, id, title) => {
    expect(read(`- [x] ${line}`).tasks).toMatchObject([{ id, title: { value: title }, status: 'done' }]);
  });

  test('are not read from lines about several of them', () => {
    expect(read('- [ ] T001 Add\n- [ ] T002-T004 Later\n- [ ] T005~T006: See above').tasks).toMatchObject([
      { id: 'T001' },
    ]);
  });
});

describe('groups of spec-kit', () => {
  test('have an id by their number, else by their place, and a kind by their words', () => {
    const headings = [
      'Phase 1: Setup (Shared Infrastructure)',
      'Phase 2: Foundational (Blocking Prerequisites)',
      'Phase 2.5: User Story 1 - Pay (Priority: P1)',
      'US2 & 3',
      'Phase 10: Hardening',
      'Final Phase',
    ];
    const markdown = headings.map((heading, n) => `## ${heading}\n\n### Part\n\n- [ ] T00${n} Do`).join('\n\n');
    expect(groups(`# Tasks: Shop\n\n${markdown}`)).toEqual([
      { id: '1', kind: 'setup', name: 'Setup (Shared Infrastructure)', stories: [], tasks: ['T000'] },
      { id: '2', kind: 'foundational', name: 'Foundational (Blocking Prerequisites)', stories: [], tasks: ['T001'] },
      { id: '2.5', kind: 'story', name: 'User Story 1 - Pay (Priority: P1)', stories: ['1'], tasks: ['T002'] },
      { id: '4', kind: 'story', name: 'US2 & 3', stories: ['2', '3'], tasks: ['T003'] },
      { id: '10', kind: 'plain', name: 'Hardening', stories: [], tasks: ['T004'] },
      { id: '6', kind: 'final', name: 'Final Phase', stories: [], tasks: ['T005'] },
    ]);
  });

  test('may be of the level of a title', () => {
    expect(groups('# Phase 1: Setup\n\n- [ ] T001 Do\n\n# Phase 2: Work\n\n- [ ] T002 Do')).toMatchObject([
      { id: '1', tasks: ['T001'] },
      { id: '2', tasks: ['T002'] },
    ]);
  });

  test('are the outermost headings called Phase, else the outermost', () => {
    const inner = (name: string) => `### ${name} 1\n\n- [ ] T001 Do\n\n### ${name} 2\n\n- [ ] T002 Do`;
    expect(groups(`# Tasks\n\n## Work\n\n${inner('Phase')}`)).toMatchObject([{ id: '1' }, { id: '2' }]);
    expect(groups(`# Tasks\n\n## Work\n\n${inner('Part')}`)).toMatchObject([{ id: '1', name: 'Work' }]);
  });

  test.each([
    [
      '阶段 1: 设置(共享基础设施)',
      '阶段 2: 基础(阻塞前置条件)',
      '阶段 3: 用户故事 1 - 支付 (优先级: P1)',
      '阶段 4: 完善与横切关注点',
    ],
    ['フェーズ1：セットアップ', 'フェーズ2：基盤', 'フェーズ3：ユーザーストーリー1（優先度：P1）', 'フェーズ4：仕上げ'],
    ['1단계: 설정', '2단계: 기반', '3단계: 사용자 스토리 1 (우선순위: P1)', '4단계: 마무리'],
  ])('have an id and a kind in other languages, too: %s', (...headings) => {
    const { phases } = read(headings.map((heading, n) => `## ${heading}\n\n- [ ] T00${n + 1} Do`).join('\n\n'));
    expect(phases.map(({ id, kind, isNumbered }) => `${id} ${kind} ${isNumbered}`)).toEqual([
      '1 setup true',
      '2 foundational true',
      '3 story true',
      '4 final true',
    ]);
    expect(phases[2]).toMatchObject({ priority: 'P1', stories: [{ value: '1' }] });
  });

  test('follow each other by their kinds', () => {
    const kinds = ['Setup', 'Foundational', 'User Story 1', 'User Story 2', 'Polish'];
    const markdown = kinds.map((kind, n) => `## Phase ${n + 1}: ${kind}\n\n- [ ] T00${n + 1} Do`).join('\n\n');
    const graph = graphOf(markdown);
    expect(graph.phaseEdges.map(({ from, to, kind }) => `${from} ${kind} ${to}`)).toEqual([
      '1 implied 2',
      '2 implied 3',
      '2 implied 4',
      '1 implied 5',
      '2 implied 5',
      '3 implied 5',
      '4 implied 5',
    ]);
    expect(graph.schedule.waves).toEqual([['T001'], ['T002'], ['T003', 'T004'], ['T005']]);
  });

  test('are done one after the other where none has a kind', () => {
    const markdown = ['A', 'B', 'C'].map((name, n) => `## ${name}\n\n- [ ] T00${n} Do`).join('\n\n');
    expect(graphOf(markdown).phaseEdges.map(({ from, to }) => `${from} ${to}`)).toEqual(['1 2', '2 3']);
  });
});

describe('what a line of spec-kit says beside its title', () => {
  const one = (line: string) => read(`- [ ] T001 ${line}`).tasks[0];

  test('is in tags after the id, in any order', () => {
    const values = (line: string) => {
      const task = one(line);
      return [task?.parallel, task?.stories.map(({ value }) => value), task?.at.tag?.value, task?.title.value];
    };
    expect(values('[P] [US2] Add')).toEqual([true, ['2'], '[P] [US2]', 'Add']);
    expect(values('[US1] [P] Add')).toEqual([true, ['1'], '[US1] [P]', 'Add']);
    expect(values('[SEC] [US12] Add')).toEqual([false, ['12'], '[SEC] [US12]', 'Add']);
    expect(values('Add [P] last')).toEqual([false, [], undefined, 'Add [P] last']);
  });

  test('are paths, in code spans and bare', () => {
    const paths = (line: string) => one(line)?.files.map(({ value }) => value);
    expect(paths('Add `src/a.ts` and tests/unit/a.test.ts, see README.md.')).toEqual([
      'src/a.ts',
      'tests/unit/a.test.ts',
      'README.md',
    ]);
    expect(paths('Load it in app/__init__.py')).toEqual(['app/__init__.py']);
    expect(paths('Read and/or write, TCP/IP, `now.ts()`, v1.2, Node 20.1')).toEqual([]);
  });

  test('are requirements', () => {
    expect(one('Add a form (FR-018, SC-001)')?.requirements.map(({ value }) => value)).toEqual(['FR-018']);
  });
});

describe('a task is cancelled', () => {
  test.each([
    ['cancelled', '- [x] ~~T001~~ [P] ~~Add~~ - not needed'],
    ['cancelled', '- [ ] T001 ~~Add a form~~'],
    ['cancelled', '- [ ] T001 ~~Add a form~~ (see T002)'],
    ['todo', '- [ ] T001 Add ~~a form~~ a list'],
    ['todo', '- [ ] T001 ~~Add~~ Remove a form'],
  ])('%s: %s', (status, line) => {
    expect(read(line).tasks).toMatchObject([{ status }]);
  });
});

test('a line that refers back to a task is not a second one', () => {
  const plan = read('- [ ] T001 Add a form\n- [x] T001: Form (see the list above)\n- [x] T001 Another form');
  expect(plan.tasks).toMatchObject([{ id: 'T001', status: 'todo', mentions: [{}] }]);
  expect(plan.duplicates).toHaveLength(1);
});

describe('inside a group', () => {
  const waves = (lines: string[]) =>
    graphOf(`## Phase 1: Work\n\n${lines.map((line, n) => `- [ ] T00${n + 1} ${line}`).join('\n')}`).schedule.waves;

  test('a task waits for all before it, and a run of [P] only for the task before the run', () => {
    expect(waves(['A', '[P] B', '[P] C', 'D', '[P] E'])).toEqual([['T001'], ['T002', 'T003'], ['T004'], ['T005']]);
  });

  test.each([
    '(depends on T001, T002)',
    '(Dependencies: T001-T002)',
    '[deps: T001 & T002]',
    '(depends on T001..T002)',
    '(depends on T1 and T02)',
    '(after T001; T002)',
    '(requires T001 or T002)',
    '（依赖 T001、T002）',
    '(依赖：T001，T002)',
    '(hängt ab von T001, T002)',
    '(dépend de T001 and T002)',
    '（依存: T001、T002）',
  ])('%s names tasks', (bracket) => {
    const { tasks } = read(`## Phase 1\n\n- [ ] T001 A\n- [ ] T002 B\n- [ ] T003 C ${bracket}`);
    expect(tasks[2]?.dependsOn?.items.map((item) => 'id' in item && item.id)).toEqual(['T001', 'T002']);
  });

  test('a task that says what it depends on waits for nothing else, and is waited for', () => {
    expect(waves(['A', 'B', 'C (depends on T001)', 'D'])).toEqual([['T001'], ['T002', 'T003'], ['T004']]);
    expect(waves(['A', '[P] B (depends on T003)', '[P] C', 'D'])).toEqual([['T001'], ['T003'], ['T002'], ['T004']]);
  });

  test('no implied order closes a cycle', () => {
    expect(waves(['A (depends on T003)', 'B', 'C'])).toEqual([['T002', 'T003'], ['T001']]);
  });
});

test('the critical path runs through the order of the page, which is said', () => {
  const graph = graphOf('## Phase 1: Work\n\n- [ ] T001 A\n- [ ] T002 B');
  expect(graph.schedule.criticalPath).toEqual(['T001', 'T002']);
  expect(graph.byId.get('T002')).toMatchObject({ impliedTasks: ['T001'], impliedPhases: [], state: 'waiting' });
});
