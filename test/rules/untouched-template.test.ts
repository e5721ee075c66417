import { describeRule, first, plan, task } from './rule.ts';

const blank = (id: string) =>
  [
    `- [ ] **Task ${id}**: [Title]`,
    '  - **Description**: [What needs to be done]',
    '  - **Done when**: [Specific completion criteria]',
  ].join('\n');

const stock = [
  '- [ ] **Task 5.2**: Code cleanup',
  '  - **Description**: Remove TODOs, clean up debug code, final review',
  '  - **Done when**: Code is production-ready',
].join('\n');

describeRule('untouched-template', {
  bad: {
    'placeholders and tasks word for word from the template, and nothing else on the file': [
      ['# Tasks: [Feature Name]', '- **Total Tasks**: [count]', first, blank('1.1'), stock].join('\n\n'),
      { at: '[Title]', severity: 'error', message: /^This is still the template/ },
    ],
    'a file whose other parts are wrong too': [
      [first, blank('1.1'), '  - **Depends on**: Task 9.9'].join('\n'),
      { at: '[Title]' },
    ],
  },
  good: {
    'a plan whose last tasks are still the template’s own': plan([first, task('1.1'), '### Phase 5: Polish', stock]),
    'a title in brackets that is not the template’s': plan([
      first,
      task('1.1').replace(': Part 1.1', ': [Login] form'),
    ]),
  },
});
