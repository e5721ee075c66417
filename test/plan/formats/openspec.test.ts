import { describe, expect, test } from 'vitest';
import { read, under } from '../reading.ts';

const path = 'openspec/changes/add-orders/tasks.md';
const tasks = (markdown: string) => read(markdown, { path }).tasks;
const ids = (markdown: string) => tasks(markdown).map(({ id }) => id);
const groups = (markdown: string) =>
  read(markdown, { path }).phases.map(({ id, name, tasks }) => `${id} ${name}: ${tasks.join(' ')}`);

describe('tasks of OpenSpec', () => {
  test('are all boxes, nested ones and those without an id too', () => {
    const markdown = '## 1. Store\n\n- [x] 1.1 Add a table\n  - [x] 1.1.1 Name it\n  - [ ] Fill it\n- [ ] Ship it';
    expect(tasks(markdown)).toMatchObject([
      { id: '1.1', title: { value: 'Add a table' }, parent: null, status: 'done', phase: '1' },
      { id: '1.1.1', title: { value: 'Name it' }, parent: '1.1', status: 'done' },
      { id: '~1.3', title: { value: 'Fill it' }, parent: '1.1', status: 'todo' },
      { id: '~1.4', title: { value: 'Ship it' }, parent: null },
    ]);
    expect(tasks(markdown).map(({ at }) => under(markdown, at.id))).toEqual(['1.1', '1.1.1', null, null]);
    expect(tasks(markdown).map(({ position }) => position?.start.line)).toEqual([3, 4, 5, 6]);
    expect(tasks(markdown)[0]?.boxes.total).toBe(0);
  });

  test.each([
    ['A1.2 Add', 'A1.2', 'Add'],
    ['**1.2** Add', '1.2', 'Add'],
    ['**1.2 Add**', '1.2', 'Add'],
    ['1.2: Add', '1.2', 'Add'],
    ['1.2. Add', '1.2', 'Add'],
    ['T012 Add', 'T012', 'Add'],
    ['Task 1.2: Add', '1.2', 'Add'],
    ['2 files to add', '~1.1', '2 files to add'],
    ['1.2.x is not supported', '~1.1', '1.2.x is not supported'],
  ])('%s', (line, id, title) => {
    expect(tasks(`## 1. Store\n\n- [ ] ${line}`)).toMatchObject([{ id, title: { value: title } }]);
  });

  test('are done only by an x; any other mark is open, and shown', () => {
    const marks = ['x', 'X', ' ', '~', '-', '!'];
    const read = tasks(`## 1. Store\n\n${marks.map((mark, n) => `- [${mark}] 1.${n} Add`).join('\n')}`);
    expect(read.map(({ status }) => status)).toEqual(['done', 'done', 'todo', 'todo', 'todo', 'todo']);
    expect(read[3]).toMatchObject({ statusSource: { value: '[~]' }, unknownStatus: null });
    expect(tasks('## 1. Store\n\n- [ ] 1.1 ~~Add~~\n- [N] Not one')).toMatchObject([{ status: 'todo' }]);
  });

  test('have a title that goes on over several lines, up to a field', () => {
    const [task] = tasks('## 1. Store\n\n- [ ] 1.1 Add a\n  table\n  **Files**: `a.sql`');
    expect(task).toMatchObject({ title: { value: 'Add a table' }, files: [{ value: 'a.sql' }] });
  });

  test('have fields below them, as ours do', () => {
    const markdown =
      '## 1. Store\n\n- [ ] 1.1 Add\n- [ ] 1.2 Fill\n  - **Dependencies**: 1.1\n- [ ] 1.3 Ship, which depends on 1.2';
    expect(tasks(markdown).map(({ dependsOn }) => dependsOn?.items.map(({ source }) => source.value))).toEqual([
      undefined,
      ['1.1'],
      undefined,
    ]);
  });

  test('share an id only inside of numbered groups', () => {
    const twice = (one: string, other: string) => `## ${one}\n\n- [ ] 1.1 Add\n\n## ${other}\n\n- [ ] 1.1 Drop`;
    expect(read(twice('1. Store', '2. Till'), { path }).duplicates).toHaveLength(1);
    const apart = read(twice('Store', 'Till'), { path });
    expect(apart.duplicates).toEqual([]);
    expect(apart.tasks.map(({ id, at }) => [id, at.id.value])).toEqual([
      ['1.1', '1.1'],
      ['~2.1', '1.1'],
    ]);
  });
});

describe('groups of OpenSpec', () => {
  test('are numbered headings of level 2, else the nearest heading above', () => {
    const numbered =
      '# Tasks\n\n## 1. Store\n\n### 1.1 Table\n\n- [ ] A\n\n### 1.2 Data\n\n- [ ] B\n\n## Phase B: Till';
    expect(groups(`${numbered}\n\n- [ ] C`)).toEqual(['1 Store: ~1.1 ~1.2', 'B Till: ~2.1']);
    const plain = '# Tasks\n\n## Store\n\n### Table\n\n- [ ] A\n\n### Data\n\n- [ ] B\n\n## Till\n\n- [ ] C';
    expect(groups(plain)).toEqual(['1 Table: ~1.1', '2 Data: ~2.1', '3 Till: ~3.1']);
  });

  test('that have no number never take that of another', () => {
    expect(groups('## 2. Store\n\n- [ ] A\n\n## Notes\n\n- [ ] B\n\n## 3. Till\n\n- [ ] C')).toEqual([
      '2 Store: ~1.1',
      '4 Notes: ~2.1',
      '3 Till: ~3.1',
    ]);
  });

  test('do not include the title', () => {
    expect(read('# Tasks\n\n- [ ] 1.1 Add', { path })).toMatchObject({
      phases: [],
      tasks: [{ id: '1.1', phase: null }],
    });
    expect(ids('- [ ] Add\n- [ ] Fill')).toEqual(['~0.1', '~0.2']);
  });
});

test('a group whose number another has is called by its whole heading', () => {
  const markdown = '## Phase 1: Store\n\n- [x] 1.1 Add\n\n## Success\n\n### Phase 1 Success\n\n- [ ] It is kept\n';
  expect(groups(markdown)).toEqual(['1 Store: 1.1', '2 Phase 1 Success: ~2.1']);
});
