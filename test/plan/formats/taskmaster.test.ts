import { describe, expect, test } from 'vitest';
import { examine } from '../../../plugin/check/examine.ts';
import { dependenciesIn, examineFolder, readFolder } from './folder.ts';

const read = (json: unknown) => readFolder('.taskmaster', { 'tasks/tasks.json': JSON.stringify(json, null, 2) });

const bakery = [
  {
    id: 1,
    title: 'Mix the dough',
    status: 'done',
    priority: 'high',
    dependencies: [],
    details: 'Use the *big* bowl.\n- flour\n- water',
  },
  {
    id: 2,
    title: 'Bake <b>',
    description: 'Until it is brown.',
    status: 'pending',
    dependencies: [1],
    testStrategy: 'Knock on it.',
    subtasks: [
      { id: 1, title: 'Heat', status: 'in-progress', dependencies: [] },
      { id: 2, title: 'Turn', status: 'review', dependencies: [1, 3] },
      { id: 3, title: 'Wait', status: 'pending', dependencies: ['2.1', 1] },
    ],
  },
  { id: 3, title: 'Sell', status: 'deferred', dependencies: [2, '2.3'] },
];

describe('a file of Task Master', () => {
  const plan = read({ master: { tasks: bakery, metadata: { description: 'All of it' } } });

  test('is a plan with tasks and sub-tasks', () => {
    expect(plan).toMatchObject({ format: 'taskmaster', isRead: true, phases: [] });
    expect(plan.tasks.map(({ id, title, status, parent }) => [id, title.value, status, parent])).toEqual([
      ['1', 'Mix the dough', 'done', null],
      ['2', 'Bake <b>', 'todo', null],
      ['2.1', 'Heat', 'in-progress', '2'],
      ['2.2', 'Turn', 'in-progress', '2'],
      ['2.3', 'Wait', 'todo', '2'],
      ['3', 'Sell', 'todo', null],
    ]);
  });

  test('has numbers of sub-tasks that are those of siblings', () => {
    expect(dependenciesIn(plan)).toEqual({
      '2': ['1'],
      '2.2': ['2.1', '2.3'],
      '2.3': ['2.1', '2.1'],
      '3': ['2', '2.3'],
    });
  });

  test('has its texts as fields', () => {
    expect(plan.tasks[1]).toMatchObject({
      description: { value: 'Until it is brown.' },
      doneWhen: { value: 'Knock on it.' },
    });
    expect(plan.tasks[0]?.at.body.map((one) => ('type' in one ? one.type : one.label.value))).toEqual([
      'Status',
      'Priority',
      'paragraph',
      'list',
    ]);
  });

  test('has a list without a name in older ones, and several by their names', () => {
    expect(read({ tasks: bakery.slice(0, 1) }).tasks.map(({ id }) => id)).toEqual(['1']);
    const two = read({
      master: { tasks: bakery.slice(0, 1) },
      'new-shop': {
        tasks: [
          { id: 1, title: 'Rent', dependencies: [] },
          { id: 2, title: 'Paint', dependencies: [1] },
        ],
      },
    });
    expect(two.tasks.map(({ id, phase }) => [id, phase])).toEqual([
      ['1', '1'],
      ['new-shop-1', '2'],
      ['new-shop-2', '2'],
    ]);
    expect(two.phases.map(({ name }) => name)).toEqual(['master', 'new-shop']);
    expect(dependenciesIn(two)).toEqual({ 'new-shop-2': ['new-shop-1'] });
  });

  test('is read without its folder, too', () => {
    const text = JSON.stringify({ master: { tasks: bakery } });
    expect(examine({ id: 'bakery', path: '.taskmaster/tasks/tasks.json', text }).plan.tasks).toHaveLength(6);
  });
});

test('a dependency on a task that is not there is found where it is written', () => {
  const { findings } = examineFolder('.taskmaster', {
    'tasks/tasks.json':
      '{\n  "master": {\n    "tasks": [\n      { "id": 1, "title": "Mix",\n        "dependencies": [7] }\n    ]\n  }\n}\n',
  });
  expect(findings).toMatchObject([
    {
      rule: 'unknown-dependency',
      severity: 'error',
      path: '.taskmaster/tasks/tasks.json',
      position: { start: { line: 5, column: 26 }, end: { line: 5, column: 27 } },
    },
  ]);
});

test('a file that is not JSON is malformed', () => {
  const { findings } = examineFolder('.taskmaster', { 'tasks/tasks.json': '{ "master": { "tasks": [{ "id": 1 }' });
  expect(findings).toMatchObject([{ rule: 'malformed', message: /^The file is not valid JSON: .+\.$/ }]);
});

test('hints name its statuses and lists', () => {
  const hintsOf = (content: unknown) =>
    examineFolder('.taskmaster', { 'tasks/tasks.json': JSON.stringify(content) }).findings.map(({ hint }) => hint);
  const tasks = [
    { id: 1, title: 'Mix', status: 'pending' },
    { id: 2, title: 'Bake', status: 'review', dependencies: [1] },
  ];
  expect(hintsOf({ tasks })).toEqual(['Set the status of Task 1 to done, set Task 2 back, or remove the dependency.']);
  expect(hintsOf({ tasks: [] })).toEqual(['Write each task as `{ "id": 1, "title": "…", "status": "pending" }`.']);
});
