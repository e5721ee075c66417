import { expect, test } from 'vitest';
import { read } from '../plan/reading.ts';
import { describeRule, type Expected, first, found, plan, task } from './rule.ts';

const draw = '#### Task 1.1: Draw\n\n**Done when**: It is drawn';
const glue = '#### Task 1.2: Glue\n\n**Done when**: Dry';
const phase = (...blocks: string[]) => plan([first, ...blocks]);
const around = (...blocks: string[]) => phase(task('1.1'), ...blocks);
const lost = (text: string, at: string, message: RegExp, hint = /\S/): [string, Expected] => [
  text,
  { at, severity: 'error', message, hint },
];

describeRule('unread-field', {
  bad: {
    'a misspelt label that loses a dependency': lost(
      plan([first, task('1.1'), task('1.2', ['**Dependz on**: 1.1'])], { claim: false }),
      'Dependz on',
      /^Task 1\.2 has a field “Dependz on”/,
      /`\*\*Depends on\*\*:`/,
    ),
    'a misspelt label in a plan that follows the template': lost(
      phase(task('1.1', ['**Estimaet**: 2h'])),
      'Estimaet',
      /^Task 1\.1 has a field “Estimaet”/,
      /Estimate/,
    ),
    'ids of the plan under another label': [
      around(task('1.2', ['**Needed first**: Task 1.1'])),
      { at: 'Needed first', message: /^Task 1\.2 names tasks under “Needed first”/, hint: /\*\*Blocks\*\*/ },
    ],
    'fields after code that ends the list': lost(
      around(task('1.2').trimEnd(), '```sh\nmake\n```', '  - **Depends on**: 1.1\n  - **Files**: `a.ts`'),
      'Depends on',
      /^“Depends on” is not below Task 1\.2 or any other task/,
      /^Indent by two/,
    ),
    'lines after a list task': lost(
      around(task('1.2').trimEnd(), '**Owner**: Ann\n**Depends on**: 1.1'),
      'Depends on',
      /^“Depends on” is not below Task 1\.2/,
    ),
    'several fields after a list task': lost(
      around('Files: `a.ts`', '**Files**: `a.ts`\n**Done when**: It builds'),
      'Files',
      /^“Files” is not below Task 1\.1/,
    ),
    'a dependency below another heading': lost(
      phase(draw, '#### Details', '- **Depends on**: Task 1.2'),
      'Depends on',
      /^“Depends on” is below another heading than Task 1\.1/,
      /^A heading of the same level ends a task/,
    ),
    'fields of one task, indented too little': [
      plan([first, '- [ ] **Task 1.1**: Draw\n\n - **Description**: A map\n - **Done when**: It is drawn'], {
        claim: false,
      }),
      { at: 'Description', severity: 'warning' },
    ],
    'a dependency in a group': lost(
      around(task('1.2', ['**Details**:\n    - **Owner**: Ann\n    - **Depends on**: 1.1'])),
      'Depends on',
      /below another item of Task 1\.2/,
      /right below the task/,
    ),
    'a dependency in a list in a list': lost(
      around(task('1.2', ['Details:\n    - Depends on: Task 1.1'])),
      'Depends on',
      /below another item of Task 1\.2/,
    ),
    'a dependency in a table': lost(
      around(glue, '| Field | Value |\n|---|---|\n| **Depends on** | 1.1 |'),
      'Depends on',
      /is a cell of a table in Task 1\.2/,
      /`- \*\*Depends on\*\*/,
    ),
    'fields in a table': [
      plan([first, task('1.1'), '#### Task 1.2: Glue', '| | |\n|---|---|\n| Status | Done |\n| Done when | Dry |'], {
        claim: false,
      }),
      { at: 'Status', severity: 'warning', message: /is a cell of a table in Task 1\.2/ },
    ],
    'columns of a table': lost(
      around('#### Task 1.2: Glue', '| Owner | Prerequisites | Done when |\n|---|---|---|\n| Ann | Task 1.1 | Dry |'),
      'Prerequisites',
      /is a cell of a table in Task 1\.2/,
    ),
    'a dependency in a quote': lost(
      around('#### Task 1.2: Glue', '> **Waits for**: 1.1\n> **Owner**: Ann', '**Done when**: Dry'),
      'Waits for',
      /is in a quote in Task 1\.2/,
      /without the `>`/,
    ),
    'ids under an unknown label, with a note': [
      around(task('1.2', ['**Needs**: 1.1 (the map)'])),
      { at: 'Needs', message: /names tasks under “Needs”/ },
    ],
    'ids under a label of several words': [
      around(task('1.2', ['**Task dependencies**: Task 1.1'])),
      { at: 'Task dependencies', message: /names tasks under “Task dependencies”/ },
    ],
    'a box before Done when': lost(
      around('- [ ] **Task 1.2**: Glue\n  - **Description**: It\n  - [ ] **Done when**: Dry'),
      'Done when',
      /has a box, so it is a step of Task 1\.2/,
      /without the box/,
    ),
    'two values': [
      phase(task('1.1', ['**Estimate**: 2h', '**Estimate**: 3h'])),
      { at: 'Estimate', severity: 'warning', message: /twice, and the values differ/, hint: /“2h”/ },
    ],
  },
  good: {
    'labels of other meaning': around(
      task('1.2', ['**Blocked**: by the budget', '**Related**: 1.1', '**Version**: 1.1']),
    ),
    'a line about the phase, after its tasks': around('**Checkpoint**: All of it works'),
    'a condition below another heading': phase(draw, '#### Needs', '**Requires**: Redis 7'),
    'what a step depends on': around(
      task('1.2', ['[ ] Cut\n    - **Depends on**: 1.1', 'Ready:\n    - **Requires**: Redis 7']),
    ),
    'boxes beside a Done when': around(task('1.2', ['[ ] **Acceptance criteria**: Dry'])),
    'a heading over conditions': phase(draw, '##### Dependencies', '- Redis 7'),
    'tables about other things': phase(
      draw,
      '| File | Change |\n|---|---|\n| `a.ts` | new |',
      '| Status | Meaning |\n|---|---|\n| Time | 5 ms |\n| Requires | Redis 7 |',
      '| Before | After | Effort |\n|---|---|---|\n| Files | 1.1 | Done |',
    ),
    'quotes of other things': around(
      '#### Task 1.2: Glue',
      '> **Requires**: Redis 7',
      '> She said: depends on 1.1',
      '**Done when**: Dry',
    ),
    'a label near to one, of another meaning': phase(
      task('1.1', ['**Key files**: `a.ts`', '**Related files**: `b.ts`']),
    ),
    'the same value twice': phase(task('1.1', ['**Estimate**: 2h', '**Estimate**: 2h'])),
    'a list after a heading': around('#### Review', '- **Verify**: all of it'),
    'code that shows a field': phase(`${task('1.1').trimEnd()}\n\n  \`\`\`md\n  - **Depends on**: 1.1\n  \`\`\``),
  },
});

test.each([
  ['after code that ends the list', '- [ ] **Task 1.1**: Draw', '```sh\nmake\n```\n\n  - **Depends on**: 1.2'],
  ['that is code', '#### Task 1.1: Draw', 'First the lines.\n\n    - **Depends on**: 1.2'],
])('a field %s is left to unread-task where its own task was not read', (_, task, field) => {
  const rules = (...blocks: string[]) =>
    found('unread-field', ['# Shop', task, ...blocks, field].join('\n\n')).map(({ rule }) => rule);
  expect(rules()).toContain('unread-field');
  const lost = rules('- [ ] **Tsk 1.3**: Print');
  expect(lost).toContain('unread-task');
  expect(lost).not.toContain('unread-field');
});

test('fields that are code because they are indented too far', () => {
  const { unreadFields } = read('#### Task 1.1: Draw\n\n    - **Done when**: It is drawn\n');
  expect(unreadFields).toMatchObject([{ kind: 'indented', task: '1.1', names: ['doneWhen'] }]);
  const deep = read('- [ ] Task 1.1: Draw\n\n        **Depends on**: 1.2\n').unreadFields;
  expect(deep).toMatchObject([{ kind: 'indented', task: '1.1', names: ['dependsOn'] }]);
});
