import { describeRule, first, plan, task } from './rule.ts';

const tasks = [first, task('1.1'), task('1.2'), '- [ ] ~~**Task 1.3**: Advertise~~'];
const total = (text: string) => plan(tasks, { overview: `- **Total Tasks**: ${text}` });

describeRule('total-mismatch', {
  bad: {
    'another number': [
      total('5'),
      {
        at: '5',
        severity: 'error',
        message: /^Total Tasks is 5, but the plan has 2 tasks, not counting 1 cancelled task\.$/,
        hint: /`- \*\*Total Tasks\*\*: 2`/,
      },
    ],
    'a number followed by words, in a plan that does not follow the template': [
      plan(tasks, { overview: '**Total Tasks:** 4 tasks in 1 phase', claim: false }),
      { at: '4 tasks in 1 phase', severity: 'warning' },
    ],
  },
  good: {
    'without the cancelled task': total('2'),
    'with the cancelled task': total('3'),
    'about so many': total('~12'),
    'a range': total('4-6'),
    'no number': total('to be seen'),
  },
});
