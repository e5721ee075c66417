import { describe, expect, test } from 'vitest';
import { examine } from '../../plugin/check/examine.ts';
import { describeRule, type Expected, first, found, plan, task } from './rule.ts';

const fields = '  - **Description**: Sand it\n  - **Done when**: It is smooth';
const around = (lines: string) => plan([first, task('1.1'), lines]);
const loose = (text: string) => plan(text, { claim: false });
const lost = (lines: string, at: string, why: RegExp, hint = /Task 1\.2/): [string, Expected] => [
  around(lines),
  { at, severity: 'error', message: why, hint },
];
const lostItem = (line: string, ...expected: [at: string, why: RegExp, hint?: RegExp]) =>
  lost(`${line}\n${fields}`, ...expected);

const lostPhase = (heading: string, at: string, why: RegExp, hint = /`## Phase 2: …`/): [string, Expected] => [
  loose(`${first}\n\n${task('1.1')}\n\n${heading}\n\n${task('2.1')}`),
  { at, severity: 'warning', message: why, hint },
];

describeRule('unread-task', {
  bad: {
    'a misspelt word': lostItem('- [ ] **Tsak 1.2**: Sand', 'Tsak 1.2', /the word is not Task\.$/),
    'a word that lost a letter': lostItem('- [ ] Tak 1.2: Sand', 'Tak 1.2', /the word is not Task\.$/),
    'a misspelt heading': lost('#### Tassk 1.2: Sand\n\n**Done when**: It is smooth', 'Tassk 1.2', /not Task/),
    'a misspelt heading over a dependency': [
      plan([first, '#### Task 1.1: Draw', '**Done when**: It is drawn', '#### Tsak 1.2: Glue', '**Depends on**: 1.1']),
      { at: 'Tsak 1.2', message: /not Task/ },
    ],
    'a box for several tasks that are none': lost('- [ ] Task 1.2-1.4: Sand', 'Task 1.2', /more than one id/),
    'two ids in one heading': lost('#### Task 1.2 & 1.3: Sand', 'Task 1.2', /more than one id/),
    'a comma in an id': lostItem('- [ ] Task 12,5: Sand', 'Task 12', /more than one id/, /joined by dots/),
    'a colon in an id': lostItem('- [ ] Task 12:5: Sand', 'Task 12', /not written as a task is/, /`Task 12:/),
    'a number that is counted': lostItem('- [ ] Task no. 1.2: Sand', 'Task no. 1.2', /not written as a task is/),
    'a numero sign': lost('#### Task №1.2: Sand', 'Task №1.2', /not written as a task is/),
    'a label for the id': lostItem('- [ ] **Task ID: 1.2** – Sand', 'Task ID: 1.2', /not written as a task is/),
    'a slash': lostItem('- [ ] Task/1.2: Sand', 'Task/1.2', /no plain space/),
    'the number of its section': lost(
      '#### 2.1.1 Task 1.2: Sand',
      'Task 1.2',
      /not written as a task is/,
      /`Task 1\.2:/,
    ),
    'words before the word': lostItem('- [ ] Optional: **Task 1.2**: Sand', 'Task 1.2', /not written as a task is/),
    'several in the plural, over fields': lostItem('- [ ] Tasks 1.2 and 1.3: Sand', 'Tasks 1.2', /more than one id/),
    'an id in quotation marks': lostItem('- [ ] Task “1.2”: Sand', 'Task “1.2', /not written as a task is/),
    'an id in brackets': lost('- [ ] Task [1.2]: Sand', 'Task [1.2', /not written as a task is/),
    'a number as a word': lostItem('- [ ] **Task two**: Sand', 'Task two', /has no digit/, /`Task 2`/),
    'a letter for an id': lost('#### Task B: Sand', 'Task B', /has no digit/, /`Task B\.1`/),
    'a Roman number': lost('- [ ] Task II – Sand', 'Task II', /has no digit/, /`Task II\.1`/),
    'no space after the word': lostItem('- [ ] **TASK1.2**: Sand', 'TASK1.2', /no plain space between/),
    'an underscore after the word': lostItem('- [x] Task_1.2: Sand', 'Task_1.2', /no plain space between/),
    'an id alone': lostItem('- [ ] **1.2** Sand', '1.2', /the word Task is not in front of the id/),
    'another word': lostItem('- [ ] Sub-task 1.2: Sand', 'Sub-task 1.2', /the word Task is not/),
    'any other word over fields': lostItem('- [ ] **Step 1.2**: Sand', 'Step 1.2', /the word Task is not/),
    'any other word in a heading, over what only tasks have': lost(
      '#### Story 1.2: Sand\n\n**Depends on**: 1.1',
      'Story 1.2',
      /the word Task is not/,
    ),
    'letters of another script': lostItem('- [ ] Таsk 1.2: Sand', 'Таsk 1.2', /the word Task is not/),
    'a space that nobody sees': lostItem('- [ ] Task\u200B 1.2: Sand', 'Task\u200B 1.2', /no plain space between/),
    'a priority before the word': lostItem('- [ ] [P0] **Task 1.2**: Sand', 'Task 1.2', /not written as a task/),
    'a tag before the word': lost('#### (backend) Task 1.2: Sand', 'Task 1.2', /not written as a task/),
    'a label before the word': lost('#### P1: Task 1.2: Sand', 'Task 1.2', /not written as a task/),
    'a hyphen that does not break, in an id': lost('- [ ] Task 12‑5: Sand', 'Task 12', /more than one id/, /by dots/),
    'a box with a word': lost('- [done] Task 1.2: Sand', 'Task 1.2', /does not see its box/),
    'a box in HTML': lost('- <input type="checkbox"> Task 1.2: Sand', 'Task 1.2', /has no box/),
    'a sub-task without a box': lost(
      '- [ ] Task 2: Oil\n  - **Done when**: Warm\n  - Task 2.1: Rub',
      'Task 2.1',
      /no box/,
      /Task 2\.1/,
    ),
    'bold in a task': lost('#### Task 2: Oil\n\n**Done when**: Warm\n\n**Task 1.2**: Sand', 'Task 1.2', /a paragraph/),
    'a heading in a list': lost('- First\n\n  ### Task 1.2: Sand', 'Task 1.2', /inside a list item/, /`### Task 1\.2/),
    'a row of a table': lost('| Task | Title |\n|---|---|\n| Task 1.2 | Sand |', 'Task 1.2', /row of a table/),
    'an id of spec-kit': lost('- [ ] T012 Sand', 'T012', /the word Task is not/, /Task 012/),
    'brackets around word and id': lostItem('- [ ] (Task 1.2) Sand', 'Task 1.2', /in brackets/),
    'an item without a box': lostItem('- **Task 1.2**: Sand', 'Task 1.2', /has no box/, /`- \[ \] \*\*Task 1\.2/),
    'a box without its space': lostItem('- []**Task 1.2**: Sand', 'Task 1.2', /does not see its box/),
    'a box with two characters': lostItem('- [x ] Task 1.2: Sand', 'Task 1.2', /does not see its box/),
    'a box right before the word': lostItem('- [x]Task 1.2: Sand', 'Task 1.2', /does not see its box/),
    'a marker without its space': lost('-[ ] **Task 1.2**: Sand', 'Task 1.2', /part of a paragraph/),
    'an item after the line of a paragraph': lost('First\n3. [ ] Task 1.2: Sand', 'Task 1.2', /part of a paragraph/),
    'a paragraph': lost('**Task 1.2**: Sand', 'Task 1.2', /a paragraph/),
    'a heading of level 6': lost('###### Task 1.2: Sand', 'Task 1.2', /level 2 to 5/),
    'a heading without its space': lost('####Task 1.2: Sand', 'Task 1.2', /marks of its heading/),
    'another title for an id, in a broken line': lostItem(
      '- [ ] **Taks 1.1**: Paint the ceiling',
      'Taks 1.1',
      /not Task/,
      /`Task 1\.1`/,
    ),
    'a misspelt phase': lostPhase('## Pahse 2: Core', 'Pahse 2', /are in none\.$/),
    'a number alone': lostPhase('## 2. Core', '2. Core', /are in none\.$/),
    'a short word, misspelt': [
      loose(`### Wave 1: Ground\n\n${task('1.1')}\n\n## Wafe 2: Core\n\n${task('2.1')}`),
      { at: 'Wafe 2', message: /are in none\.$/, hint: /`## Wave 2: …`/ },
    ],
    'another word beside phases': lostPhase('### Lap 2: Core', 'Lap 2: Core', /are in none\.$/, /`## Phase 2: …`/),
    'a short form beside phases': lostPhase('### P2: Core', 'P2: Core', /are in none\.$/, /`## Phase 2: …`/),
    'a phase in brackets after its name': lostPhase('### Core (Phase 2)', 'Core (Phase 2)', /are in none\.$/),
    'the word alone, beside phases': lostPhase('### Core phase', 'Core phase', /are in none\.$/, /`## Phase 2: …`/),
    'a circled number': lostPhase('### ② Core', '② Core', /are in none\.$/),
    'a phase without its space': lostPhase('## Sprint2: Core', 'Sprint2', /are in none\.$/, /`## Sprint 2: …`/),
    'a phase in the plural': lostPhase('## Phases 2: Core', 'Phases 2', /are in none\.$/),
    'the number of a phase as a word': lostPhase('### Phase Two – Core', 'Phase Two', /are in none\.$/),
    'a number before the word': lostPhase('## 2nd Phase: Core', '2nd Phase', /are in none\.$/),
    'an ordinal before the word': lostPhase('## Second phase', 'Second phase', /are in none\.$/, /`## Phase 2: …`/),
    'a phase that is numbered': lostPhase('## Phase no. 2: Core', 'Phase no. 2', /are in none\.$/),
    'a phase in brackets': lostPhase('## [Phase 2] Core', 'Phase 2', /are in none\.$/),
    'a phase after the number of its section': lostPhase('## 4. Phase 2: Core', 'Phase 2', /are in none\.$/),
    'ids alone in a phase of which nothing else was read': [
      loose(`${first}\n\n${task('1.1')}\n\n### Phase 2: Core\n\n- [ ] 2.1: Sand`),
      { at: '2.1', message: /the word Task is not/ },
    ],
    'rows of a table below the heading of a phase': [
      loose(`${first}\n\n${task('1.1')}\n\n### Phase 2: Core\n\n| Task | Size |\n|---|---|\n| Task 2.1 | S |`),
      { at: 'Task 2.1', message: /a row of a table/ },
    ],
    'rows of a table with a column for dependencies': [
      loose(`${task('1.1')}\n\n| ID | Depends on |\n|---|---|\n| 1.1 | – |\n| 1.2 | 1.1 |`),
      { at: '1.2', message: /a row of a table/ },
    ],
    'a phase at the top level': lostPhase(
      '# Phase 2: Core',
      'Phase 2',
      /are in none: its heading is not of level 2 to 4/,
    ),
    'a phase at level 5': lostPhase('##### Phase 2: Core', 'Phase 2', /are in Phase 1: its heading is not of level 2/),
    'a phase at level 6': lostPhase('###### Phase 2: Core', 'Phase 2', /are in Phase 1: its heading is not of level 2/),
    'a phase in bold': lostPhase('**Phase 2: Core**', 'Phase 2', /are in Phase 1: it is not a heading/),
    'a phase in bold with a goal below': lostPhase('**Phase 2: Core** (0/1)\n\nLay it', 'Phase 2', /not a heading/),
    'the nearest of several phases in bold': [
      loose(`**Phase 1: Ground**\n\nFirst.\n\n**Phase 2: Core**\n\n${task('2.1')}`),
      { at: 'Phase 2', message: /not a heading/ },
    ],
    'a list for a phase': [
      loose('- **Phase 1: Ground**\n  - [ ] Task 1.1: Sand\n- Phase 2: Core\n  - [ ] Task 2.1: Paint'),
      { at: 'Phase 1', message: /are in none: it is not a heading/ },
      { at: 'Phase 2', message: /are in none: it is not a heading/ },
    ],
    'phases at the top level only': [
      plan(`${task('1.1')}\n\n# Phase 2: Core\n\n${task('2.1')}`, { title: '# Phase 1: Ground', claim: false }),
      { at: 'Phase 1', message: /not of level 2 to 4/ },
      { at: 'Phase 2', message: /not of level 2 to 4/ },
    ],
    'a title without a letter': [
      around(`- [ ] **Task 1.2**: …\n${fields}`),
      { at: '1.2', message: /^Task 1\.2 has no title\.$/ },
    ],
    'no title': [
      around(`- [ ] **Task 1.2**\n${fields}`),
      { at: '1.2', message: /^Task 1\.2 has no title\.$/, hint: /`Task 1\.2: …`/ },
    ],
  },
  good: {
    'a task named again': around('- **Task 1.1**: see above\n\nTask 1.1: it comes first.'),
    'prose about a task': around('Task 7.7 may follow later.\n\n- Task 7.7 may follow, too'),
    'tasks that are listed together': around(
      '- **Tasks 7.1 and 7.2**: later\n- Task 7.1-7.3: later\n- [ ] Task 1.1-1.4 reviewed',
    ),
    'boxes that name tasks': around(
      `- [ ] Look at Task 1.1: smooth?\n${fields}\n- [ ] Then Task 7.1: later\n- [ ] Ask about Task 7.2\n${fields}`,
    ),
    'other words': around('- [ ] Talk 1.2: Go there\n- [ ] Test 1.2: Run it\n- [ ] Version 1.2: Ship it'),
    'steps of a task': around(
      '- [ ] Task 1.2: Sand\n  - **Done when**: Smooth\n  - **Description**: Do\n  - [ ] 1.3 Sweep',
    ),
    'headings of other words over tasks': plan([first, task('1.1')], {
      progress: `## Path 2: Core\n\n${task('2.1')}\n\n## Appendix 3\n\n${task('2.2')}`,
    }),
    'numbers of other headings over tasks': plan([first, task('1.1')], {
      progress: `## 2. Later\n\n${task('3.1')}\n\n## 1. Again\n\n${task('1.2')}`,
    }),
    'a heading beside phases, with a number that is not that of its tasks': around(`### Lap 7: Core\n\n${task('2.1')}`),
    'headings beside phases, of other things': around(
      `### Optional\n\n${task('2.1')}\n\n### Core 12\n\n${task('3.1')}\n\n### Core 3.1\n\n${task('4.1')}`,
    ),
    'sections that are numbered': loose(`## 1. Ground\n\n${task('1.1')}\n\n## 2. Core\n\n${task('2.1')}`),
    'a title with a phase': plan(`${task('1.1')}\n\n${task('1.2')}`, { title: '# Phase 2: The floor', claim: false }),
    'remarks about phases': plan(
      `${first}\n\n**Phase 2**: waits for this.\n\n${task('1.1')}\n\n**Phase 1 tasks, continued**\n\n${task('1.2')}`,
    ),
    'parts of a phase': plan(`${first}\n\n##### Part A: First\n\n${task('1.1')}\n\n**Group B**\n\n${task('1.2')}`),
    'letters and numbers that are steps': around(
      `- [ ] Task 1.2: Sand\n${fields}\n  - [ ] Task A: Sweep\n  - [ ] Task one: Look`,
    ),
    'numbers of sections': around('#### 1.2 Notes\n\nSome.'),
    'phases without tasks': around(
      '#### Phase 1.2: Later\n\n**Depends on**: 1.1\n\n#### Track 1.3: UI\n\n**Files**: `a.ts`',
    ),
    'another word over what is at home elsewhere': around(
      `#### Gate 1.2: Look\n\n**Verify**: Two agree\n\n- [ ] Step 3: Sand\n${fields}`,
    ),
    'tables about the tasks of the plan': around('| Task | Owner |\n|---|---|\n| Task 1.1 | Ann |\n| all | Bob |'),
    'tables of other numbers': around('## Notes\n\n| Version | Files |\n|---|---|\n| 1.2 | a |'),
    'how a task is written': around('- `- [ ] Task 1.2: Title`\n\n`### Task 1.3: Title` begins one.'),
    'a remark in a task': around(
      '#### Task 2: Oil\n\n**Description**: Rub\n\n**Done when**: Warm\n\nTask 7.7: see there.\n\n- Task 7.8: later',
    ),
    'code and quotes': around('```md\n- [ ] Task 1.2: Sand\n```\n\n> - [ ] Task 1.2: Sand\n\n<!-- Task 1.2: no -->'),
    'a hyphen after the word': around(`- [ ] Task-1.2: Sand\n  - **Depends on**: Task-1.1\n${fields}`),
  },
});

