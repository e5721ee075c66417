import { describeRule, plan, task } from './rule.ts';

const first = ['### Phase 1: Foundation', task('1.1', [], 'x'), task('1.2', [], 'x')];
const second = ['### Phase 2: Core', task('2.1', [], 'x'), task('2.2'), '- [ ] ~~**Task 2.3**: Advertise~~'];
const both = [...first, ...second];

function progress(...rows: string[]): string {
  const head = ['| Phase | Tasks | Completed | Status |', '|---|---|---|---|'];
  return plan(both, { progress: ['## Progress Tracking', '', ...head, ...rows].join('\n') });
}

function summary(...rows: string[]): string {
  return plan([...both, '## Effort', ['| Phase | Tasks | Status |', '|---|---|---|', ...rows].join('\n')]);
}

describeRule('progress-mismatch', {
  bad: {
    'a number of completed tasks': [
      progress('| 1. Foundation | 2 | 1 | Complete |'),
      {
        at: '1',
        severity: 'error',
        message: /^The row “1\. Foundation” says 1 completed, but the count is 2 completed\.$/,
      },
    ],
    'a whole row, once': [
      progress('| 2. Core | 7 | 0 | Not started |'),
      {
        at: '7',
        message:
          /^The row “2\. Core” says 7 tasks, 0 completed and “Not started”, but the count is 2 tasks, 1 completed and “In progress” \(1 of 2 done\)\.$/,
        related: ['0', 'Not started'],
      },
    ],
    'a status word': [
      progress('| 2. Core | 2 | 1 | ✅ Done |'),
      { at: '✅ Done', message: /“Complete”.*“In progress”/ },
    ],
    'the Total row': [progress('| **Total** | 9 | 3 | In progress |'), { at: '9', message: /^The row “Total”/ }],
    'a count in a phase heading': [
      plan([...first, `${second[0]} (2/2)`, ...second.slice(1)]),
      { at: '(2/2)', message: /^The heading of Phase 2 says 2 completed, but the count is 1 completed/ },
    ],
    'a count at the end of a phase heading': [
      plan([...first, `${second[0]} — 2/2 tasks done`, ...second.slice(1)]),
      { at: '2/2 tasks done', message: /^The heading of Phase 2 says 2 completed/ },
    ],
    'a table of the phases elsewhere, by id and by name': [
      summary('| Phase 1: Foundation | 3 | Done |', '| Core | 2 | Complete |', '| **Total** | 7 | 2 done |'),
      { at: '3', message: /^The row “Phase 1: Foundation” says 3 tasks, but the count is 2 tasks\.$/ },
      { at: 'Complete', message: /^The row “Core” says “Complete”/ },
      { at: '7', message: /^The row “Total” says 7 tasks/ },
    ],
    'percentages in a table of the phases elsewhere': [
      plan([...both, '## Stand\n\n| Phase | Progress |\n|---|---|\n| Phase 1 | 100% |\n| Phase 2 | 80% |']),
      { at: '80%', message: /^The row “Phase 2” says 80%, but the count is 50%\.$/ },
    ],
    'lines about the plan and a phase': [
      plan(['**Status**: Complete', '### Phase 1: Foundation', '**Tasks**: 5', ...first.slice(1), ...second], {
        title: '# Tasks: Shop\n\nTasks: 9 | Status: Done',
      }),
      { at: '9', message: /^The line “Tasks” of the plan says 9 tasks, but the count is 4 tasks\.$/ },
      { at: 'Done', message: /^The line “Status” of the plan says “Complete”.*\(3 of 4 done\)\.$/ },
      { at: '5', message: /^The line “Tasks” of Phase 1 says 5 tasks, but the count is 2 tasks\.$/ },
    ],
    'a ✅ in a phase heading, in a plan that does not follow the template': [
      plan([...first, `${second[0]} ✅`, ...second.slice(1)], { claim: false }),
      {
        at: '✅',
        severity: 'warning',
        message: /^The heading of Phase 2 says “Complete”, but the count is “In progress” \(1 of 2 done\)\.$/,
      },
    ],
  },
  good: {
    'what is counted': progress(
      '| 1. Foundation | 2 | 2 | Complete |',
      '| 2. Core | 2 | 1 | In progress |',
      '| **Total** | **4** | **3** | |',
    ),
    'with the cancelled task': progress('| 2. Core | 3 | 2 | In progress |', '| Total | 5 | 4 | Started |'),
    'ranges, parts and percentages': progress(
      '| Phase 1 | 1.1-1.2 | 100% | ✅ |',
      '| Phase 2 | 3 tasks | 1/2 | Delayed |',
    ),
    'a figure that is not a number and a row of no phase': progress(
      '| 1. Foundation | – | 2 | Complete |',
      '| 7. Later | 3 | 0 | Not started |',
    ),
    'a table of the phases elsewhere that is right': summary(
      '| 1. Foundation | 1.1-1.2 | ✅ |',
      '| 2 | 2 | Delayed |',
      '| Total | 4 | 2 phases left |',
    ),
    'tables elsewhere about other things': plan([
      ...both,
      '## Risks\n\n| # | Status |\n|---|---|\n| 1 | Not started |\n| 2 | Done |',
      '## Waves\n\n| Wave | Tasks |\n|---|---|\n| Wave 1 | 9 |\n| Wave 2 | 9 |',
      '## Effort\n\n| Phase | Total time | Done when |\n|---|---|---|\n| Phase 1 | 9 | 9 pass |\n| Phase 2 | 9 | 1/9 |',
      '## Weight\n\n| Phase | % of effort |\n|---|---|\n| Phase 1 | 10% |\n| Phase 2 | 90% |',
      '## Parts\n\n| Phase | Tasks |\n|---|---|\n| Phase 1 | 9 |\n| Phase 9 | 9 |',
    ]),
    'headings that are right': plan([
      '### Phase 1: Foundation (2/2) ✅',
      ...first.slice(1),
      '### Phase 2: Core (1/2) 🚧',
      ...second.slice(1),
    ]),
  },
});
