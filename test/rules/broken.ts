import { first, needs, plan, task } from './rule.ts';
import { atomicity, claims, exclusion, liveness, sequence } from './tables.ts';

/**
 * A plan that breaks each verdict once; beside the tasks for it there are none. Of two files that two tasks touch, a row
 * settles one.
 */
export const broken = plan(
  [
    first,
    task('1.1', [], 'x'),
    needs('1.2', 'Task 1.1'),
    task('1.3', [], '~'),
    task('1.4', [], '~'),
    task('1.5').replace('**Task 1.5**: Part 1.5', '~~**Task 1.5**: Part 1.5~~'),
    needs('1.6', 'Task 1.7'),
    needs('1.7', 'Task 1.6'),
    task('1.8', ['**Files**: `src/cart.ts`']),
    task('1.9', ['**Depends on**: Task 1.2', '**Files**: `src/order.ts`']),
    task('1.10', ['**Files**: `src/cart.ts`']),
    task('1.11', ['**Depends on**: Task 1.10', '**Files**: `src/order.ts`']),
    needs('1.12', 'Task 1.11'),
  ],
  {
    progress: [
      sequence(
        'Task 1.1 before Task 1.2 | Order | Holds',
        'Task 1.2 before Task 1.8 | Order | Nothing enforces it',
        'Task 1.9 before Task 1.2 | Order | The other way round',
        'Task 1.8 before Task 1.3 | Order | Begun too early',
        'Task 1.1 before Task 1.99 | Order | No such task',
        'The schema before the code | Order | Prose',
      ),
      exclusion(
        'Task 1.3 | Task 1.4 | Both run',
        'Task 1.8 | Task 1.10 | Kept apart',
        '1.1 | 1.2 | In order',
        'This | That | Prose',
      ),
      liveness(
        'Task 1.5 ends | Start | 5 retries',
        'Task 1.8 ends | Start | soon',
        'Task 1.9 ends | Task 1.2 is done | 30 s, then 3 attempts',
        'It ends | Start | 1 h',
      ),
      atomicity(
        'Task 1.1 + Task 1.2 | Revert both | Half done',
        'Payment and order | | Nothing said',
        'Task 1.10 + Task 1.12 | Revert both | What lies between waits',
        'The cart | No action needed | Prose',
      ),
      claims(
        '[x] Verified: No circular dependencies in task graph',
        '[ ] Verified: No resource locks that can block each other',
      ),
    ].join('\n\n'),
  },
);
