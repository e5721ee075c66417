import { expect, test } from 'vitest';
import { examine } from '../../plugin/check/examine.ts';
import { foundTogether } from './portfolio.ts';
import { first, plan, task } from './rule.ts';

const needs = (value: string, field = 'Depends on') => plan([first, task('1.1', [`**${field}**: ${value}`])]);
const payments = plan([first, task('2.1'), task('2.4')]);
const found = (value: string, field?: string) =>
  foundTogether(
    'unknown-plan',
    { 'shop/tasks.md': needs(value, field), 'payments/tasks.md': payments, 'team/search/tasks.md': payments },
    {
      unreadable: new Set(['/repo/plans/closed/tasks.md']),
      others: [{ id: 'archive', file: '/repo/plans/archive/tasks.md' }],
    },
  );

test.each([
  [
    'paymnts/2.4',
    'paymnts/2.4',
    /^Task 1\.1 depends on Task 2\.4 of the plan “paymnts”, which does not exist\.$/,
    /the plan `payments`\?$/,
  ],
  ['[Task 2.4](../paymnets/tasks.md)', 'Task 2.4', /“\.\.\/paymnets\/tasks\.md”/, /the plan `payments`\?$/],
  ['team/serch/2.4', 'team/serch/2.4', /“team\/serch”/, /the plan `team\/search`\?$/],
  ['archiv/2.4', 'archiv/2.4', /“archiv”/, /the plan `archive`\?$/],
  ['`something else` Task 2.4', 'something else', /“something else”/, /^The id of a plan is the path of its folder/],
  [
    'payments/2.5',
    'payments/2.5',
    /^Task 1\.1 depends on Task 2\.5 of the plan “payments”, which has no such task\.$/,
    /`Task 2\.4`\?$/,
  ],
  ['`payments` Task 9.9', '`payments` Task 9.9', /Task 9\.9 of the plan/, /^Use the id of a task in that plan\.$/],
])('reports %s', (value, at, message, hint) => {
  expect(found(value)).toEqual([
    {
      rule: 'unknown-plan',
      severity: 'error',
      message: expect.stringMatching(message),
      hint: expect.stringMatching(hint),
      at: expect.stringContaining(at),
      related: [],
    },
  ]);
});

test('points at the exact words', () => {
  expect(found('Task 1.2 of nothing, payments/2.5').map(({ at }) => at)).toContain('plans/shop/tasks.md payments/2.5');
});

test('reports what Blocks names, and what a phase names, once', () => {
  expect(found('lost/2.4', 'Blocks')).toHaveLength(1);
  const phased = plan(['### Phase 1: Foundation (depends on lost/2.4)', task('1.1'), task('1.2')]);
  expect(foundTogether('unknown-plan', { 'shop/tasks.md': phased })).toMatchObject([
    { at: 'plans/shop/tasks.md lost/2.4' },
  ]);
});

test('reports a plan that cannot be read as info', () => {
  expect(found('closed/1.1')).toMatchObject([
    {
      severity: 'info',
      message: expect.stringMatching(/^Task 1\.1 depends on Task 1\.1 of the plan “closed”, which cannot be read/),
    },
  ]);
});

test('is silent on tasks that exist', () => {
  expect(found('payments/2.4, [Task 2.1](../payments/tasks.md), `team/search` Task 2.1')).toEqual([]);
});

test('is silent if the host knows no other plans', () => {
  const { findings } = examine({ text: needs('lost/2.4'), id: 'shop', path: null });
  expect(findings.filter(({ rule }) => rule === 'unknown-plan')).toEqual([]);
});
