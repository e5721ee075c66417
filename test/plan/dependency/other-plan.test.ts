import { describe, expect, test } from 'vitest';
import { listTask, read, under } from '../reading.ts';

function itemsOf(value: string) {
  const markdown = listTask([`**Depends on**: ${value}`]);
  const items = read(markdown).tasks[0]?.dependsOn?.items ?? [];
  return items.map(({ source, ...item }) => ({ ...item, at: under(markdown, source) }));
}

describe('another plan’s task', () => {
  test.each([
    ['search/2.4', 'search', '2.4', 'search/2.4'],
    ['specs/search/2.4', 'specs/search', '2.4', 'specs/search/2.4'],
    ['検索/2.4', '検索', '2.4', '検索/2.4'],
    ['search/2.4 is done', 'search', '2.4', 'search/2.4'],
    ['search/TASK-7', 'search', 'TASK-7', 'search/TASK-7'],
    ['search/A.1', 'search', 'A.1', 'search/A.1'],
    ['api-v2/3.1.', 'api-v2', '3.1', 'api-v2/3.1'],
    ['search#task-2-4', 'search', '2.4', 'search#task-2-4'],
    ['search#task-1-6a', 'search', '1.6a', 'search#task-1-6a'],
    ['search#task-be_01', 'search', 'be-01', 'search#task-be_01'],
    ['`search`/2.4', 'search', '2.4', '`search`/2.4'],
    ['`search` Task 2.4', 'search', '2.4', '`search` Task 2.4'],
    ['`search` task 2.4 (the index)', 'search', '2.4', '`search` task 2.4'],
    ['`search`#task-2-4', 'search', '2.4', '`search`#task-2-4'],
    ['`search/2.4`', 'search', '2.4', 'search/2.4'],
    ['[2.4](../search/tasks.md#task-2-4)', '../search/tasks.md', '2.4', '2.4'],
    ['[Task 2.4](../search/)', '../search/', '2.4', 'Task 2.4'],
    ['[the index](../search/tasks.md#task-2-4)', '../search/tasks.md', '2.4', 'the index'],
    ['[Search](../search/tasks.md) Task 2.4', '../search/tasks.md', '2.4', '[Search](../search/tasks.md) Task 2.4'],
    ['[Search](../search)/2.4', '../search', '2.4', '[Search](../search)/2.4'],
    ['[Search](search.md)#task-2-4', 'search.md', '2.4', '[Search](search.md)#task-2-4'],
  ])('%s', (value, plan, id, at) => {
    expect(itemsOf(value)).toEqual([{ kind: 'plan', plan, id, at }]);
  });

  test.each([
    ['search Task 2.4', 'task'],
    ['docs/adr-001 accepted', 'outside'],
    ['TCP/IP4 works', 'outside'],
    ['01/02/2024', 'outside'],
    ['search/done', 'outside'],
    ['search/', 'outside'],
    ['`search` is done', 'outside'],
    ['[the design](../design.md)', 'outside'],
    ['[the index](../search/tasks.md#task-24-the-index)', 'outside'],
    ['[the index](#task-24-the-index)', 'outside'],
    ['[the issue](https://example.com/2.4)', 'outside'],
    ['[Task 2.4](https://example.com/tasks.md)', 'task'],
    ['[logo 1.1](logo.png)', 'outside'],
  ])('%s is none', (value, kind) => {
    expect(itemsOf(value)).toMatchObject([{ kind }]);
  });

  test('is not meant by a link to the file of a task of this plan', () => {
    const links = '[1.1](tasks/1.1.md), [Task 1.2](./task-1-2-map.md), [1.1](../search/tasks.md), [1.3](tasks/1.3.md)';
    const { tasks } = read(`- [ ] Task 1.1: a\n- [ ] Task 1.2: b\n- [ ] Task 2.1: c\n  - **Depends on**: ${links}`);
    expect(tasks[2]?.dependsOn?.items).toMatchObject([
      { kind: 'task', id: '1.1' },
      { kind: 'task', id: '1.2' },
      { kind: 'plan', plan: '../search/tasks.md', id: '1.1' },
      { kind: 'plan', plan: 'tasks/1.3.md', id: '1.3' },
    ]);
  });

  test('follows other dependencies', () => {
    expect(itemsOf('Task 1.1, `search` Task 2.4 and 1.2')).toMatchObject([
      { kind: 'task', id: '1.1' },
      { kind: 'plan', id: '2.4' },
      { kind: 'task', id: '1.2' },
    ]);
  });
});
