import { expect, test } from 'vitest';
import { rowsOf } from '../../../plugin/mermaid/scene/rows.ts';
import { graphOf } from '../../graph/graph-of.ts';

const rows = (...dependencies: string[]) => {
  const markdown = dependencies.map((on, at) => `- [ ] **Task ${at + 1}.0**: T\n  - **Depends on**: ${on}\n`).join('');
  const { tasks, edges } = graphOf(markdown);
  return rowsOf(
    tasks.map(({ task }) => task.id),
    edges,
  );
};

test('three unrelated tasks are side by side, the next ones below them', () => {
  expect(rows('None', 'None', 'None')).toEqual([]);
  expect(rows('None', 'None', 'None', 'None', 'None')).toEqual([
    ['1.0', '4.0'],
    ['2.0', '5.0'],
  ]);
});

test('a task that waits for others needs no extra link to be below them', () => {
  expect(rows('None', '1.0', '2.0')).toEqual([]);
  expect(rows('3.0', 'None', '2.0')).toEqual([]);
});

test('a full row also pushes down what is below it', () => {
  expect(rows('None', '1.0', '1.0', '1.0', '1.0', 'None', 'None')).toEqual([['2.0', '5.0']]);
});

test('no pair contradicts an edge, and tasks of a cycle are in none', () => {
  expect(rows('2.0', '1.0', 'None', 'None', 'None', 'None', '1.0')).toEqual([['3.0', '6.0']]);
});
