import { expect, test } from 'vitest';
import { foundTogether } from './portfolio.ts';
import { first, needs, plan, task } from './rule.ts';

const found = (sources: Record<string, string>) => foundTogether('plan-cycle', sources);

test('reports a cycle once, at the first plan by path, each edge with its own path', () => {
  const sources = {
    'shop/tasks.md': plan([first, needs('1.1', 'payments/2.4')]),
    'payments/tasks.md': plan([first, task('2.1'), needs('2.4', 'shop/1.1')]),
  };
  expect(found(sources)).toEqual([
    {
      rule: 'plan-cycle',
      severity: 'error',
      message: 'Tasks of several plans depend on each other: shop/1.1 → payments/2.4 → shop/1.1.',
      hint: 'Remove one of these dependencies, such as the one of Task 2.4 on Task 1.1 of shop.',
      at: 'plans/payments/tasks.md shop/1.1',
      related: ['plans/payments/tasks.md shop/1.1', 'plans/shop/tasks.md payments/2.4'],
    },
  ]);
});

test('counts the tasks of a larger component', () => {
  const sources = {
    'a/tasks.md': plan([first, needs('1.1', 'b/1.1, b/1.2')]),
    'b/tasks.md': plan([first, needs('1.1', 'a/1.1'), needs('1.2', '1.1')]),
  };
  expect(found(sources)).toMatchObject([
    { message: expect.stringContaining('; 1 more task is in a cycle with them.') },
  ]);
});

test('points at a title if all dependencies are written in other plans', () => {
  const blocks = (id: string, value: string) => task(id, [`**Blocks**: ${value}`]);
  const sources = {
    'b/tasks.md': plan([first, blocks('1.1', 'c/1.1')]),
    'c/tasks.md': plan([first, blocks('1.1', 'b/1.1')]),
  };
  expect(found(sources)).toMatchObject([{ at: 'plans/b/tasks.md c/1.1' }]);
});

test('leaves a cycle inside one plan to dependency-cycle', () => {
  const sources = {
    'a/tasks.md': plan([first, needs('1.1', '1.2, b/1.1'), needs('1.2', '1.1')]),
    'b/tasks.md': plan([first, task('1.1')]),
  };
  expect(found(sources)).toMatchObject([{ rule: 'dependency-cycle' }]);
});

test('is silent on plans that need each other in an order that can be done', () => {
  const sources = {
    'a/tasks.md': plan([first, task('1.1'), needs('1.2', 'b/1.1')]),
    'b/tasks.md': plan([first, needs('1.1', 'a/1.1')]),
  };
  expect(found(sources)).toEqual([]);
});
