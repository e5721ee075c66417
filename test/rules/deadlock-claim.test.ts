import { expect, test } from 'vitest';
import { describeRule, first, found, needs, plan, task } from './rule.ts';
import { claims } from './tables.ts';

const straight = [first, task('1.1'), needs('1.2', '1.1')];
const circle = [first, needs('1.1', '1.2'), needs('1.2', '1.1')];

describeRule('deadlock-claim', {
  bad: {
    'an open box although there is no cycle': [
      plan(straight, { progress: claims('[ ] Verified: No circular dependencies in task graph') }),
      { at: 'Verified: No circular dependencies in task graph', severity: 'info', hint: /--fix/ },
    ],
  },
  good: {
    'a ticked box': plan(straight, { progress: claims('[x] No circular dependencies') }),
    'claims that are the author’s own': plan(straight, {
      progress: claims('[ ] Verified: No resource locks', '[ ] No circular dependencies between the services'),
    }),
  },
});

test('a ticked box that is wrong, in addition to the cycle', () => {
  const source = plan(circle, { progress: claims('[x] Verified: No circular dependencies in task graph') });
  expect(found('deadlock-claim', source)).toMatchObject([
    { rule: 'dependency-cycle' },
    {
      rule: 'deadlock-claim',
      severity: 'error',
      message: expect.stringMatching(/ is ticked, but Tasks 1\.1 and 1\.2 depend on each other\.$/),
    },
  ]);
});

test('an open box is right if there is a cycle', () => {
  const source = plan(circle, { progress: claims('[ ] Verified: No circular dependencies in task graph') });
  expect(found('deadlock-claim', source).map(({ rule }) => rule)).toEqual(['dependency-cycle']);
});
