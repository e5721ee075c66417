import { describeRule, first, needs, plan, task } from './rule.ts';
import { atomicity, exclusion, liveness, sequence } from './tables.ts';

const phases = [first, task('1.1'), needs('1.2', '1.1')];
const under = (...tables: string[]) => plan(phases, { progress: tables.join('\n\n') });

describeRule('constraint-reference', {
  bad: {
    'a task by the word, wherever in the sentence': [
      under(sequence('The switch of Task 1.9 comes after Task 1.1 | Order | Why')),
      {
        at: 'Task 1.9',
        severity: 'error',
        message: /^This constraint names Task 1\.9, which does not exist\.$/,
        hint: /^Did you mean `Task 1\.2`\?$/,
      },
    ],
    'a phase': [
      under(sequence('Phase 1 before Phase 2 | Order | Why')),
      { at: 'Phase 2', message: /names Phase 2, which/ },
    ],
    'an id in a cell of ids only': [
      under(sequence('1.1 → 1.7 | Order | Why'), exclusion('1.1, 1.8 | 1.2 | Lock')),
      { at: '1.7' },
      { at: '1.8' },
    ],
    'in the other tables': [
      under(liveness('Task 2.1 ends | After Task 2.2 | 5 s'), atomicity('Task 2.3 + Task 1.1 | Undo both | x')),
      { at: 'Task 2.1' },
      { at: 'Task 2.2' },
      { at: 'Task 2.3' },
    ],
    'an end of a range': [
      under(exclusion('Tasks 1.1–1.9 | Task 1.2 | x')),
      { at: 'Tasks 1.1–1.9', message: /Task 1\.9/ },
    ],
  },
  good: {
    'names that the plan has': under(sequence('Task 1.1 before 1.2 | Order | Why'), atomicity('Phase 1 | Undo | x')),
    'numbers in prose': under(
      sequence('TLS 1.4 before HTTP 2.2 | Order | Why'),
      exclusion('Step 3.1 of the manual | v2.1 | x'),
      liveness('All 2.5 GB are there | each task 30 s later | 5 s'),
    ),
    'words that this plan does not use for its phases': under(exclusion('Part 2 of the contract | Week 7 | x')),
    'notes and code': under(sequence('Task 1.1 (as Task 9.9 in the old plan) before Task 1.2 | `Task 8.8` | Task 7.7')),
    'another plan’s task': under(exclusion('`billing` Task 4.4 | [Task 2.9](../billing/tasks.md#task-2-9) | x')),
  },
});
