import { describe, expect, test } from 'vitest';
import { relate } from '../../../plugin/graph/relate.ts';
import { read, under } from '../reading.ts';

const path = 'docs/superpowers/plans/2026-01-05-orders.md';
const task = (number: number, ...lines: string[]) => `### Task ${number}: Part ${number}\n\n${lines.join('\n')}\n`;
const skill = '> REQUIRED SUB-SKILL: Use superpowers:executing-plans to do this plan.';
const plan = (...tasks: string[]) => read(`# Orders\n\n${skill}\n\n${tasks.join('\n')}`, { path });
const files = (...lines: string[]) => plan(task(1, '**Files:**', ...lines)).tasks[0]?.files.map(({ value }) => value);

describe('tasks of superpowers', () => {
  test('follow each other, and have steps', () => {
    const first = task(1, '- [x] **Step 1: Write a test**', '- [ ] **Step 2: Run it**');
    const { tasks } = relate(plan(first, task(2), task(3)));
    expect(tasks.map(({ impliedTasks }) => impliedTasks)).toEqual([[], ['1'], ['2']]);
    expect(tasks[0]?.task).toMatchObject({ status: 'in-progress', boxes: { ticked: 1, total: 2 } });
  });

  test('follow each other also where one has conditions that are not tasks', () => {
    const { tasks } = relate(plan(task(1), task(2, '**Prerequisites:** A running database')));
    expect(tasks[1]).toMatchObject({ impliedTasks: ['1'], outside: [] });
  });

  test('wait only for what they say', () => {
    const { tasks } = relate(plan(task(1), task(2), task(3, '**Depends on:** Task 1')));
    expect(tasks[2]).toMatchObject({ dependsOn: ['1'], impliedTasks: [] });
  });
});

describe('groups of superpowers', () => {
  const groups = (...tasks: string[]) => plan(...tasks).phases.map(({ id, name, tasks }) => [id, name, tasks]);

  test('are chunks, and every other kind of phase', () => {
    expect(
      groups('## Chunk 1: Parser\n', task(1), task(2), '## ✅ Chunk 2 — Page\n', task(3), '## Phase 3\n', task(4)),
    ).toEqual([
      ['1', 'Parser', ['1', '2']],
      ['2', 'Page', ['3']],
      ['3', '', ['4']],
    ]);
  });

  test('are not headings above tasks that say nothing of the kind', () => {
    expect(groups('## Chunk size\n\n64 KB.\n', '## Implementation\n', task(1))).toEqual([]);
  });

  test('leave the order of the tasks as it is', () => {
    const { tasks } = relate(plan('## Chunk 1: Parser\n', task(1), '## Chunk 2: Page\n', task(2)));
    expect(tasks.map(({ impliedTasks, impliedPhases }) => [impliedTasks, impliedPhases])).toEqual([
      [[], []],
      [['1'], []],
    ]);
  });
});

describe('files of superpowers', () => {
  test.each([
    ['- Create: `src/orders.ts`', ['src/orders.ts']],
    ['- Modify: `src/orders.ts:12-40`', ['src/orders.ts']],
    ['- Modify: `src/orders.ts:12-40, 55` (after the imports)', ['src/orders.ts']],
    ['- Overwrite: `LICENSE`', ['LICENSE']],
    ['- Test: `test/a.test.ts`, `test/b.test.ts`', ['test/a.test.ts', 'test/b.test.ts']],
    ['- Modify: `src/orders.ts`, where `load.all` is', ['src/orders.ts']],
    ['- Modify: `src/a.ts:3`\n- Modify: `src/a.ts:80`', ['src/a.ts']],
    ['- Commit: `feat: store orders`', []],
    ['- `src/orders.ts`', ['src/orders.ts']],
  ])('%s', (lines, expected) => {
    expect(files(lines)).toEqual(expected);
  });
});

describe('interfaces of superpowers', () => {
  const producer = task(1, '**Interfaces:**', '- Produces: `load(path: string): Order[]` and the type `Order`.');
  const consumer = (...lines: string[]) => task(3, '**Interfaces:**', ...lines);
  const dependsOn = (...tasks: string[]) => relate(plan(...tasks)).tasks.at(-1)?.dependsOn;

  test.each([
    ['- Consumes: `load`', ['1']],
    ['- Consumes: `load(path: string): Order[]`, `Order`', ['1']],
    ['- Consumes: `type Order`', ['1']],
    ['- **Consumes:** `load()`', ['1']],
    ['- Consumes:\n  - `load()`', ['1']],
    ['- Consumes: `save()`', []],
    ['- Consumes: load', []],
    ['- Produces: `load()`', []],
  ])('%s', (line, expected) => {
    expect(dependsOn(producer, task(2), consumer(line))).toEqual(expected);
  });

  test('are declared where they are written, beside the order of the page', () => {
    const markdown = [producer, task(2), consumer('- Consumes: existing `db`, `load()`')].join('\n');
    const graph = relate(read(markdown, { path }));
    expect(graph.edges.map(({ from, to, source }) => [from, to, under(markdown, source)])).toEqual([
      ['1', '3', 'load()'],
    ]);
    expect(graph.tasks.at(-1)?.impliedTasks).toEqual(['2']);
    expect(graph.schedule.waves).toEqual([['1'], ['2'], ['3']]);
  });
});
