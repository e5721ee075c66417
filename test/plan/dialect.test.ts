import { describe, expect, test } from 'vitest';
import { read } from './reading.ts';

const kiro = '- [ ] 1. Set it up\n  - [ ] 1.1 Write it\n    - _Requirements: 1.1, 2.3_';
const openSpec = '## 1. Model\n\n- [ ] 1.1 Add fields\n- [x] 1.2 Keep them';
const specKit = '## Phase 1: Setup\n\n- [ ] T001 [P] [US1] Create src/a.ts';
const backlog = '---\nid: task-7\nassignee: []\nstatus: To Do\n---\n\n## Acceptance Criteria\n\n- [ ] #1 It works';

describe('other dialects', () => {
  test.each([
    ['spec-kit', specKit],
    ['spec-kit', '- [x] T-002 [DONE] Do it'],
    ['Kiro', kiro],
    ['Kiro', '- [x] 0. Begin\n- [ ] 1. Go on\n  - More\n  - Requirements: 1.1'],
    ['OpenSpec', openSpec],
    ['OpenSpec', '## Phase 1 — Contracts\n\n- [~] 1.1 Write it [S]'],
    ['Backlog.md', backlog],
    ['Backlog.md', '## Acceptance Criteria\n<!-- AC:BEGIN -->\n- [ ] #1 It works\n<!-- AC:END -->'],
    [null, '- [ ] 1. Buy milk\n- [ ] 2. Buy bread'],
    [null, '- [ ] Buy milk'],
    [null, '- 1.1 Not boxed'],
    [null, '```\n- [ ] T001 In code\n```\n\n> - [ ] T001 In a quote'],
    [null, '- [ ] T1 Short'],
    [null, '---\nid: 1\n---\n\n## Acceptance Criteria'],
    [null, ''],
  ])('%s: %j', (dialect, markdown) => {
    expect(read(markdown)).toMatchObject({ dialect, tasks: [] });
  });

  test.each([kiro, openSpec, specKit, backlog])('a file with a task is a plan', (markdown) => {
    expect(read(`${markdown}\n\n## Task 9.1: x`)).toMatchObject({ dialect: null, tasks: [{ id: '9.1' }] });
  });
});
