import { describeRule, first, needs, plan, second, task } from './rule.ts';

describeRule('self-dependency', {
  bad: {
    'a task that names itself among others': [
      plan([first, task('1.1'), needs('1.2', 'Task 1.1, Task 1.2')]),
      { at: 'Task 1.2', severity: 'error', message: /^Task 1\.2 depends on itself\.$/, hint: /`None`/ },
    ],
    'a task that blocks itself': [plan([first, task('1.1', ['**Blocks**: Task 1.1'])]), { at: 'Task 1.1' }],
    'a phase that waits for itself': [
      plan([first, task('1.1'), '### Phase 2: Core (depends on Phase 2)', task('2.1')]),
      { at: 'Phase 2', message: /^Phase 2 depends on itself\.$/ },
    ],
  },
  good: {
    'expansions never contain the task': plan([
      first,
      task('1.1'),
      needs('1.2', 'Task 1.1'),
      second,
      needs('2.1', 'All previous tasks'),
    ]),
    'a wildcard over its own phase': plan([first, needs('1.1', 'None'), needs('1.2', '1.x')]),
  },
});
