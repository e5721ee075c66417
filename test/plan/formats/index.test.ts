import { describe, expect, test } from 'vitest';
import { read } from '../reading.ts';

const kiro = '- [ ] 1. Set it up\n  - [ ] 1.1 Write it\n    - _Requirements: 1.1, 2.3_';
const openSpec = '## 1. Model\n\n- [ ] 1.1 Add fields\n- [x] 1.2 Keep them';
const specKit = '## Phase 1: Setup\n\n- [ ] T001 [P] [US1] Create src/a.ts';
const backlog = '---\nid: task-7\nassignee: []\nstatus: To Do\n---\n\n## Acceptance Criteria\n\n- [ ] #1 It works';
const steps = '- [ ] **Step 1: Write the test**\n- [ ] **Step 2: Run it**';

describe('a format is recognised by its lines', () => {
  test.each([
    ['spec-kit', specKit],
    ['spec-kit', '- [x] T-002 [DONE] Do it'],
    ['spec-kit', '- [ ] **T003A** Do it\n- [ ] [T004] And this'],
    ['kiro', kiro],
    ['kiro', '- [x] 0. Begin\n- [ ] 1. Go on\n  - More\n  - _需求: 1.1_'],
    ['kiro', '- [ ] 1. Begin\n- [ ]* 2. Maybe'],
    ['kiro', '- [ ] 1. Begin\n\n```json\n{"waves": [{"id": 0, "tasks": ["1"]}]}\n```'],
    ['openspec', openSpec],
    ['openspec', '## Phase 1 — Contracts\n\n- [~] 1.1 Write it [S]'],
    ['superpowers', `### Task 1: Guard the door\n\n**Files:**\n- Modify: \`src/a.ts\`\n\n${steps}`],
    ['superpowers', `> REQUIRED SUB-SKILL: Use superpowers:executing-plans.\n\n### Task 1: Guard\n\nText.`],
    ['backlog', backlog],
    ['backlog', '## Acceptance Criteria\n<!-- AC:BEGIN -->\n- [ ] #1 It works\n<!-- AC:END -->'],
    ['planwright', '- [ ] Task 1.1: Open the shop\n  - [x] 1.1.1 Sweep\n  - [ ] 1.1.2 Dust'],
    ['planwright', '## Phase 1: A\n\n### Task 1.1: Open the shop\n\n- [x] 1.1.1 Sweep\n- [ ] 1.1.2 Dust'],
    ['planwright', '- [ ] 1. Buy milk\n- [ ] 2. Buy bread'],
    ['planwright', '- [ ] Buy milk'],
    ['planwright', '## 1. List\n\n- 1.1 Not boxed'],
    ['planwright', '```\n- [ ] T001 In code\n```\n\n> - [ ] T001 In a quote'],
    ['planwright', '- [ ] T1 Short'],
    ['planwright', '- [P] T001 is the id of a task'],
    ['planwright', '---\nid: 1\n---\n\n## Acceptance Criteria'],
    ['planwright', ''],
  ])('%s: %j', (format, markdown) => {
    expect(read(markdown).format).toBe(format);
  });

  test('acceptance boxes of our tasks make no file of Kiro, but numbered boxes do', () => {
    const file = (box: string) => `## Task 1: Draw\n\n**Files**: \`a.ts\`\n\n- [ ] ${box}One\n- [ ] ${box}Two\n`;
    const path = '.spec-workflow/specs/map/tasks.md';
    expect(read(file(''), { path })).toMatchObject({ format: 'planwright', tasks: [{ id: '1' }] });
    expect(read(file('1.1 '), { path }).format).toBe('kiro');
  });

  test('the one with the most tasks counts', () => {
    const one = '### Task 1: A stray heading';
    expect(read(`${specKit}\n- [ ] T002 Go on\n\n${one}\n\n- [ ] T003 End`).format).toBe('spec-kit');
    const ours = '- [ ] Task 1.1: A\n- [ ] Task 1.2: B';
    expect(read(`${ours}\n- [ ] T001 One of another kind`)).toMatchObject({ format: 'planwright', tasks: [{}, {}] });
  });
});

describe('a format is recognised by the place of the file', () => {
  const bare = '## Backend\n\n- [ ] Add a table\n- [x] Fill it';

  test.each([
    ['openspec', 'openspec/changes/add-orders/tasks.md'],
    ['openspec', '/repo/openspec/changes/archive/2026-01-02-add-orders/tasks.md'],
    ['kiro', '.kiro/specs/orders/tasks.md'],
    ['kiro', 'app\\.spec-workflow\\specs\\orders\\tasks.md'],
    ['planwright', 'specs/001-orders/tasks.md'],
    ['planwright', 'docs/tasks.md'],
  ])('%s: %s', (format, path) => {
    expect(read(bare, { path }).format).toBe(format);
    expect(read(bare, { path: 'tasks.md', file: path }).format).toBe(format);
  });

  test('where two formats have as many tasks', () => {
    const path = 'openspec/changes/orders/tasks.md';
    expect(read(specKit, { path })).toMatchObject({ format: 'openspec', tasks: [{ id: 'T001' }] });
    const plan = `### Task 1: Guard the door\n\n- [ ] Write a test`;
    expect(read(plan).format).toBe('planwright');
    const home = 'docs/superpowers/plans/2026-01-02-door.md';
    expect(read(plan, { path: home }).format).toBe('superpowers');
    expect(read(`${plan}\n\n- **Depends on**: None`, { path: home }).format).toBe('planwright');
  });
});

test('the front matter overrules both', () => {
  const path = 'openspec/changes/orders/tasks.md';
  expect(read(`---\nformat: spec-kit\n---\n\n${specKit}`, { path }).format).toBe('spec-kit');
  expect(read(`---\nformat: markdown\n---\n\n${specKit}`).format).toBe('spec-kit');
});
