import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idOfAnchor, planId, taskAnchor } from '../../plugin/plan/id.ts';

describe('planId', () => {
  test.each([
    ['/repo/plans/search/tasks.md', '/repo/plans', 'search'],
    ['/repo/plans/a/b/tasks.md', '/repo/plans', 'a/b'],
    ['/repo/plans/a/b/tasks.md', '/repo/plans/', 'a/b'],
    ['plans/search/TASKS.md', 'plans', 'search'],
    ['./plans/search/tasks.md', './plans', 'search'],
    ['plans/search/later.md', 'plans', 'search/later'],
    ['plans/search/v1.2.md', 'plans', 'search/v1.2'],
    ['plans/tasks.md', 'plans', 'plans'],
    ['plans/later.md', 'plans', 'plans/later'],
    ['search/tasks.md', '', 'search'],
    ['tasks.md', '', 'plans'],
    ['/repo/plans/a\\b/tasks.md', '/repo/plans', 'a\\b'],
    ['C:\\repo\\plans\\search\\tasks.md', 'C:\\repo\\plans', 'search'],
  ])('of %s below %s is %s', (file, root, id) => {
    expect(planId(file, root)).toBe(id);
  });
});

describe('anchors', () => {
  test.each([
    ['1.1', 'task-1-1'],
    ['1.10', 'task-1-10'],
    ['A.1', 'task-A-1'],
    ['TASK-0001', 'task-TASK_0001'],
  ])('of %s is %s', (id, anchor) => {
    expect(taskAnchor(id)).toBe(anchor);
  });

  test('lead back to their id, so that no two are the same', () => {
    const id = fc.string({ unit: fc.constantFrom('1', '2', 'a', 'B', '.', '-') });
    fc.assert(fc.property(id, (value) => idOfAnchor(taskAnchor(value).slice('task-'.length)) === value));
  });
});