describe('unread-task, by the source', () => {
  test.each([
    ['indented code', 'Prose.\n\n    - [ ] Task 1.2: Sand', /takes it for code/, /at most three spaces/],
    ['HTML', '<div>\n- [ ] Task 1.2: Sand\n</div>', /HTML block/, /empty line/],
    ['a heading in HTML', '<h3>Task 1.2: Sand</h3>', /HTML block/, /`- \[ \] \*\*Task 1\.2/],
    ['a list in HTML', '<ul>\n<li class="a">[ ] Task 1.2: Sand</li>\n</ul>', /HTML block/, /`- \[ \] \*\*Task 1\.2/],
    ['a comment without its end', '<!-- later\n\n- [ ] Task 1.2: Sand', /HTML block/, /`-->`/],
  ])('reports what is in %s', (_, lines, message, hint) => {
    const findings = found('unread-task', [first, task('1.1'), lines].join('\n\n'));
    expect(findings.filter(({ rule }) => rule === 'unread-task')).toMatchObject([
      { at: 'Task 1.2', message: expect.stringMatching(message), hint: expect.stringMatching(hint) },
    ]);
  });
});

test('names the task that was meant as the others are named', () => {
  const hints = (...lines: string[]) =>
    found('unread-task', lines.join('\n\n')).flatMap(({ rule, hint }) => (rule === 'unread-task' ? [hint] : []));
  expect(hints('- [ ] TASK-001: Sand', '- [ ] TSAK-002: Oil', '- [ ] TASK–003: Wax')).toEqual([
    'Did you mean `TASK-002`?',
    'Write it as `TASK-003: …`, with the title after the id.',
  ]);
  expect(hints('- [ ] Aufgabe 1.1: Schleifen', '- [ ] Aufgbe 1.2: Ölen')).toEqual(['Did you mean `Aufgabe 1.2`?']);
});

