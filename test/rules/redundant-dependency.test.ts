import { describeRule, first, needs, plan, second, task } from './rule.ts';

const chain = [first, task('1.1'), needs('1.2', 'Task 1.1'), needs('1.3', '1.2')];

describeRule('redundant-dependency', {
  bad: {
    'what another dependency waits for': [
      plan([...chain, second, needs('2.1', 'Task 1.1, 1.3')]),
      {
        at: 'Task 1.1',
        severity: 'info',
        message: /^Task 2\.1 already depends on Task 1\.1 through Task 1\.3\.$/,
        hint: /^Remove `Task 1\.1`;/,
      },
    ],
    'what an expansion holds': [
      plan([...chain, second, needs('2.1', 'Phase 1, Task 1.2')]),
      { at: 'Task 1.2', message: / through its other dependencies\.$/ },
    ],
    'the same id twice': [
      plan([first, task('1.1'), needs('1.2', 'Task 1.1 and Task 1.1 (see above)')]),
      { at: 'Task 1.1', message: /^Task 1\.2 lists Task 1\.1 twice\.$/, related: ['Task 1.1'] },
    ],
  },
  good: {
    'each adds something': plan([...chain, second, needs('2.1', 'Task 1.3')]),
    'what only the order of the phases implies': plan([
      first,
      task('1.1'),
      second,
      task('2.1'),
      needs('2.2', 'Task 1.1, Task 2.1'),
    ]),
    'what the phase waits for as a whole': plan([
      ...chain,
      '### Phase 2: Core (depends on Phase 1)',
      needs('2.1', 'Task 1.1'),
    ]),
    'expansions that hold each other': plan([...chain, second, needs('2.1', 'Phase 1, 1.1-1.2')]),
  },
});
