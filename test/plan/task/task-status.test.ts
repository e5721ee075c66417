import { describe, expect, test } from 'vitest';
import { headingTask, listTask, read, readOne, under } from '../reading.ts';

function readOneOf(markdown: string, id: string) {
  return read(markdown).tasks.find((task) => task.id === id);
}

describe('the status of a list task', () => {
  test.each([
    [' ', 'todo'],
    ['x', 'done'],
    ['X', 'done'],
    ['~', 'in-progress'],
    ['-', 'in-progress'],
    ['>', 'in-progress'],
    ['/', 'in-progress'],
    ['!', 'blocked'],
    ['✅', 'done'],
    ['🚧', 'in-progress'],
  ])('is that of its box [%s], whatever its Status says', (mark, status) => {
    const markdown = listTask(['**Status**: cancelled'], mark);
    const task = readOne(markdown);
    expect(task).toMatchObject({
      status,
      unknownStatus: null,
      statusSource: { value: `[${mark === 'X' ? 'x' : mark}]` },
    });
    expect(under(markdown, task.statusSource)).toBe(`[${mark}]`);
  });

  test('counts as to do where the mark is unknown, which is reported', () => {
    const markdown = listTask(['**Status**: done'], '?');
    const task = readOne(markdown);
    expect(task).toMatchObject({ status: 'todo', statusSource: null, unknownStatus: { value: '[?]' } });
    expect(under(markdown, task.unknownStatus)).toBe('[?]');
  });

  test('reports an unknown Status', () => {
    expect(readOne(listTask(['**Status**: draft'], 'x'))).toMatchObject({
      status: 'done',
      unknownStatus: { value: 'draft' },
    });
  });

  test.each(['- [ ] ~~**Task 1.1**: Build it~~', '- [x] **Task 1.1**: ~~Build it~~', '- [ ] ~~Task 1.1~~'])(
    'is cancelled when struck through: %s',
    (markdown) => {
      expect(readOne(markdown).status).toBe('cancelled');
    },
  );

  test('is not cancelled when a part is struck through', () => {
    expect(readOne('- [ ] **Task 1.1**: ~~Build~~ mend it').status).toBe('todo');
  });

  test('does not come from the boxes nested in it', () => {
    expect(readOne(`${listTask([])}\n  - [x] a\n  - [x] b`)).toMatchObject({
      status: 'todo',
      boxes: { ticked: 2, total: 2 },
    });
  });

  test('is read in an escaped box, too', () => {
    const markdown = '- \\[~\\] **Task 1.1**: x';
    const task = readOne(markdown);
    expect(task.status).toBe('in-progress');
    expect(under(markdown, task.statusSource)).toBe('[~\\]');
  });
});

describe('the status of a heading task', () => {
  test.each([
    ['### [x] ✅ Task 1.1: x\n\n**Status**: blocked\n\n- [x] a', 'blocked', 'blocked'],
    ['### [x] Task 1.1: x\n\n- [ ] a', 'done', '[x]'],
    ['### Task 1.1: x 🚧\n\n- [x] a', 'in-progress', '🚧'],
    ['### ⏳ Task 1.1: x\n\n- [x] a', 'todo', '⏳'],
    ['### ☑️ Task 1.1: x', 'done', '☑️'],
    ['### Task 1.1: x ✔️\n\n- [ ] a', 'done', '✔️'],
    ['### Task 1.1: x\n\n**Status** In progress', 'in-progress', 'In progress'],
    ['### Task 1.1: x [In Progress]\n\n- [x] a', 'in-progress', '[In Progress]'],
    ['### Task 1.1 [BLOCKED]: x', 'blocked', '[BLOCKED]'],
    ['### [done] Task 1.1: x', 'done', '[done]'],
    ['### Task 1.1: x (COMPLETED) [P1]', 'done', '(COMPLETED)'],
    ['### Task 1.1: x – DONE', 'done', 'DONE'],
    ['### ~~Task 1.1: x~~\n\n**Status**: done', 'cancelled', 'x'],
    ['### Task 1.1: x\n\n- **Status**: \\[x\\] complete', 'done', '\\[x\\] complete'],
  ])('%j is %s', (markdown, status, place) => {
    const task = readOne(markdown);
    expect(task.status).toBe(status);
    expect(under(markdown, task.statusSource)).toBe(place);
  });

  test.each(['Show (done)', 'Drop the [done] mark', 'Say it is done – once', 'Wait (pending)', 'Read [TODO] notes'])(
    'is not in the words of its title: %s',
    (title) => {
      expect(readOne(`### Task 1.1: ${title}`)).toMatchObject({ status: 'todo', title: { value: title } });
    },
  );

  test('takes a word in brackets off its title', () => {
    const titles = [
      '[DONE] Task 1.1: Ship',
      'Task 1.1: Ship [done]',
      'Task 1.1 (v2) [DONE]: Ship',
      'Task 1.1: Ship - DONE',
    ];
    for (const title of titles) expect(readOne(`### ${title}`).title.value).toBe('Ship');
  });

  test.each([
    [['- [x] a', '- [x] b'], 'done', 2, 2],
    [['- [x] a', '- [ ] b'], 'in-progress', 1, 2],
    [['- [~] a', '- [ ] b'], 'in-progress', 0, 2],
    [['- [ ] a'], 'todo', 0, 1],
    [['- a'], 'todo', 0, 0],
    [['**Acceptance**:', '- [x] a', '  - [x] b'], 'done', 2, 2],
    [['1. step', '   - [x] a'], 'done', 1, 1],
    [['- [x] a', '', '---', '', '- [ ] b'], 'done', 1, 1],
    [['- [x] a', '', '> - [ ] b', '', '```', '- [ ] c', '```'], 'done', 1, 1],
    [['#### Steps', '', '- [x] a'], 'done', 1, 1],
  ])('comes from its boxes: %j', (lines, status, ticked, total) => {
    expect(readOne(headingTask(...lines))).toMatchObject({ status, statusSource: null, boxes: { ticked, total } });
  });

  test('leaves out the boxes of tasks nested in it', () => {
    const markdown = '### Task 1: Whole\n\n- [x] **Task 1.1**: Part\n  - [x] step\n- [ ] step of the whole';
    expect(readOneOf(markdown, '1')).toMatchObject({ status: 'todo', boxes: { ticked: 0, total: 1 } });
    expect(readOneOf(markdown, '1.1')).toMatchObject({ status: 'done', boxes: { ticked: 1, total: 1 } });
  });

  test.each([
    ['### Task 1.1: x\n\n**Status**: draft\n\n- [x] a', 'done', 'draft'],
    ['### Task 1.1: x ✅\n\n**Status**: draft', 'done', 'draft'],
    ['### [?] Task 1.1: x\n\n- [x] a', 'todo', '[?]'],
    ['### [?] Task 1.1: x\n\n**Status**: done', 'done', '[?]'],
  ])('%j is %s and reported', (markdown, status, unknown) => {
    const task = readOne(markdown);
    expect(task.status).toBe(status);
    expect(under(markdown, task.unknownStatus)).toBe(unknown);
  });
});
