import { describe, expect, test } from 'vitest';
import { relate } from '../../../plugin/graph/relate.ts';
import { read, under } from '../reading.ts';

const path = '.kiro/specs/orders/tasks.md';
const plan = (markdown: string) => read(markdown, { path });
const tasks = (markdown: string) => plan(markdown).tasks;
const groups = (markdown: string) =>
  plan(markdown).phases.map(({ id, name, tasks }) => `${id} ${name}: ${tasks.join(' ')}`);

/** What each task waits for where nobody says anything: tasks, and groups in brackets. */
const implied = (markdown: string) =>
  relate(plan(markdown)).tasks.map(({ task, impliedTasks, impliedPhases }) => {
    return `${task.id}: ${[...impliedTasks, ...impliedPhases.map((id) => `(${id})`)].join(' ')}`.trim();
  });

describe('groups of Kiro', () => {
  test('are the numbers at the top, whatever the indent of what is below them', () => {
    const nested = '- [x] 1. Store\n  - [x] 1.1 Table\n  - [ ] 1.2 Index\n- [ ] 2. Check';
    const flat = '- [x] 1. Store\n- [x] 1.1 Table\n- [ ] 1.2 Index\n\n- [ ] 2. Check';
    expect(groups(nested)).toEqual(['1 Store: 1.1 1.2', '2 Check: 2']);
    expect(groups(flat)).toEqual(groups(nested));
    expect(plan(nested).containers).toMatchObject([
      { id: '1', title: { value: 'Store' }, box: { value: 'done' }, tasks: ['1.1', '1.2'] },
    ]);
    expect(under(nested, plan(nested).containers[0]?.box)).toBe('[x]');
  });

  test('may be numbered with a zero, as in 1.0 over 1.1, in a file of any name', () => {
    const markdown = '## Tasks\n\n- [x] 1.0 Store\n  - [x] 1.1 Table\n  - [ ] 1.10 Index\n- [ ] 2.0 Check';
    expect(groups(markdown)).toEqual(['1 Store: 1.1 1.10', '2 Check: 2']);
    expect(read(markdown, { path: 'tasks/tasks-store.md' })).toMatchObject({
      format: 'kiro',
      containers: [{ id: '1' }],
    });
  });

  test.each([
    ['## 1. Store', '1 Store: 1.1'],
    ['## Task 1: Store', '1 Store: 1.1'],
    ['## タスク1: Store', '1 Store: 1.1'],
    ['## Phase 1: Store', '1 Store: 1.1'],
    ['## Store', '1 Store: 1.1'],
  ])('%s is one over boxes below its number', (heading, group) => {
    expect(groups(`# Plan\n\n${heading}\n\n- [ ] 1.1 Table`)).toEqual([group]);
  });

  test('have the name of a heading that says the same as a box', () => {
    const markdown = '## 1. Store\n\n- [ ] 1. Store: all of it\n- [x] 1.1 Table\n\n## 2. API\n\n- [ ] 2.1 Route';
    expect(groups(markdown)).toEqual(['1 Store: 1.1', '2 API: 2.1']);
    expect(plan(markdown).containers.map(({ id }) => id)).toEqual(['1']);
  });

  test('are not the phases over them', () => {
    expect(groups('## Phase 1: Base\n\n- [ ] 1. Table\n- [ ] 2. Index\n\n## Phase 2: API\n\n- [ ] 3. Route')).toEqual([
      '1 Table: 1',
      '2 Index: 2',
      '3 Route: 3',
    ]);
  });

  test('without a line of their own have no name', () => {
    expect(groups('- [ ] 1.1 Table\n- [ ] 2.1 Route')).toEqual(['1 : 1.1', '2 : 2.1']);
  });

  test('hold all levels, whose containers are not tasks', () => {
    const markdown = '- [ ] 1. Store\n  - [ ] 1.1 Table\n    - [ ] 1.1.1 Columns\n  - [ ] 1.2 Index';
    expect(groups(markdown)).toEqual(['1 Store: 1.1.1 1.2']);
    expect(plan(markdown).containers.map(({ id, tasks }) => `${id}: ${tasks.join(' ')}`)).toEqual([
      '1: 1.1.1 1.2',
      '1.1: 1.1.1',
    ]);
  });

  test('are headings over boxes without a number, which are tasks at the top of lists', () => {
    const markdown = '- [ ] 1. Table\n  - [x] Columns\n\n## Later\n\n- [ ] Archive\n\n## Done Criteria\n\n- [ ] Fast';
    expect(groups(markdown)).toEqual(['1 Table: 1', '2 Later: ~2.1']);
    expect(tasks(markdown).map(({ boxes }) => boxes.total)).toEqual([1, 0]);
  });
});

