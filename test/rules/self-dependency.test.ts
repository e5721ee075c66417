import { describeRule, plan, task } from './rule.ts';

const phase = '### Phase 1: Foundation';

describeRule('self-dependency', {
  bad: {
    'a task that names itself among others': [
      plan([phase, task('1.1'), task('1.2', ['**Depends on**: Task 1.1, Task 1.2'])]),
      { at: 'Task 1.2', severity: 'error', message: /^Task 1\.2 depends on itself\.$/, hint: /`None`/ },
    ],
    'a task that blocks itself': [plan([phase, task('1.1', ['**Blocks**: Task 1.1'])]), { at: 'Task 1.1' }],
    'a phase that waits for itself': [
      plan([phase, task('1.1'), '### Phase 2: Core (depends on Phase 2)', task('2.1')]),
      { at: 'Phase 2', message: /^Phase 2 depends on itself\.$/ },
    ],
  },
  good: {
    'expansions never contain the task': plan([
      phase,
      task('1.1'),
      task('1.2', ['**Depends on**: Task 1.1']),
      '### Phase 2: Core',
      task('2.1', ['**Depends on**: All previous tasks']),
    ]),
    'a wildcard over its own phase': plan([
      phase,
      task('1.1', ['**Depends on**: None']),
      task('1.2', ['**Depends on**: 1.x']),
    ]),
  },
});