test('where no task was read, headings with what only tasks have are named', () => {
  const text = '# Floor\n\n## [FL-1] Sand\n\n**Depends on**: none\n\n## 1.2 Oil\n\n**Goal**: Warm\n';
  expect(found('unread-task', text)).toMatchObject([{ rule: 'empty-plan' }, { rule: 'unread-task', at: 'FL-1' }]);
});

test('a line that was not read may explain a total', () => {
  const text = (total: number) =>
    `# Tasks: Floor\n\n**Total Tasks**: ${total}\n\n## Phase 1 (0/${total})\n\n${task('1.1')}\n- [ ] Taks 1.2: Sand\n`;
  const rulesOf = (total: number) => found('unread-task', text(total)).map(({ rule }) => rule);
  expect(rulesOf(2)).toEqual(['unread-task']);
  expect(rulesOf(5)).toEqual(['total-mismatch', 'progress-mismatch', 'unread-task']);
});

test('a hyphen between word and id does not count', () => {
  const text = [first, task('1.1'), '- [ ] Task-1.2: Sand\n  - **Depends on**: Task-1.1'].join('\n\n');
  const { plan } = examine({ text, id: 'floor', path: null });
  expect(plan.tasks.map(({ id }) => id)).toEqual(['1.1', '1.2']);
  expect(plan.tasks[1]?.dependsOn?.items).toMatchObject([{ kind: 'task', id: '1.1' }]);
});

