import { describeRule, first, plan, task } from './rule.ts';
import { liveness } from './tables.ts';

const under = (...rows: string[]) => plan([first, task('1.1')], { progress: liveness(...rows) });

describeRule('liveness-unbounded', {
  bad: {
    'a guarantee without a time and a count': [
      under('The mail is sent | An order | As soon as possible'),
      {
        at: 'As soon as possible',
        severity: 'warning',
        message: /^The guarantee “As soon as possible” for “The mail is sent” has no time limit and no retry count\.$/,
        hint: /`30 seconds` or `5 retries`/,
      },
    ],
    'no guarantee': [
      under('Task 1.1 ends | An order |'),
      { at: 'Task 1.1 ends', message: /^The requirement “Task 1\.1 ends” has no time limit and no retry count\.$/ },
    ],
  },
  good: { 'a time, or a count': under('The mail is sent | An order | 5 min', 'It is read | Sent | after 3 attempts') },
});
