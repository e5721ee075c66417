import { describe, expect, test } from 'vitest';
import { dependenciesIn, examineFolder, type Files, readFolder } from './folder.ts';

/** A file of Backlog.md. */
function ticket(lines: readonly string[], body = ''): string {
  return ['---', ...lines, '---', '', body].join('\n');
}

const shop: Files = {
  'tasks/task-2 - Print-the-receipt.md': ticket(
    ['id: TASK-2', "title: 'Print the receipt: twice'", 'status: Done', 'dependencies: [task-1]', 'milestone: Till'],
    '## Description\n\nOne copy is for the till.\n\n## Acceptance Criteria\n\n<!-- AC:BEGIN -->\n- [x] #1 Both copies are alike\n- [ ] #2 The paper is cut\n<!-- AC:END -->\n\n## Implementation Notes\n\nSee [the printer](./printer.md).\n',
  ),
  'tasks/task-10 - Close-the-day.md': ticket([
    'id: TASK-10',
    'title: Close the day',
    'status: Needs Review',
    'dependencies:',
    '  - TASK-002',
    '  - task-1',
  ]),
  'completed/task-1 - Weigh-the-fruit.md': ticket([
    'id: TASK-1',
    'title: Weigh the fruit',
    'status: Done',
    'milestone: Scales',
    'priority: high',
  ]),
};

describe('a folder of Backlog.md', () => {
  const plan = readFolder('backlog', shop);

  test('is one plan, in the order of its ids, those without a milestone first', () => {
    expect(plan).toMatchObject({ format: 'backlog', isRead: true, path: 'backlog', title: null });
    expect(plan.tasks.map(({ id, title, status }) => [id, title.value, status])).toEqual([
      ['TASK-10', 'Close the day', 'in-progress'],
      ['TASK-1', 'Weigh the fruit', 'done'],
      ['TASK-2', 'Print the receipt: twice', 'done'],
    ]);
    expect(plan.phases.map(({ name, tasks }) => [name, tasks])).toEqual([
      ['Scales', ['TASK-1']],
      ['Till', ['TASK-2']],
    ]);
  });

  test('has dependencies, in any case and with leading zeros', () => {
    expect(dependenciesIn(plan)).toEqual({ 'TASK-2': ['TASK-1'], 'TASK-10': ['TASK-2', 'TASK-1'] });
  });

  test('has its sections as fields, and acceptance criteria as Done when', () => {
    const task = plan.tasks.find(({ id }) => id === 'TASK-2');
    expect(task?.description?.value).toBe('One copy is for the till.');
    expect(task?.doneWhen?.value).toContain('Both copies are alike');
    expect(task?.boxes).toEqual({ ticked: 1, total: 2 });
    expect(task?.at.fields.map(({ label }) => label.value)).not.toContain('Id');
  });

  test('has its links from where the folder is', () => {
    expect(plan.links.map(({ url }) => url.value)).toEqual(['backlog/tasks/./printer.md']);
  });

  test('causes no finding where nothing is wrong', () => {
    expect(examineFolder('backlog', shop).findings).toEqual([]);
  });

  test('has sub-tasks by the field that names their parent', () => {
    const { tasks } = readFolder('backlog', {
      'tasks/a.md': ticket(['id: task-3', 'title: Sell', 'status: To Do', 'dependencies: []']),
      'tasks/b.md': ticket(['id: task-3.1', 'title: Sell on credit', 'status: To Do', 'parent_task_id: TASK-3']),
    });
    expect(tasks.map(({ id, parent }) => [id, parent])).toEqual([
      ['task-3', null],
      ['task-3.1', 'task-3'],
    ]);
  });

  test('takes an unknown status for to do, whatever is ticked', () => {
    const body = '## Acceptance Criteria\n\n- [x] It is there\n';
    const { tasks } = readFolder('backlog', {
      'tasks/a.md': ticket(['id: task-3', 'title: Sell', 'status: Icebox'], body),
    });
    expect(tasks).toMatchObject([{ status: 'todo', unknownStatus: { value: 'Icebox' } }]);
  });

  test('leaves out a file that is not a task', () => {
    const plan = readFolder('backlog', { 'tasks/readme.md': '# Tasks\n', ...shop });
    expect(plan.tasks).toHaveLength(3);
  });
});

describe('findings in a folder', () => {
  const place = ({
    path,
    position,
  }: {
    path: string | null;
    position?: { start: { line: number; column: number } } | undefined;
  }) => `${path}:${position?.start.line}:${position?.start.column}`;

  test('point into the file that they are in', () => {
    const { findings } = examineFolder('backlog', {
      'tasks/a.md': `\uFEFF${ticket(['id: task-1', 'title: Buy', 'status: To Do'])}`,
      'tasks/b.md': ticket([
        'id: task-2',
        'title: Sell',
        'status: Done',
        'dependencies:',
        '  - task-1',
        '  - task-9',
      ]).replaceAll('\n', '\r\n'),
    });
    expect(findings.map((finding) => [finding.rule, place(finding)])).toEqual([
      ['status-out-of-order', 'backlog/tasks/b.md:4:9'],
      ['unknown-dependency', 'backlog/tasks/b.md:7:5'],
    ]);
    expect(findings[0]?.related.map(place)).toContain('backlog/tasks/a.md:4:9');
  });

  test('say which file cannot be read', () => {
    const { findings } = examineFolder('backlog', {
      'tasks/a.md': ticket(['id: task-1', 'title: Buy', 'status: To Do']),
      'tasks/b.md': ticket(['id: task-2', 'title: [Sell', 'status: To Do']),
    });
    expect(findings).toMatchObject([{ rule: 'malformed', path: 'backlog/tasks/b.md' }]);
  });

  test('name two files with one id', () => {
    const { findings } = examineFolder('backlog', {
      'tasks/a.md': ticket(['id: task-1', 'title: Buy', 'status: To Do']),
      'tasks/b.md': ticket(['id: task-1', 'title: Sell', 'status: To Do']),
    });
    expect(findings).toMatchObject([
      { rule: 'duplicate-task', path: 'backlog/tasks/b.md', related: [{ path: 'backlog/tasks/a.md' }] },
    ]);
  });
});

test('taskmd has groups by the phases of its files', () => {
  const plan = readFolder('tasks', {
    '001-draw.md': ticket(['id: "001"', 'title: Draw', 'status: completed', 'phase: Design']),
    'site/002-build.md': ticket(
      ['id: "002"', 'status: pending', 'dependencies: ["001"]', 'touches: [site/index.ts]'],
      '# Build it\n\nAll of it.\n',
    ),
  });
  expect(plan).toMatchObject({
    format: 'taskmd',
    tasks: [
      { id: '002', title: { value: 'Build it' }, status: 'todo', files: [{ value: 'site/index.ts' }] },
      { id: '001', title: { value: 'Draw' }, status: 'done', phase: '1' },
    ],
    phases: [{ name: 'Design' }],
  });
  expect(dependenciesIn(plan)).toEqual({ '002': ['001'] });
});
