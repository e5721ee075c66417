import { describe, expect, test } from 'vitest';
import { isPlaceholder } from '../../plugin/plan/template.ts';
import { headingTask, listTask, read, under } from './reading.ts';

describe('placeholders', () => {
  test.each([
    ['[Title]', true],
    ['[What needs to be done]', true],
    ['[count]', true],
    ['[Constraint]', true],
    ['[None / Description of any found]', true],
    ['TBD', true],
    ['YYYY-MM-DD', true],
    ['[title]', false],
    ['Title', false],
    ['[Define the types]', false],
    ['<name>', false],
    ['{{x}}', false],
    ['X', false],
    ['tbd', false],
    ['', false],
  ])('%j: %s', (text, is) => {
    expect(isPlaceholder(text)).toBe(is);
  });

  function found(markdown: string): string[] {
    return read(markdown).placeholders.map(({ where, source }) => `${where} ${under(markdown, source)}`);
  }

  test.each([
    ['a title', '- [ ] **Task 1.1**: [Title]', ['title [Title]']],
    ['a title without a place of its own', '### Task 1.1: TBD', ['title TBD']],
    [
      'Done when',
      listTask(['**Done when**: [Specific completion criteria]']),
      ['doneWhen [Specific completion criteria]'],
    ],
    ['Depends on', listTask(['**Depends on**: TBD']), ['dependsOn TBD']],
    ['a description', listTask(['**Description**: [What needs to be done]']), ['elsewhere [What needs to be done]']],
    [
      'other fields',
      listTask(['**Files**: [test file locations]', '**Owner**: TBD']),
      ['elsewhere [test file locations]', 'elsewhere TBD'],
    ],
    ['a part of a value', listTask(['**Description**: Test [specific functionality]']), []],
    [
      'prose of a task',
      headingTask('[Title]', '', '- [Edge case 1]'),
      ['elsewhere [Title]', 'elsewhere [Edge case 1]'],
    ],
    ['the title of the plan', '# Tasks: [Feature Name]', ['elsewhere [Feature Name]']],
    [
      'the overview',
      '## Overview\n\n- **Total Tasks**: [count]\n- **Design Document**: TBD',
      ['elsewhere TBD', 'elsewhere [count]'],
    ],
    [
      'notes',
      '## Notes\n\n- [Common mistakes to avoid]\n- [Define it]\n\n1. [None / Description of any found]',
      ['elsewhere [Common mistakes to avoid]', 'elsewhere [None / Description of any found]'],
    ],
    ['the last update', '## Progress\n\n**Last Updated**: YYYY-MM-DD', ['elsewhere YYYY-MM-DD']],
    ['a count', '## Progress\n\n| Phase | Tasks |\n|--|--|\n| 1. X | X |', ['row X']],
    [
      'one a constraint row',
      '### Sequence Constraints\n\n| Constraint | Type | Rationale |\n|--|--|--|\n| [Constraint] | [Type] | [Why] |\n| 1 before 2 | [Type] | a |',
      ['row [Constraint]', 'row [Type]'],
    ],
    [
      'a row of the template, word for word',
      '### Liveness\n\n| Requirement | Trigger | Timeout/Guarantee |\n|--|--|--|\n| Webhook MUST eventually fire | After state change | 5 retries |\n| Webhook MUST eventually fire | After state change | 6 retries |',
      ['row Webhook MUST eventually fire'],
    ],
    ['code and quotes', '```\n[Title]\n```\n\n> [Title]', []],
  ])('in %s', (_, markdown, expected) => {
    expect(found(markdown)).toEqual(expected);
  });
});

describe('an untouched template', () => {
  const cleanup = [
    '- [ ] **Task 5.2**: Code cleanup',
    '  - **Description**: Remove TODOs, clean up debug code, final review',
    '  - **Done when**: Code is production-ready',
  ].join('\n');

  test.each([
    ['placeholder titles', '- [ ] **Task 1.1**: [Title]\n  - **Description**: Anything', true],
    ['the template’s own tasks', cleanup, true],
    ['both', `- [x] **Task 1.1**: [Title]\n\n${cleanup}`, true],
    ['one task of the author’s', `- [ ] **Task 1.1**: Mend it\n\n${cleanup}`, false],
    ['another description', cleanup.replace('final', 'last'), false],
    ['another end', cleanup.replace('production', 'nearly'), false],
    ['no tasks', '# Tasks: [Feature Name]', false],
    [
      'its nested list',
      '- [ ] **Task 4.3**: Test edge cases\n  - **Description**: Handle and test edge cases:\n    - [Edge case 1]\n    - [Edge case 2]\n  - **Done when**: Edge cases handled and tested',
      true,
    ],
  ])('%s', (_, markdown, untouched) => {
    expect(read(markdown).untouched).toBe(untouched);
  });
});
