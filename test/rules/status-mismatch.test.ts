import { describeRule, first, plan, task } from './rule.ts';

const around = (...blocks: string[]) => plan([first, ...blocks]);
const detailed = (lines: string) =>
  `#### Task 1.1: Open the shop\n\n- **Description**: Open it\n- **Done when**: Open\n${lines}`;

describeRule('status-mismatch', {
  bad: {
    'a ticked box and a Status': [
      around(task('1.1', ['**Status**: in progress'], 'x')),
      {
        at: 'in progress',
        severity: 'warning',
        message: /^Task 1\.1 is done by its mark, but in progress by its Status\.$/,
        hint: /counts as done\.$/,
        related: ['[x]'],
      },
    ],
    'an emoji in a heading and a Status': [
      around(detailed('- **Status**: pending').replace('shop', 'shop ✅')),
      { at: '✅', message: /^Task 1\.1 is to do by its Status, but done by its mark\.$/, related: ['pending'] },
    ],
    'a box and an emoji': [
      around(task('1.1').replace('Part 1.1\n', 'Part 1.1 ✅\n')),
      { at: '✅', message: /^Task 1\.1 is to do by its mark, but done by a second mark\.$/, related: ['[ ]'] },
    ],
    'an emoji before the word': [
      around(task('1.1', [], 'x').replace('**Task', '🚧 **Task')),
      { at: '🚧', message: /done by its mark, but in progress by a second mark/, related: ['[x]'] },
    ],
    'a box before a task and another after its title': [
      around(task('1.1').replace('Part 1.1\n', 'Part 1.1 [x]\n')),
      { at: '[x]', message: /^Task 1\.1 is to do by its mark, but done by a second mark\.$/, related: ['[ ]'] },
    ],
    'emoji in place of the boxes of a list': [
      around('- ✅ **Task 1.1**: Open the shop', detailed('- **Status**: in progress')),
      {
        at: 'Task 1.1',
        severity: 'warning',
        message: /in progress by its own lines, but done by its line in this list/,
        related: ['in progress'],
      },
    ],
    'lines of a paragraph that end with emoji': [
      around('Where we are:\nTask 1.1 – Open the shop 🚧', detailed('- **Status**: done')),
      { at: 'Task 1.1', message: /but in progress by its line in this list/ },
    ],
    'a table of the tasks': [
      around(
        '| ID | Task | Status |\n|---|---|---|\n| 1.1 | Open the shop | ✅ Done |\n| 1.7 | Close it | Done |',
        detailed('- **Status**: blocked'),
      ),
      {
        at: '✅ Done',
        message: /is blocked by its own lines, but done by its row in this table\.$/,
        related: ['blocked'],
      },
    ],
    'a table in another language': [
      around('| Aufgabe | Status |\n|---|---|\n| Aufgabe 1.1 | Erledigt |', detailed('- **Status**: pending')),
      {
        at: 'Erledigt',
        message: /is to do by its own lines, but done by its row in this table\.$/,
        related: ['pending'],
      },
    ],
    'a second Status': [
      around(detailed('- **Status**: done\n- **Status**: blocked (no key)')),
      { at: 'blocked (no key)', message: /done by its Status, but blocked by a second Status/, related: ['done'] },
    ],
    'a tracker list and the details': [
      around('- [x] Task 1.1: Open the shop', detailed('- **Status**: pending')),
      { at: '[x]', message: /to do by its own lines, but done by its line in this list/, related: ['pending'] },
    ],
    'a tracker list with a shorter title': [
      around('- [ ] Task 1.1 — Open', detailed('- **Status**: complete')),
      { at: '[ ]', related: ['complete'] },
    ],
  },
  good: {
    'the same status twice': around(task('1.1', ['**Status**: Complete (May)', '**Status**: done'], 'x')),
    'an unmarked second place': around('#### Task 1.1: Open the shop', detailed('- **Status**: done')),
    'tables of the same status, of words that are none, and of other things': around(
      '| Task | Status |\n|---|---|\n| Task 1.1: Open the shop | Pending |\n| Task 1.1: Review | Done |',
      '| Task | Status |\n|---|---|\n| Task 1.1 | Approved |',
      '| Phase | Status |\n|---|---|\n| 1.1 | Done |',
      '| Task | Owner |\n|---|---|\n| Task 1.1 | Done |',
      detailed('- **Status**: pending'),
    ),
    'remarks with emoji': around(
      '✅ Task 1.1: agreed with Ann\n🚧 Task 1.1 waits\n\n- Task 1.1: Open the shop',
      detailed('- **Status**: pending\n- ✅ Task 1.1: Open the shop'),
    ),
    'a review': around(task('1.1', [], 'x'), '- [ ] Task 1.1 seen by Ann\n- [ ] Task 1.1 → Task 1.2 agreed'),
    'boxes that a title is about': around(
      task('1.1').replace('Part 1.1\n', 'Read `[x]`\n'),
      task('1.2').replace('Part 1.2\n', 'Show it as (DONE)\n'),
    ),
    'an emoji that a title is about': around(task('1.1').replace('Part 1.1\n', 'Show a ✅ when saved\n')),
    'a gate': around(task('1.1', [], 'x'), '- [ ] All of Phase 1\n  - [ ] Task 1.1: Part 1.1 done'),
  },
});