describe('in formats whose tasks are boxes', () => {
  const lost = (text: string, path: string) =>
    examine({ text, id: 'p', path }).findings.flatMap(({ rule, message, hint }) =>
      rule === 'unread-task' ? [`${/“.*?”/.exec(message)?.[0] ?? message} ${/`[^`]*`/.exec(hint)?.[0]}`] : [],
    );
  const specKit = (lines: string[]) =>
    lost(['## Phase 1: Work', '', '- [x] T001 Cut', ...lines].join('\n'), 'specs/001-a/tasks.md');
  const kiro = (lines: string[]) =>
    lost(['- [ ] 1. Work', '  - [x] 1.1 Cut', ...lines].join('\n'), '.kiro/specs/a/tasks.md');
  const openSpec = (lines: string[]) =>
    lost(['## 1. Work', '', '- [x] 1.1 Cut', ...lines].join('\n'), 'openspec/changes/a/tasks.md');

  test.each([
    ['a box without its space', () => specKit(['- [] T002 Sew']), '“[] T002” `- [ ] T002 …`'],
    ['a box right before the id', () => openSpec(['- [x]1.2 Sew']), '“[x]1.2” `- [ ] 1.2 …`'],
    ['a box without its id', () => openSpec(['- [ x ] Sew it']), '“[ x ] Sew it” `- [ ] …`'],
    ['a box with an unknown mark', () => openSpec(['- [✗] 1.2 Sew']), '“[✗] 1.2” `- [ ] 1.2 …`'],
    ['a box with a mark of another kind', () => kiro(['  - ☑ 1.2 Sew']), '“☑ 1.2” `- [ ] 1.2 …`'],
    ['an item without a box beside tasks', () => specKit(['- T002 [P] Sew']), '“T002” `- [ ] T002 …`'],
    ['a box without its marker', () => specKit(['', 'Then:', '[ ] T002 Sew']), '“[ ] T002” `- [ ] T002 …`'],
    ['a marker without its blank', () => openSpec(['- [ ] 1.2 Sew', '-[ ] 1.3 Fold']), '“-[ ] 1.3” `- [ ] 1.3 …`'],
    ['a tag before the id', () => specKit(['- [ ] [P] T002 Sew']), '“[P] T002” `T002: …`'],
    ['an id without its zeros', () => specKit(['- [ ] **T2**: Sew']), '“T2” `T002: …`'],
    ['a word before the id', () => specKit(['- [ ] Task T002: Sew']), '“Task T002” `T002: …`'],
  ])('%s is reported', (_, found, expected) => {
    expect(found()).toEqual([expected]);
  });

  test('a task without a title is', () => {
    expect(specKit(['- [ ] T002 [P] [US1]'])).toEqual(['Task T002 has no title. `T002 …`']);
    expect(kiro(['  - [ ] 1.2'])).toEqual(['Task 1.2 has no title. `1.2 …`']);
    expect(openSpec(['- [ ] Cut'])).toEqual([]);
  });

  test('a heading over fields of a task is', () => {
    const text = ['- [ ] T002 Sew', '', '### Task 3: Iron', '', '**Depends on**: T002', '', '- [ ] Flat'];
    expect(specKit(text)).toEqual(['“Task 3” `- [ ] …`']);
    expect(specKit([...text, '- [ ] T004 Fold'])).toEqual([]);
    expect(specKit(['', '### Task 3: Iron', '', '**Note**: T001 first.'])).toEqual([]);
  });

  test('lines one after the other are, too', () => {
    expect(specKit(['- [] T002 Sew', '- T003 Iron', '- T004 Fold'])).toHaveLength(3);
  });

  test.each([
    ['ids of the plan', () => specKit(['- T001 is first', '', 'T001 and T002 follow.', '', '- T001-T003 [P]'])],
    ['an id that is far from all others', () => specKit(['- T040 is in another plan'])],
    ['short words with numbers', () => specKit(['- [ ] T1 looks right', '- [ ] T9 later', '- [ ] T2'])],
    ['a legend', () => specKit(['', '- [P] tasks touch other files', '- [Story] says which', '- [x](a.md)'])],
    ['numbers in details', () => kiro(['    - 3 retries', '    - ✅ 15 tests pass', '    - 1.2, 1.3'])],
    ['code in prose', () => openSpec(['- [ ] 1.2 Sew', '', 'The default is an empty list (', '[]).', '', '[].'])],
    ['details of a task', () => openSpec(['  - 1.2 needs it', '', '1.2 is next.', '', '```', '- [] 1.2 Sew', '```'])],
  ])('%s are not', (_, found) => {
    expect(found()).toEqual([]);
  });

  test('where no box is right, they explain why there are no tasks', () => {
    const text = '## 1. Work\n\n- [] 1.1 Cut\n';
    const { findings } = examine({ text, id: 'p', path: 'openspec/changes/a/tasks.md' });
    expect(findings.map(({ rule }) => rule)).toEqual(['unread-task']);
  });
});

test('in plans of superpowers, headings that are not tasks are reported, and steps are not', () => {
  const task = (heading: string) =>
    `### ${heading}\n\n**Files:**\n- Create: \`a.ts\`\n\n- [ ] **Step 1: Cut**\n- [] Step 2\n`;
  const text = ['# Cloth', task('Task 1: Cut'), task('Tsk 2: Sew'), task('Task3: Fold')].join('\n\n');
  const { findings } = examine({ text, id: 'p', path: 'docs/superpowers/plans/2026-01-02-cloth.md' });
  expect(findings.map(({ rule, severity, message }) => `${severity} ${rule} ${/“.*?”/.exec(message)?.[0]}`)).toEqual([
    'warning unread-task “Tsk 2”',
    'warning unread-task “Task3”',
  ]);
});
