import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { readPlan } from '../../plugin/plan/read.ts';
import { read, under } from './reading.ts';

describe('the title', () => {
  test.each([
    ['# Tasks: Search', 'Search', 'Search'],
    ['# tasks： 検索', '検索', '検索'],
    ['# Search &amp; *find*', 'Search & find', 'Search &amp; *find*'],
    ['# Tasks - Search', 'Tasks - Search', 'Tasks - Search'],
    ['Prose.\n\n# One\n\n# Two', 'One', 'One'],
    ['## Two\n\nOne\n===', 'One', 'One'],
    ['---\ntitle: Given\n---\n\n# Tasks: Given', 'Given', null],
    ['---\ntitle: "Tasks: Given"\n---\n\n# Other', 'Given', null],
    ['# Tasks:', null, null],
    ['#', null, null],
    ['## Search', null, null],
    ['> # Quoted', null, null],
  ])('of %j', (markdown, title, place) => {
    const plan = read(markdown);
    expect(plan.title?.value ?? null).toBe(title);
    expect(under(markdown, plan.title)).toBe(place);
  });

  test('names the heading that gives it', () => {
    expect(read('# Tasks: A').titleNode).toMatchObject({ depth: 1 });
    expect(read('---\ntitle: A\n---\n\n# A').titleNode).toMatchObject({ depth: 1 });
    expect(read('---\ntitle: A\n---\n\n# B').titleNode).toBeNull();
  });
});

describe('what is a task', () => {
  test.each([
    ['a list item with a box', '- [ ] Task 1.1: x', ['1.1']],
    ['not a list item without one', '- Task 1.1: x', []],
    ['not an item whose box is not followed by a space', '- [x]Task 1.1: x', []],
    ['nested items', '- Group\n  - [ ] Task 1.1: x\n    - [x] Task 1.2: y', ['1.1', '1.2']],
    [
      'headings of levels 2 to 5',
      '## Task 2: x\n\n### Task 3: x\n\n#### Task 4: x\n\n##### Task 5: x',
      ['2', '3', '4', '5'],
    ],
    ['no other heading', '# Task 1: x\n\n###### Task 6: x', []],
    ['no paragraph', 'Task 1.1: x\n\n**Task 1.2**: y', []],
    ['no table', '| Task 1.1: x |\n|---|\n| [ ] Task 1.2 |', []],
    ['nothing in a fence', '```md\n- [ ] Task 1.1: x\n## Task 1.2: y\n```', []],
    ['nothing in indented code', '    - [ ] Task 1.1: x', []],
    ['nothing in a comment', '<!--\n- [ ] Task 1.1: x\n\n## Task 1.2: y\n-->', []],
    ['nothing in a quote', '> - [ ] Task 1.1: x\n>\n> ## Task 1.2: y', []],
    ['nothing in a quote in a list', '- a\n  > - [ ] Task 1.1: x', []],
    ['nothing in a footnote', '[^1]\n\n[^1]:\n    - [ ] Task 1.1: x', []],
    ['no step', '- [ ] Task 1.1: x\n  - [x] 1.1.1 Create it\n  - [ ] It works', ['1.1']],
    ['no gate', '**Validation Gate:**\n- [x] All tests pass\n- [ ] Phase 1 tasks complete', []],
    ['no claim', '### Deadlock Analysis\n\n- [ ] Verified: No circular dependencies in task graph', []],
    ['what an element holds', '<details>\n<summary>More</summary>\n\n- [ ] Task 1.1: x\n\n</details>', ['1.1']],
    ['boxes with other marks', '- [~] Task 1.1: x\n- [🚧] Task 1.2: x\n- [?] Task 1.3: x', ['1.1', '1.2', '1.3']],
  ])('%s', (_, markdown, ids) => {
    expect(read(markdown).tasks.map(({ id }) => id)).toEqual(ids);
  });

  test('comes in the order of the page', () => {
    const markdown = '- [ ] Task 1.10: x\n- [ ] Task 1.2: x\n\n## Task 0.1: x\n\n- [ ] Task 1.1: x\n\n## Task 3: x';
    expect(read(markdown).tasks.map(({ id }) => id)).toEqual(['1.10', '1.2', '0.1', '1.1', '3']);
  });
});

