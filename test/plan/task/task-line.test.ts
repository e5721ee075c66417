import { describe, expect, test } from 'vitest';
import { read, readOne, under } from '../reading.ts';

describe('the first line of a task', () => {
  test.each([
    ['- [ ] **Task 1.1**: Build it', '1.1', 'Build it'],
    ['- [ ] **Task 1.1: Build it**', '1.1', 'Build it'],
    ['- [ ] **Task 1.1:** Build it', '1.1', 'Build it'],
    ['- [ ] Task 1.1: Build it', '1.1', 'Build it'],
    ['- [ ] Task 1.1 - Build it', '1.1', 'Build it'],
    ['- [ ] Task 1.1 – Build it', '1.1', 'Build it'],
    ['- [ ] Task 1.1 — Build it', '1.1', 'Build it'],
    ['- [ ] Task 1.1-Build it', '1.1', 'Build it'],
    ['- [ ] **Task 1.1** Build it', '1.1', 'Build it'],
    ['- [ ] Task 1.1. Build it', '1.1', 'Build it'],
    ['- [ ] Task 1.1：Build it', '1.1', 'Build it'],
    ['- [ ] Task 1.1 → Build it', '1.1', 'Build it'],
    ['- [ ] **Task 1.1 | Build it**', '1.1', 'Build it'],
    ['- [ ] **Task 1.1：**构建', '1.1', '构建'],
    ['- [ ] **Task 1.1:**Build it', '1.1', 'Build it'],
    ['- [ ] *Task 1.1*: Build it', '1.1', 'Build it'],
    ['- [ ] TASK 1.1: Build it', '1.1', 'Build it'],
    ['- [ ] Task #3: Build it', '3', 'Build it'],
    ['* [ ] **Task 1.1**: Build it', '1.1', 'Build it'],
    ['+ [ ] **Task 1.1**: Build it', '1.1', 'Build it'],
    ['1. [ ] **Task 1.1**: Build it', '1.1', 'Build it'],
    ['- [ ] 🚀 **Task 1.1**: Build it', '1.1', 'Build it'],
    ['- [ ] ⚙️ Task 1.1: Build it', '1.1', 'Build it'],
    ['- [ ] 1️⃣ Task 1.1: Build it', '1.1', 'Build it'],
    ['- [ ] **Task 1.1**: Build it ✅', '1.1', 'Build it'],
    ['- [ ] **Task 1.1**: Keep `x-*`', '1.1', 'Keep x-*'],
    ['- [ ] [**Task 1.1**](a.md): Build it', '1.1', 'Build it'],
    ['- [ ] **Task 1.1**: Say "Task 1.2" first', '1.1', 'Say "Task 1.2" first'],
    ['- [ ] **Task 1.1**: Create `<name>` for <T>', '1.1', 'Create <name> for <T>'],
    ['- [ ] **Task 1.1**: Tom &amp; \\*Jerry\\*', '1.1', 'Tom & *Jerry*'],
    ['### <a id="x"></a>Task 1.1: Build it', '1.1', 'Build it'],
    ['- [ ] <b>Task 1.1</b>: Build it', '1.1', 'Build it'],
    ['- [ ] **Task 1.1**: Read `[x]` and [ ]', '1.1', 'Read [x] and [ ]'],
    ['- [ ] **Task 1.1**', '1.1', ''],
    ['- [ ] **Task 1.1**: <!-- later -->', '1.1', ''],
    ['### Task 1.1: Build it', '1.1', 'Build it'],
    ['### **Task 1.1**: Build it', '1.1', 'Build it'],
    ['### [ ] Task 1.1: Build it', '1.1', 'Build it'],
    ['### 🔄 Task 1.1: Build it', '1.1', 'Build it'],
    ['### Task 1.1 ✅ Build it', '1.1', 'Build it'],
    ['Task 1.1: Build it\nand more of it\n---', '1.1', 'Build it and more of it'],
  ])('%j', (markdown, id, title) => {
    expect(readOne(markdown)).toMatchObject({ id, title: { value: title } });
  });

  test.each([
    '1.1',
    '1.10',
    '1.6a',
    'A.1',
    '1',
    '1.1.2',
    '0',
    '12.3.4b',
    'BE-01',
    'T1',
    'M1-T2',
    'TASK-0001',
    'AB.2.c3',
  ])('the id %s, in both forms', (id) => {
    const self = id.startsWith('TASK-');
    for (const line of [
      `- [ ] **Task ${id}**: x`,
      `## Task ${id}: x`,
      ...(self ? [`- [ ] ${id}: x`, `# T\n\n## ${id} x`] : []),
    ]) {
      const task = readOne(line);
      expect(task).toMatchObject({ id, title: { value: 'x' } });
      expect(under(line, task.at.id)).toBe(id);
    }
  });

  test.each([
    'Task BLOCKED: x',
    'Task: x',
    'Task one: x',
    'Tasks 1.1: x',
    'Task 1.1-1.3 are done',
    'Task 1.1–1.3 are done',
    'Task 3rd: x',
    'The Task 1.1: x',
    'Subtask 1.1: x',
    'Do Task 1.1',
    '(Task 1.1) x',
    '"Task 1.1" x',
    '1.1 Create it',
    'Multitask 1.1: x',
    'TASK-: x',
    'TASK-abc x',
  ])('%j is not a task', (text) => {
    expect(read(`- [ ] ${text}\n\n## ${text}\n`).tasks).toEqual([]);
  });

  test.each([
    ['Task 1.1 [F]: x', '[F]', 'x'],
    ['**Task 1.1** [P] [US1]: x', '[P] [US1]', 'x'],
    ['**Task 1.1 (optional)**: x', '(optional)', 'x'],
    ['**Task 1.1** (optional) - x', '(optional)', 'x'],
    ['Task 1.1 ✅ (optional): x', '(optional)', 'x'],
    ['Task 1.1（可选）：x', '（可选）', 'x'],
    ['Task 1.1: [F] x', null, '[F] x'],
    ['Task 1.1: [Title]', null, '[Title]'],
    ['Task 1.1 (Set up)', null, '(Set up)'],
    ['Task 1.1 (Set up):', '(Set up)', ''],
  ])('the tag of %j', (line, tag, title) => {
    for (const markdown of [`- [ ] ${line}`, `### ${line}`]) {
      const { at, title: read } = readOne(markdown);
      expect([at.tag?.value ?? null, read.value]).toEqual([tag, title]);
      expect(under(markdown, at.tag)).toBe(tag);
    }
  });

  test('a title that bold carries over a line', () => {
    expect(readOne('- [ ] **Task 1.1: A long\n  title** and\n  Files: a.ts')).toMatchObject({
      title: { value: 'A long title and' },
      files: [{ value: 'a.ts' }],
    });
  });

  test('fields on the line of the title', () => {
    const markdown = '- [ ] **Task 1.1**: Pipes | and tubes | **Depends on**: None | Estimate: 2h\n  - **Files**: a.ts';
    expect(readOne(markdown)).toMatchObject({
      title: { value: 'Pipes | and tubes' },
      dependsOn: { none: true },
      estimate: { hours: 2 },
      files: [{ value: 'a.ts' }],
    });
  });

  test('a box that has its text on the next line', () => {
    for (const end of ['\n', '\r\n']) expect(readOne(`- [x]${end}  **Task 1.1**: x`)).toMatchObject({ status: 'done' });
  });
});