describe('tasks of Kiro', () => {
  test.each([
    ['1.1 Table', '1.1', 'Table'],
    ['1.1. Table', '1.1', 'Table'],
    ['1.1: Table', '1.1', 'Table'],
    ['Task 1.1: Table', '1.1', 'Table'],
    ['**Task 1.1**: Table', '1.1', 'Table'],
    ['1.10 (P) Table', '1.10', 'Table'],
    ['1.1 Table (P)', '1.1', 'Table'],
    ['1.1 Table — _Req 2.1_', '1.1', 'Table'],
    ['1.1 Table _Requirements: 2.1_', '1.1', 'Table'],
  ])('%s', (line, id, title) => {
    const markdown = `- [ ] ${line}`;
    expect(tasks(markdown)).toMatchObject([{ id, title: { value: title }, parallel: line.includes('(P)') }]);
    expect(under(markdown, tasks(markdown)[0]?.at.id)).toBe(id);
  });

  test('are in progress with a hyphen, and queued with a tilde', () => {
    const marks = [' ', 'x', 'X', '-', '~'];
    const read = tasks(marks.map((mark, index) => `- [${mark}] ${index + 1}. Do`).join('\n'));
    expect(read.map(({ status }) => status)).toEqual(['todo', 'done', 'done', 'in-progress', 'todo']);
  });

  test.each(['- [ ]* 1.2 Test', '- [ ]\\* 1.2 Test', '- [ ] 1.2* (P) Test', '- [ ] 1.2* Test'])(
    '%s is optional',
    (line) => {
      const [, task] = tasks(`- [ ] 1.1 Table\n${line}`);
      expect(task).toMatchObject({ id: '1.2', optional: true, title: { value: 'Test' } });
    },
  );

  test('with only optional numbers below them are tasks', () => {
    const markdown = '- [ ] 1. Table\n  - [ ]* 1.1 Test\n- [ ]* 2. Tests\n- [ ] 2.1 More';
    expect(tasks(markdown).map(({ id, optional, parent }) => [id, optional, parent])).toEqual([
      ['1', false, null],
      ['1.1', true, '1'],
      ['2', true, null],
      ['2.1', true, '2'],
    ]);
    expect(plan(markdown).containers).toEqual([]);
  });

  test('have one number each', () => {
    expect(plan('- [x] 1.1 Table\n- [ ] 1.1 Index').duplicates).toMatchObject([{ id: '1.1' }]);
  });
});

describe('requirements of a task', () => {
  const ids = (lines: string) =>
    tasks(`- [ ] 1. Table\n${lines.replace(/^/gm, '  ')}`)[0]?.requirements.map(({ value }) => value);

  test.each([
    ['- _Requirements: 1.1, 1.2_', ['1.1', '1.2']],
    ['- _Requirements: 1.1 and 2_', ['1.1', '2']],
    ['- _Requirements: 3.9-3.11_', ['3.9', '3.10', '3.11']],
    ['- _Requirements: 3.2–4.1_', ['3.2', '4.1']],
    ['- _Requirements: All_', ['All']],
    ['- _Requirements: Requirement 1.1 (in part), R2_', ['1.1', '2']],
    ['- _Requirements: the table of section 2.1_', []],
    ['- _需求: 1.1_', ['1.1']],
    ['- _المتطلبات: 1.1_', ['1.1']],
    ['- _Anforderungen: 1.1_', ['1.1']],
    ['- _Leverage: 1.1_', []],
    ['- Port: 80', []],
    ['- **Validates: Requirements 1.1, 1.2**', ['1.1', '1.2']],
    ['- **Property 3**\n- **Validates: Requirements 1.1**', ['1.1']],
    ['- **验证: 需求 1.1, 1.2**', ['1.1', '1.2']],
    ['- **Verify: Requirements are met**', []],
    ['- Requirements: 1.1', ['1.1']],
    ['- **Requirements**: 1.1', ['1.1']],
    ['_Requirements: 1.1_', ['1.1']],
    ['- _Requirements: 1.1_\n- **Validates: Requirements 1.1**', ['1.1']],
  ])('%s', (lines, expected) => {
    expect(ids(lines)).toEqual(expected);
  });

  test('are where they are written', () => {
    const markdown = '- [ ] 1. Table\n  - _Requirements: 1.1, 2.3-2.4_';
    expect(tasks(markdown)[0]?.requirements.map((one) => under(markdown, one))).toEqual(['1.1', '2.3-2.4', '2.3-2.4']);
  });
});

