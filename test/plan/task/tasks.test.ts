import { describe, expect, test } from 'vitest';
import { isField } from '../../../plugin/plan/field/field.ts';
import type { Task } from '../../../plugin/plan/model.ts';
import { headingTask, listTask, read, readOne, under } from '../reading.ts';

const whole = `### Phase 1: One

- [~] **Task 1.1** [F]: Build *it* (~2h)
  and say so
  - **Description**: Do &amp; dare
  - **Depends on**: None
  - **Blocks**: 1.2
  - **Files**: \`a.ts\`
  - **Done when**: It runs
  - **Status**: blocked
  - Note: kept
  - [x] step

  Prose.

  \`\`\`ts
  code
  \`\`\`
`;

function bodyOf({ at }: Task): string[] {
  return at.body.map((part) => (isField(part) ? part.label.value : part.type));
}

describe('a task', () => {
  test('is put together from its place', () => {
    const task = readOne(whole);
    expect(task).toMatchObject({
      id: '1.1',
      title: { value: 'Build it (~2h)' },
      anchor: 'task-1-1',
      phase: '1',
      status: 'in-progress',
      description: { value: 'Do & dare' },
      dependsOn: { none: true },
      blocks: { items: [{ id: '1.2' }] },
      files: [{ value: 'a.ts' }],
      doneWhen: { value: 'It runs' },
      estimate: { value: '~2h', hours: 2 },
      boxes: { ticked: 1, total: 1 },
      at: { form: 'list', tag: { value: '[F]' } },
    });
    expect(bodyOf(task)).toEqual([
      ...['paragraph', 'Description', 'Depends on', 'Blocks', 'Files', 'Done when', 'Status'],
      ...['list', 'paragraph', 'code'],
    ]);
  });

  test.each(
    [
      (task: Task) => task.at.id,
      (task: Task) => task.at.tag,
      (task: Task) => task.title,
      (task: Task) => task.description,
      (task: Task) => task.doneWhen,
      (task: Task) => task.files[0],
      (task: Task) => task.statusSource,
      (task: Task) => task.blocks?.items[0]?.source,
      (task: Task) => task.estimate,
      (task: Task) => task.position,
    ].map((part, index) => [index, part] as const),
  )('has its parts at their place: %i', (index, part) => {
    const expected = ['1.1', '[F]', 'Build *it* (~2h)', 'Do &amp; dare', 'It runs', 'a.ts', '[~]', '1.2', '~2h'];
    expected.push('- [~] **Task 1.1** [F]: Build *it* (~2h)');
    for (const end of ['\n', '\r\n']) {
      const markdown = whole.replaceAll('\n', end);
      expect(under(markdown, part(readOne(markdown)))).toBe(expected[index]);
    }
  });

  test.each([
    ['- [ ] **Task 1.1: x**', '- [ ] **Task 1.1: x**'],
    ['1. [ ] Task 1.1: x   \n   more', '1. [ ] Task 1.1: x'],
    ['- [ ] Task 1.1: x | Effort: 2h', '- [ ] Task 1.1: x | Effort: 2h'],
    ['## Task 1.1: x ##', '## Task 1.1: x ##'],
  ])('%j has its first line as place', (markdown, line) => {
    expect(under(markdown, readOne(markdown).position)).toBe(line);
  });

  test('prefers Description and Done when to their synonyms', () => {
    const lines = ['**Goal**: g', '**Description**: d', '**Verify**: v', '**Done When**: w', '**Acceptance**: a'];
    expect(readOne(listTask(lines))).toMatchObject({ description: { value: 'd' }, doneWhen: { value: 'w' } });
    expect(readOne(listTask(['**Goal**: g', '**Description**:', '**Verify**: v']))).toMatchObject({
      description: { value: 'g' },
      doneWhen: { value: 'v' },
    });
  });

  test('is null where nothing was written', () => {
    expect(readOne(listTask([]))).toMatchObject({
      description: null,
      dependsOn: null,
      blocks: null,
      files: [],
      doneWhen: null,
      estimate: null,
      unknownStatus: null,
      mentions: [],
    });
    const empty = [
      '**Description**:',
      '**Depends on**:',
      '**Files**:',
      '**Done when**:',
      '**Estimate**:',
      '**Status**:',
    ];
    expect(readOne(listTask(empty))).toMatchObject({
      description: null,
      dependsOn: null,
      doneWhen: null,
      estimate: null,
    });
  });

  test('has the title with its formatting, after any box', () => {
    for (const box of ['[ ]', '[~]', '\\[~\\]']) {
      const { at } = readOne(`- ${box} **Task 1.1: Use \`x\` & *y*** ✅`);
      expect(at.titleInline).toMatchObject([
        {
          type: 'strong',
          children: [{ value: 'Use ' }, { type: 'inlineCode' }, { value: ' & ' }, { type: 'emphasis' }],
        },
      ]);
    }
  });
});

describe('what belongs to a heading task', () => {
  test.each([
    ['up to the next task', headingTask('a', '', '## Task 1.2: y', '', 'b'), ['paragraph']],
    ['up to the next heading of its level', headingTask('a', '', '### Notes', '', 'b'), ['paragraph']],
    ['up to a higher heading', headingTask('a', '', '## Notes', '', 'b'), ['paragraph']],
    ['lower headings too', headingTask('a', '', '#### Notes', '', 'b'), ['paragraph', 'heading', 'paragraph']],
    ['up to a phase', `### Task 1.1: x\n\na\n\n#### Phase 2\n\n- [ ] Task 2.1: y`, ['paragraph']],
    [
      'not up to a phase without tasks',
      headingTask('a', '', '#### Phase 1 notes', '', 'b'),
      ['paragraph', 'heading', 'paragraph'],
    ],
    ['past a break', headingTask('a', '', '---', '', 'b'), ['paragraph', 'thematicBreak', 'paragraph']],
    ['without nested tasks', headingTask('- one', '- [ ] Task 1.2: y', '- two'), ['list']],
  ])('%s', (_, markdown, parts) => {
    const [task] = read(markdown).tasks;
    expect(task && bodyOf(task)).toEqual(parts);
  });
});

