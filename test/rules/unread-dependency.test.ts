import { describeRule, first, needs, plan, task } from './rule.ts';

/** Two tasks, and a third with a value. */
function third(value: string): string {
  return plan([first, task('1.1'), task('1.2'), needs('1.3', value)]);
}

describeRule('unread-dependency', {
  bad: {
    'an or, of which both sides are taken': [
      third('1.1 or 1.2'),
      {
        at: '1.1 or 1.2',
        severity: 'warning',
        message: /^Task 1\.3 depends on “1\.1 or 1\.2”, but a dependency has no “or”/,
      },
    ],
    'an id after an id and some words': [
      third('Task 1.1 as soon as 1.2 is merged'),
      { at: '1.2', message: /^Task 1\.2 in “Task 1\.1 as soon as 1\.2 is merged” is not read as a dependency\.$/ },
    ],
    'an id in what then counts as a condition': [
      third('after 1.1, 1.2'),
      {
        at: '1.1',
        message: /the words count as a condition outside the plan\.$/,
        hint: /separate the ids with commas/,
      },
    ],
    'what is crossed out': [
      third('~~1.1~~, 1.2'),
      { at: '1.1', message: /^“1\.1” is crossed out, so it is not read as a dependency\.$/, hint: /in brackets/ },
    ],
    'a value that is crossed out': [third('~~Task 1.1 and 1.2~~'), { at: 'Task 1.1 and 1.2', message: /crossed out/ }],
    'an id in brackets after what it is for': [
      third('The plan of the yard (Task 1.1), 1.2'),
      { at: 'Task 1.1', message: /^Task 1\.1 in “The plan of the yard \(Task 1\.1\)” is not read as a dependency:/ },
    ],
    'a note that is all there is': [third('1.1, (1.2)'), { at: '1.2', message: /in “\(1\.2\)” is not read/ }],
    'an id between words of a script without blanks': [
      third('等待1.2的结果'),
      { at: '1.2', message: /^Task 1\.2 in “等待1\.2的结果” is not read/ },
    ],
    ...Object.fromEntries(
      ['the previous task', 'Task above', 'all UI tasks', 'the whole phase', 'the two tasks above', 'Phase two'].map(
        (value) => [value, [third(value), { at: value, message: /names no task by its id/, hint: /^Write the ids/ }]],
      ),
    ),
    'an id that the plan does not have, shaped like its own': [third('1.1 together with 1.7'), { at: '1.7' }],
    ...Object.fromEntries(
      [
        ...['everything except 1.2', 'all tasks apart from 1.1, 1.2', 'all except for Tasks 1.1 and 1.2'],
        ...['1.1-1.2 except 1.2', '1.1-1.2 (not 1.2)', 'Tasks 1.1 to 1.2, excluding 1.2', 'Phase 1 without Task 1.2'],
      ].map((value) => [
        value,
        [third(value), { at: value, message: /exceptions are not read/, hint: /^List the tasks/ }],
      ]),
    ),
  },
  good: {
    'ids in notes': third('1.1 (together with 1.2)'),
    'a condition that is crossed out': third('~~Paint bought~~, 1.2'),
    'ids after a dash': third('1.1 — the schema of 1.2 helps, but is not needed'),
    'one task that is not another': third('1.1 (not 1.2)'),
    'what a task is without': third('1.1 without OAuth2'),
    'ids after None': third('None, though 1.2 helps'),
    'tasks that can run in parallel': third('can run in parallel with 1.1, 1.2'),
    'a negation': third('1.1; not blocked by 1.2'),
    'conditions about all': third('all tests pass, everything signed, each review done'),
    'what looks like an id': third('HTTP 1.1 enabled, section 1.2 approved, Python 1.2, 1.1 GB of disk, v1.1.0'),
    'ids that something else than a comma joins': third('1.1 / 1.2'),
  },
});