describe('order of Kiro', () => {
  test('is group by group, and nothing inside of one', () => {
    const markdown = '- [ ] 1. Store\n- [ ] 1.1 Table\n- [ ] 1.2 Index\n- [ ] 2. Check\n- [ ] 3. API';
    expect(implied(markdown)).toEqual(['1.1:', '1.2:', '2: (1)', '3: (2)']);
  });

  test('is task by task in files of cc-sdd, but for those with a (P)', () => {
    const markdown = '- [ ] 1.1 Table\n- [ ] 1.2 (P) Index\n- [ ] 1.3 (P) View\n- [ ] 1.4 Check';
    expect(implied(markdown)).toEqual(['1.1:', '1.2: 1.1', '1.3: 1.1', '1.4: 1.1 1.2 1.3']);
  });

  test('passes optional tasks by', () => {
    const markdown =
      '- [ ] 1. Table\n- [ ]* 2. Test\n- [ ] 3.1 Route\n- [ ]* 3.2 Test\n- [ ] 3.3 (P) View\n- [ ] 3.4 Log';
    expect(implied(markdown)).toEqual(['1:', '2: (1)', '3.1: (1)', '3.2: 3.1 (1)', '3.3: 3.1 (1)', '3.4: 3.1 3.3 (1)']);
    const { schedule, progress } = relate(plan(markdown));
    expect(schedule.criticalPath).toEqual(['1', '3.1', '3.3', '3.4']);
    expect(progress).toMatchObject({ total: 4, optional: { done: 0, total: 2 } });
    expect(schedule.waves[0]).toEqual(['1']);
  });

  test('gives way to what tasks say that they depend on', () => {
    const markdown =
      '- [ ] 1.1 Table\n- [ ] 1.2 Index\n- [ ] 2.1 Route\n  - _Depends: 1.2_\n- [ ] 3. Check\n  - _Depends: 1, 2.1_';
    expect(relate(plan(markdown)).tasks.map(({ dependsOn }) => dependsOn)).toEqual([
      [],
      [],
      ['1.2'],
      ['1.1', '1.2', '2.1'],
    ]);
  });
});

test('conditions of a task are prose, but for what it says that it depends on', () => {
  const markdown =
    '- [ ] 1. A\n- [ ] 2. B\n  - Requires: Node 20\n- [ ] 3. C\n  - _Depends: 1, a review_\n  - Prerequisites: Node 20';
  expect(
    relate(plan(markdown)).tasks.map(({ dependsOn, outside }) => [dependsOn, outside.map(({ value }) => value)]),
  ).toEqual([
    [[], []],
    [[], []],
    [['1'], ['a review']],
  ]);
});

describe('waves of Kiro', () => {
  const around = (json: string) =>
    `- [ ] 1. Store\n  - [ ] 1.1 Table\n  - [ ] 1.10 Index\n- [ ] 2. API\n\n## Task Dependency Graph\n\n\`\`\`json\n${json}\n\`\`\``;

  test.each([
    '{"waves": [{"id": 0, "tasks": ["1.1", "1.10"]}, {"id": 1, "tasks": ["2"]}]}',
    '{"waves": [{"wave": 0, "tasks": [1.1, 1.10], "description": "First"}, {"wave": 1, "tasks": [2]}]}',
    '{"waves": [["1.1", "1.10"], ["2"]]}',
    '{"waves": [{"id": 0, "note": "All", "tasks": ["Task 1.1", "1.10"]}, {"id": 1, "tasks": [{"id": "2"}]}]}',
    '[{"wave": 0, "tasks": ["1.1", "1.10"]}, {"wave": 1, "tasks": ["2"]}]',
  ])('%s', (json) => {
    const markdown = around(json);
    const { waves } = plan(markdown);
    expect(waves.map(({ tasks }) => tasks.map(({ value }) => value))).toEqual([['1.1', '1.10'], ['2']]);
    expect(waves.flatMap(({ tasks }) => tasks.map((one) => under(markdown, one)))).toEqual(
      json.includes('Task 1.1') ? ['Task 1.1', '1.10', '2'] : ['1.1', '1.10', '2'],
    );
    expect(relate(plan(markdown)).schedule.waves).toEqual([['1.1', '1.10'], ['2']]);
  });

  test('are the only order, and no edges between tasks', () => {
    const graph = relate(plan(around('{"waves": [{"id": 0, "tasks": ["2"]}, {"id": 1, "tasks": ["1"]}]}')));
    expect(graph.schedule.waves).toEqual([['2'], ['1.1', '1.10']]);
    expect(graph.edges).toEqual([]);
    expect(graph.phaseEdges).toEqual([]);
  });

  test.each([
    ['names no task of the plan', '["7"]'],
    ['names only tasks of earlier waves', '["1.1"]'],
  ])('wait for the last one before them that has tasks of its own, where one %s', (_, between) => {
    const graph = relate(plan(around(`{"waves": [["1.1", "1.10"], ${between}, ["2"]]}`)));
    expect(graph.byId.get('2')?.state).toBe('waiting');
    expect(graph.schedule.waves).toEqual([['1.1', '1.10'], ['2']]);
  });

  test('are reported where they are not JSON', () => {
    const markdown = around('{"waves": [{"id": 0, "tasks": ["1.1",]}]}');
    expect(plan(markdown)).toMatchObject({ waves: [], unreadWaves: { value: expect.stringContaining('"waves"') } });
  });
});

test.each([
  ['# Implementation Plan: Search', 'Search'],
  ['# Implementation Plan - Search', 'Search'],
  ['# Implementation Tasks: Search', 'Search'],
  ['# 実装計画: 検索', '検索'],
  ['# 任务清单：搜索', '搜索'],
  ['# Implementation Plan', 'Implementation Plan'],
  ['# Implementation Planning: Search', 'Implementation Planning: Search'],
])('the title %j is %j', (heading, title) => {
  expect(read(`${heading}\n\n- [ ] 1. Index\n  - [ ] 1.1 Words\n`).title?.value).toBe(title);
});