describe('without positions', () => {
  test('nothing has one, and all else is the same', () => {
    const plan = read(whole, { source: null });
    const [task] = plan.tasks;
    expect(task).toMatchObject({ id: '1.1', title: { value: 'Build it (~2h)' }, phase: '1', position: undefined });
    const places = JSON.stringify([task?.title, task?.at.id, task?.dependsOn?.source, task?.statusSource, task?.files]);
    expect(places).not.toContain('offset');
    expect(plan.phases[0]?.heading.position).toBeUndefined();
  });
});

describe('a label in the line below a list', () => {
  test.each([
    ['a list of dependencies', '**Depends on**:\n- [x] Task 1.2\n**Files**: `a.ts`\n**Done when**: It runs'],
    ['steps', '1. Dig\n   - deep\n**Done when**: It runs\n**Files**: `a.ts`'],
    ['boxes', '- [x] Dig\n**Files**: `a.ts` | **Done when**: It runs'],
    ['without bold', '- [x] Dig\n- [ ] Lay\nFiles: `a.ts`\nDone when: It runs'],
  ])('is a field: %s', (_, lines) => {
    const task = readOne(headingTask(lines));
    expect(task).toMatchObject({ doneWhen: { value: 'It runs' }, files: [{ value: 'a.ts' }] });
    const written = headingTask(lines);
    expect(under(written, task.files[0])).toBe('a.ts');
    expect(under(written, task.doneWhen)).toBe('It runs');
  });

  test('leaves the list what is its own', () => {
    const task = readOne(headingTask('- Dig **deep**\n**Done when**: It runs'));
    expect(task.at.body).toMatchObject([{ type: 'list' }, { label: { value: 'Done when' } }]);
    expect(JSON.stringify(task.at.body[0])).not.toContain('It runs');
  });

  test('without bold, it is the step’s where it is indented', () => {
    expect(readOne(headingTask('- [ ] Dig\n  Done when: It runs'))).toMatchObject({ doneWhen: null });
  });

  test('a box in a dependency is not its own', () => {
    const task = readOne(headingTask('**Depends on**:\n- [x] Task 1.2\n**Done when**: It runs'));
    expect(task).toMatchObject({ status: 'todo', boxes: { total: 0 } });
  });
});

describe('the emoji of a heading', () => {
  test.each([
    ['### ✅ Task 1.1: Build it', 'Build it', 'done'],
    ['### Task 1.1 ✅: Build it', 'Build it', 'done'],
    ['### Task 1.1: ✅ Build it', 'Build it', 'done'],
    ['### Task 1.1: Build it 🔄', 'Build it', 'in-progress'],
    ['### Task 1.1: Build it ✅ (May 2)', 'Build it ✅ (May 2)', 'done'],
    ['### Task 1.1: Build it ✅ DONE', 'Build it ✅ DONE', 'done'],
    ['### Task 1.1: Build it — ✅ Completed 2026-05-02', 'Build it — ✅ Completed 2026-05-02', 'done'],
    ['### Task 1.1: Show a ✅ when saved', 'Show a ✅ when saved', 'todo'],
    ['### Task 1.1: Turn 🔄 into a button ✅', 'Turn 🔄 into a button', 'done'],
  ])('%s', (markdown, title, status) => {
    const task = readOne(markdown);
    expect([task.title.value, task.status]).toEqual([title, status]);
  });
});

describe('the box of a heading', () => {
  test.each([
    ['### Task 1.1: Build it [x]', 'Build it', 'done', null],
    ['### Task 1.1: [x] Build it', 'Build it', 'done', null],
    ['### Task 1.1 [x]: Build it', 'Build it', 'done', null],
    ['### Task 1.1 [~] (optional): Build it', 'Build it', 'in-progress', '(optional)'],
    ['### Task 1.1 [F]: Build it [ ]', 'Build it', 'todo', '[F]'],
    ['### [x] Task 1.1: Build a list of [x]', 'Build a list of [x]', 'done', null],
    ['### Task 1.1: Build [x] it', 'Build [x] it', 'todo', null],
    ['### Task 1.1: Build it [P]', 'Build it [P]', 'todo', null],
    ['### Task 1.1: Build it - [x]', 'Build it', 'done', null],
    ['### Task 1.1: Build it [x] (2h)', 'Build it', 'done', '(2h)'],
    ['### Task 1.1: Build it [x] (2h) [P]', 'Build it', 'done', '(2h) [P]'],
    ['### Task 1.1: Build it [~] (depends on 1.0)', 'Build it', 'in-progress', '(depends on 1.0)'],
  ])('%s', (markdown, title, status, tag) => {
    const task = readOne(markdown);
    expect([task.title.value, task.status, task.at.tag?.value ?? null]).toEqual([title, status, tag]);
  });
});

test('a heading over notes whose id is that of a step is not a task', () => {
  const files = '## Files\n\n### Task 1.1.1: Sand\n\n- `sand.ts`\n\n### Task 1.1.2: Paint\n\n- `paint.ts`\n\n';
  const { tasks } = read(`${files}## Phase 1\n\n### Task 1.1: Do\n\n- [x] 1.1.1 Sand\n- [ ] Sweep\n`);
  expect(tasks.map(({ id }) => id)).toEqual(['1.1.2', '1.1']);
});
