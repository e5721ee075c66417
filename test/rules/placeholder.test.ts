import { describeRule, first, needs, plan, task } from './rule.ts';

const sequence = (row: string) =>
  ['### Sequence Constraints', '| Constraint | Type | Rationale |\n|---|---|---|', row]
    .join('\n\n')
    .replace(`|\n\n${row}`, `|\n${row}`);

describeRule('placeholder', {
  bad: {
    'the title of a task': [
      plan([first, task('1.1'), task('1.2').replace(': Part 1.2', ': [Title]')]),
      {
        at: '[Title]',
        severity: 'error',
        message: /^The title of this task is still the template’s placeholder “\[Title\]”\.$/,
      },
    ],
    'Done when and Depends on': [
      plan([first, needs('1.1', 'TBD').replace('Part 1.1 works', '[Specific completion criteria]')]),
      { at: 'TBD', severity: 'error', message: /^Depends on is still the template’s placeholder “TBD”\.$/ },
      { at: '[Specific completion criteria]', severity: 'error' },
    ],
    'a title in a plan that does not claim to follow the template': [
      plan([first, task('1.1'), task('1.2').replace(': Part 1.2', ': [Title]')], { claim: false }),
      { at: '[Title]', severity: 'warning' },
    ],
    'the overview and the Description': [
      plan([first, task('1.1').replace('Build part 1.1', '[What needs to be done]')], {
        overview: '- **Total Tasks**: [count]',
      }),
      { at: '[count]', severity: 'warning' },
      { at: '[What needs to be done]', severity: 'warning' },
    ],
    'a table row, once however many cells are left': [
      plan([first, task('1.1'), sequence('| [Constraint] | [Type] | [Why] |')]),
      { at: '[Constraint]', severity: 'warning' },
    ],
    'an example row of the template': [
      plan([
        first,
        task('1.1'),
        sequence('| Database migration MUST complete before API deployment | Deploy order | API needs schema |'),
      ]),
      {
        at: 'Database migration MUST complete before API deployment',
        severity: 'warning',
        message: /^This row is still the template’s example “/,
      },
    ],
    'a Status that is still to be written': [
      plan([
        first,
        '#### Task 1.1: Open\n\n- **Description**: Open it\n- **Status**: TBD\n- **Done when**: It is open',
      ]),
      { at: 'TBD', severity: 'warning' },
    ],
  },
  good: {
    'brackets of the author’s own, templates and generics': plan([
      first,
      task('1.1').replace('Build part 1.1', 'Take `<name>`, {{x}} and [Define the types] apart'),
    ]),
  },
});
