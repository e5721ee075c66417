import { describe, expect, test } from 'vitest';
import { read, under } from './reading.ts';

const till = '## Phase 1: Till\n\n- [ ] Task 1.1: Buy\n- [ ] Task 1.2: Open';
const figures = (markdown: string) =>
  read(markdown).stated.map(({ label, phase, tasks, completed, status }) => [
    label,
    phase?.id ?? null,
    tasks?.value ?? completed?.value ?? status?.value,
  ]);

describe('lines about the plan', () => {
  test.each([
    ['**Tasks**: 9', ['Tasks', null, 9]],
    ['- Tasks: 9 tasks (3 days)', ['Tasks', null, 9]],
    ['**Total:** 14 tasks across 4 phases', ['Total', null, 14]],
    ['Owner: me | Task count: 3', ['Task count', null, 3]],
    ['Author: me\nTasks: 2/5 done', ['Tasks', null, 5]],
    ['Tasks: 9 done', undefined],
    ['**Status**: COMPLETED', ['Status', null, 'done']],
    ['**Status:** ✅ Complete (2026-03-01)', ['Status', null, 'done']],
    ['Status: In progress – see below', ['Status', null, 'in-progress']],
    ['Status: Not started', ['Status', null, 'todo']],
    ['**Progress**: 2/5 tasks complete (40%)', ['Progress', null, 5]],
    ['Progress: 2 of 5', ['Progress', null, 5]],
    ['Overall progress: 2/5 (40%)', ['Overall progress', null, 5]],
    ['Overall: 2', undefined],
    ['Tasks: 9 in total', ['Tasks', null, 9]],
    ['**Completed:** 2/5', ['Completed', null, 5]],
    ['- Tasks completed: 2 of 5 (40%)', ['Tasks completed', null, 5]],
    ['Completed: 2', undefined],
    ['Completed: 2/5 reviews', undefined],
    ['**Progress**: 40%', undefined],
    ['Progress: 2/5 phases', undefined],
    ['**Status**: 🚧 Active (2/5 tasks)', ['Status', null, 5]],
    ['Status: Active, 4 tasks left', undefined],
    ['Status: Active (2/5 reviews)', undefined],
    ['**Tasks**:', undefined],
    ['Total: 14', undefined],
    ['Total: 10-12 tasks', undefined],
    ['Total: ~14 tasks', undefined],
    ['Total: 14.5 hours', undefined],
    ['Tasks: 1.1, 1.2', undefined],
    ['Tasks: 3 weeks', undefined],
    ['Tasks: 4-6', undefined],
    ['Subtotal: 3 tasks', undefined],
    ['Status: Draft - Pending approval', undefined],
    ['Status: Pending review', undefined],
    ['Status: Done for now', undefined],
    ['Status: Closed', undefined],
    ['`Tasks: 9` is what a line may say', undefined],
  ])('%j', (line, expected) => {
    expect(figures(`# Shop\n\n${line}\n\n${till}`)).toEqual(expected ? [expected] : []);
  });

  test('in a section that is about the plan, and in no other', () => {
    expect(figures(`${till}\n\n## Summary\n\nTotal: 2 tasks`)).toEqual([['Total', null, 2]]);
    expect(figures(`${till}\n\n## Left out\n\nTotal: 2 tasks\n\n## Risks\n\nTasks: 9\nStatus: Done`)).toEqual([]);
    expect(figures(`# Shop\n\n## Overview\n\n- Status: Done\n\n${till}\n\n## Summary\n\nStatus: Done`)).toEqual([
      ['Status', null, 'done'],
    ]);
  });

  test('not inside tasks, code and quotes', () => {
    const inTasks = `${till}\n  - Tasks: 9\n\n#### Task 1.3: Sell\n\nTasks: 9\n\n**Status**: done`;
    expect(figures(`# Shop\n\n> Tasks: 9\n\n\`\`\`\nTasks: 9\n\`\`\`\n\n${inTasks}`)).toEqual([]);
  });
});

test('lines between the heading of a phase and its first task are about that phase', () => {
  const lines = '**Tasks**: 3 | **Status**: Complete';
  const markdown = `# Shop\n\n${till.replace('\n\n-', `\n\n${lines}\n\n-`)}\n\n---\n\nTasks: 7`;
  expect(figures(markdown)).toEqual([
    ['Tasks', '1', 3],
    ['Status', '1', 'done'],
  ]);
  expect(read(markdown).stated.map(({ tasks, status }) => under(markdown, tasks?.digits ?? status))).toEqual([
    '3',
    'Complete',
  ]);
});