describe('an id written twice', () => {
  const listed = '- [x] **Task 1.1**: Draw';
  const detailed = '### Task 1.1: Draw the map\n\n**Files**: a.ts\n\n- [ ] step';

  test.each([
    ['list, then heading', `## Overview\n\n${listed}\n\n## Details\n\n${detailed}`],
    ['heading, then list', `## Details\n\n${detailed}\n\n## Gate\n\n${listed}`],
  ])('is one task, that of the copy with fields: %s', (_, markdown) => {
    const { tasks, duplicates } = read(markdown);
    expect(duplicates).toEqual([]);
    expect(tasks).toMatchObject([
      {
        title: { value: 'Draw the map' },
        status: 'todo',
        at: { form: 'heading' },
        mentions: [{ form: 'list', title: { value: 'Draw' } }],
      },
    ]);
  });

  test('is the first where none has fields', () => {
    const { tasks } = read(`${listed}\n\n## Again\n\n- [ ] Task 1.1: Draw\n- [ ] Task 1.1: Draw`);
    expect(tasks).toMatchObject([{ title: { value: 'Draw' }, status: 'done', mentions: [{}, {}] }]);
  });

  test('is the heading with boxes, where one over files comes first', () => {
    const { tasks } = read(
      '## Files\n\n#### Task 1.1\n\n- `a.ts`\n\n## Phase 1\n\n### Task 1.1: Draw\n\n- [x] Lines\n',
    );
    expect(tasks).toMatchObject([{ title: { value: 'Draw' }, status: 'done', phase: '1', mentions: [{}] }]);
  });

  test('is a duplicate where both have fields', () => {
    const { tasks, duplicates } = read(
      `${listed}\n  - Files: b.ts\n\n## Details\n\n${detailed}\n\n- [ ] Task 1.1: Draw`,
    );
    expect(tasks).toMatchObject([{ title: { value: 'Draw' }, mentions: [{ title: { value: 'Draw' } }] }]);
    expect(duplicates).toMatchObject([
      { id: '1.1', at: { title: { value: 'Draw the map' } }, first: { title: { value: 'Draw' } } },
    ]);
  });

  test('is a duplicate where the titles differ', () => {
    const { tasks, duplicates } = read(`${listed}\n- [ ] **Task 1.1**: Fold the map`);
    expect(tasks).toMatchObject([{ title: { value: 'Draw' }, mentions: [] }]);
    expect(duplicates).toMatchObject([{ id: '1.1', at: { title: { value: 'Fold the map' } } }]);
  });

  test('has the place of the copy that counts', () => {
    const markdown = `${listed}\n- [ ] Task 1.2: x\n\n${detailed}`;
    expect(read(markdown).tasks.map(({ id }) => id)).toEqual(['1.2', '1.1']);
  });

  test('1.1 and 1.10 are two', () => {
    expect(read('- [ ] Task 1.1: x\n- [ ] Task 1.10: x').tasks).toHaveLength(2);
  });
});

test.each([
  ['## Implementation Order\n\n### Phase 1: a\n\n- [ ] Task 1.1: x', true],
  ['## ✅ implementation order\n\n### Group\n\n#### Phase 1: a\n\n##### Task 1.1: x', true],
  ['## Implementation Order\n\n### Phase 1: a\n\nNo tasks yet.', true],
  ['## Implementation Order\n\nFirst the till.', false],
  ['## Phase 1: a\n\n- [ ] Task 1.1: x\n\n## Implementation Order\n\n### Phase 1 first', false],
  ['## Implementation Order\n\n## Phase 1: a\n\n- [ ] Task 1.1: x', false],
  ['## Implementation Order of things\n\n### Phase 1: a\n\n- [ ] Task 1.1: x', false],
])('%j: follows the template: %s', (markdown, follows) => {
  expect(read(markdown).followsTemplate).toBe(follows);
});

test('keeps what the host gives', () => {
  const fault = { message: 'm', hint: 'h', position: undefined };
  const plan = read('---\na: [\n---', { id: 'search', path: 'plans/search/tasks.md', faults: [fault] });
  expect(plan).toMatchObject({ id: 'search', path: 'plans/search/tasks.md', tasks: [] });
  expect(plan.faults[0]).toBe(fault);
  expect(plan.faults).toHaveLength(2);
});

test('a host’s tree without GFM has its boxes in the text', () => {
  const source = '- [x] **Task 1.1**: a\n  - **Depends on**: None\n- [~] Task 1.2: b\n- [ ] Task 1.3: c\n  - [x] step';
  const plan = readPlan(unified().use(remarkParse).parse(source), { id: 'plan', path: null, source });
  expect(plan.tasks).toMatchObject([
    { id: '1.1', title: { value: 'a' }, status: 'done', dependsOn: { none: true } },
    { id: '1.2', title: { value: 'b' }, status: 'in-progress' },
    { id: '1.3', title: { value: 'c' }, status: 'todo', boxes: { ticked: 1, total: 1 } },
  ]);
  expect(plan.tasks.map((task) => under(source, task.statusSource))).toEqual(['[x]', '[~]', '[ ]']);
});

test('lines that end with CR alone read as others do', () => {
  const lines = [
    '---',
    'title: Old',
    'owner: me',
    '---',
    '',
    '## Phase 1: A',
    '',
    '- [x] **Task 1.1**: a',
    '  - **Depends on**: None',
  ];
  const [old, plain] = ['\r', '\n'].map((end) => read(lines.join(end)));
  expect(old).toMatchObject({
    title: { value: 'Old' },
    faults: [],
    tasks: [{ id: '1.1', status: 'done', phase: '1' }],
  });
  expect(old?.tasks[0]?.dependsOn?.none).toBe(plain?.tasks[0]?.dependsOn?.none);
});
