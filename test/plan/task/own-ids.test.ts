import { describe, expect, test } from 'vitest';
import { read } from '../reading.ts';

const ids = (markdown: string) => read(markdown).tasks.map(({ id }) => id);
const field = '\n**Acceptance Criteria**:\n- [ ] it runs\n\n';

describe('ids that are tasks’ without the word', () => {
  test.each([
    ['headings', `### AUTH-1: Log in\n${field}### AUTH-12: Log out\n${field}`, ['AUTH-1', 'AUTH-12']],
    ['digits in the prefix', `#### S1-001 Log in\n${field}#### S2-001 Log out\n${field}`, ['S1-001', 'S2-001']],
    [
      'boxed items',
      '- [x] **API-7**: One\n  - **Depends on**: none\n- [ ] **API-8**: Two\n  - **Files**: `a.ts`\n',
      ['API-7', 'API-8'],
    ],
    [
      'one without fields beside two with',
      `### DB-1: a\n${field}### DB-2: b\n${field}### DB-3: c\n`,
      ['DB-1', 'DB-2', 'DB-3'],
    ],
    [
      'one with another prefix, and fields of tasks, beside two',
      `### DB-1: a\n${field}### DB-2: b\n${field}### UI-1: c\n\n**Depends on**: DB-2\n\n### UI-2: d\n`,
      ['DB-1', 'DB-2', 'UI-1', 'UI-2'],
    ],
    [
      'one with another prefix, and other fields, beside two',
      `### DB-1: a\n${field}### DB-2: b\n${field}### UTF-8 only\n${field}`,
      ['DB-1', 'DB-2'],
    ],
    ['in another case', `### DB-1: a\n${field}### DB-2: b\n${field}### db-3: c\n`, ['DB-1', 'DB-2', 'db-3']],
    ['only one with fields', `### DB-1: a\n${field}### DB-2: b\n`, []],
    ['two patterns', `### DB-1: a\n${field}### UI-2: b\n${field}`, []],
    [
      'those of spec-kit, whose reader knows them',
      '- [ ] T-001 a\n  - **Depends on**: none\n- [ ] T-002 b\n  - **Depends on**: T-001\n',
      ['T-001', 'T-002'],
    ],
    ['no fields', '- [ ] REQ-1 one\n- [ ] REQ-2 two\n', []],
    ['beside the word', `### DB-1: a\n${field}### DB-2: b\n${field}### Task 1.1: c\n`, ['1.1']],
    [
      'beside the word, with fields of tasks',
      '### Task 1.1: c\n\n### DB-1: a\n\n**Depends on**: Task 1.1\n\n### DB-2: b\n\n**Files**: `b.ts`\n',
      ['1.1', 'DB-1', 'DB-2'],
    ],
    [
      'steps of a task with the word',
      '- [ ] Task 1.1: c\n  - [ ] DB-1: a\n    - **Files**: `a.ts`\n  - [ ] DB-2: b\n    - **Files**: `b.ts`\n',
      ['1.1'],
    ],
    [
      'below a heading with the word',
      '## Task 1: c\n\n### DB-1: a\n\n**Files**: `a.ts`\n\n### DB-2: b\n\n**Files**: `b.ts`\n',
      ['1'],
    ],
    [
      'the word as a prefix',
      '### TASK-1: a\n\n**Files**: `a.ts`\n\n### TASK-2: b\n\n**Files**: `b.ts`\n',
      ['TASK-1', 'TASK-2'],
    ],
  ])('%s', (_, markdown, expected) => {
    expect(ids(markdown)).toEqual(expected);
  });

  test('are known to dependencies', () => {
    const { tasks } = read(`### T2-001: a\n${field}### T2-002: b\n\n**Depends On**: T2-001\n`);
    expect(tasks[1]?.dependsOn?.items).toMatchObject([{ kind: 'task', id: 'T2-001' }]);
    expect(tasks.map(({ title }) => title.value)).toEqual(['a', 'b']);
  });
});
