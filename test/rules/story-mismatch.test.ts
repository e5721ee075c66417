import { expect, test } from 'vitest';
import { describeRule, found } from './rule.ts';

const first = '# Tasks: Shop\n\n## Phase 1: User Story 1 - Pay\n\n- [ ] T001 [US1] Add a form\n';
const second = '\n## Phase 2: US2 + US3\n\n- [ ] T002 [US3] Add a page\n';

describeRule('story-mismatch', {
  bad: {
    'a label of a story of another heading': [
      `${first}- [ ] T003 [P] [US2] Add a list\n${second}`,
      {
        at: '2',
        severity: 'warning',
        message: /^Task T003 is labelled with user story 2, which its heading, Phase 1, is not about\.$/,
        related: ['Phase 1: User Story 1 - Pay'],
      },
    ],
    'a label that no heading has': [
      `${first}${second}\n## Phase 3: Polish\n\n- [ ] T004 [US7] Add a logo\n`,
      { at: '7', message: /^Task T004 is labelled with user story 7, which no heading is about\.$/ },
    ],
  },
  good: {
    'labels of the headings, which may be of several stories': `${first}${second}`,
    'a label outside of the headings of stories': `${first}${second}\n## Phase 3: Polish\n\n- [ ] T004 [US2] Test it\n`,
    'a plan without headings of stories': '## Phase 1: Work\n\n- [ ] T001 [US1] Add a form\n',
    'a story in a heading further down': '## Phase 1: Work\n\n### Parts of US1\n\n- [ ] T001 [US1] Add a form\n',
    'a range of stories': '## Phase 1: US1-US4\n\n- [ ] T001 [US3] Add a form\n',
    'a task that was dropped': `${first}- [ ] ~~T003~~ [US9] ~~Add a list~~\n`,
  },
});

test('a story that the specification does not have is left to unknown-story', () => {
  const text = `${first}- [ ] T003 [US7] Add a list\n${second}- [ ] T004 [US1] Add a logo\n`;
  const rules = (specification: string) =>
    found('story-mismatch', text, { companion: () => specification }).map(({ rule, at }) => `${rule} ${at}`);
  const stories = [1, 2, 3].map((number) => `### User Story ${number} - Pay\n`).join('\n');
  expect(rules(stories).filter((one) => one.startsWith('story-mismatch'))).toEqual(['story-mismatch 1']);
  expect(rules(stories)).toContain('unknown-story 7');
  expect(rules('# Shop\n')).toEqual(['story-mismatch 7', 'story-mismatch 1']);
});
