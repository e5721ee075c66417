import { expect, test } from 'vitest';
import { describeRule, first, found, needs, plan, second, task } from './rule.ts';

describeRule('unknown-dependency', {
  bad: {
    'an id that no task has, with the nearest one': [
      plan([first, task('1.1'), task('1.2'), second, needs('2.1', 'Task 1.1, 1.3')]),
      {
        at: '1.3',
        severity: 'error',
        message: /depends on Task 1\.3, which does not exist\.$/,
        hint: /`Task 1\.2`\?$/,
      },
    ],
    'each of two ids, and no suggestion where none is near': [
      plan([first, task('1.1'), needs('1.2', 'Task 7.4, Task 8.8')]),
      { at: 'Task 7.4', hint: /^Use the id of a task in this plan/ },
      { at: 'Task 8.8' },
    ],
    'the end of a range': [
      plan([first, task('1.1'), task('1.2'), second, needs('2.1', 'Tasks 1.1-1.4')]),
      { at: 'Tasks 1.1-1.4', message: /Task 1\.4/ },
    ],
    'a wildcard that matches nothing': [plan([first, task('1.1'), needs('1.2', 'Task 7.x')]), { at: 'Task 7.x' }],
    'a phase that does not exist': [
      plan([first, task('1.1'), second, needs('2.1', 'Phase 7')]),
      { at: 'Phase 7', message: /depends on Phase 7, which does not exist\.$/ },
    ],
    'a phase that no other is like': [
      plan([first, task('1.1'), second, needs('2.1', 'Phase 77')]),
      { at: 'Phase 77', hint: /^Use the id of a phase in this plan\.$/ },
    ],
    'what a phase names for all of its tasks, once': [
      plan([first, task('1.1'), '### Phase 2: Core (depends on Phase 6)', task('2.1'), task('2.2')]),
      { at: 'Phase 6' },
    ],
    'an id in Blocks': [
      plan([first, task('1.1', ['**Blocks**: Task 1.3']), task('1.2')]),
      { at: 'Task 1.3', message: /blocks Task 1\.3, which does not exist\.$/, hint: /`Task 1\.2`\?$/ },
    ],
    'an id in Blocks that only an earlier task is like': [
      plan([first, task('1.1'), task('1.2', ['**Blocks**: Task 1.3']), second, task('2.1')]),
      { at: 'Task 1.3', hint: /^Use the id of a task in this plan/ },
    ],
    'an id that only a later task is like, or one that is named already': [
      plan([first, needs('1.1', 'Task 1.21'), task('1.2'), needs('1.3', 'Task 1.1, Task 1.11')]),
      { at: 'Task 1.21', hint: /^Use the id of a task in this plan/ },
      { at: 'Task 1.11', hint: /`Task 1\.2`\?$/ },
    ],
    'ids that merely begin the same': [
      plan([first, task('1.1'), needs('1.2', 'Task 1.10')]),
      { at: 'Task 1.10', hint: /`Task 1\.1`\?$/ },
    ],
  },
  good: {
    'ids that exist, in every form': plan([
      first,
      task('1.1'),
      task('1.2'),
      second,
      needs('2.1', 'Task 1.1, 1.x and Phase 1'),
    ]),
    'an id in the note after None': plan([first, needs('1.1', 'None (can run with 9.9)')]),
    'a condition outside of the plan': plan([first, needs('1.1', 'PR #802 merged')]),
    'a version, and a bare number that is not a task': plan([first, needs('1.1', 'v1.4.0, 3')]),
    'a task of another plan': plan([first, needs('1.1', '`billing` Task 4.2')]),
  },
});

test.each([
  ['a task', `## Phase 1\n\n- [ ] Taks 1.1: Dig\n\n${needs('1.2', '1.1')}`],
  [
    'a phase',
    `## Phase 1\n\n${task('1.1')}\n\n## Phse 2\n\n${task('2.1')}\n\n## Phase 3 (depends on Phase 2)\n\n${task('3.1')}`,
  ],
])('%s that was not read is reported as such, and nothing else', (_, text) => {
  expect(found('unknown-dependency', `# Tasks: Floor\n\n${text}`).map(({ rule }) => rule)).toEqual(['unread-task']);
});
