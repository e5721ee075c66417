import { describe, expect, test } from 'vitest';
import { exclusion } from '../../rules/tables.ts';
import { graphOf, list } from '../graph-of.ts';

/** The tasks of one mutual exclusion row, below two phases. */
const rowOf = (cells: string) => {
  const phases = ['1', '2'].map(
    (phase) => `## Phase ${phase}\n${list([`${phase}.1`], [`${phase}.2`], [`${phase}.3`])}`,
  );
  const [row] = graphOf(`# P\n${phases.join('')}\n${exclusion(`${cells} | x`)}\n`).constraints.mutualExclusion;
  return [row?.tasksA.join(' '), row?.tasksB.join(' ')];
};

describe('a mutual exclusion row is bound', () => {
  test.each([
    ['Task 1.1 | Task 1.2', '1.1', '1.2'],
    ['1.1 | `1.2`', '1.1', '1.2'],
    ['**Task 1.1** writes the log | tasks 2.1 and 2.3', '1.1', '2.1 2.3'],
    ['Task 2.1: Write | Task 1.3 (the load)', '2.1', '1.3'],
    ['Task 2.3, 1.1 | 2.1-2.2', '2.3 1.1', '2.1 2.2'],
    ['Phase 1 | 2.x', '1.1 1.2 1.3', '2.1 2.2 2.3'],
    ['Task 1.2 | Phase 1', '1.2', '1.1 1.3'],
    ['Phase 1 | Phase 1', '1.1 1.2 1.3', '1.1 1.2 1.3'],
    ['Task 1.1, 9.9 | Task 2.1', '1.1', '2.1'],
  ])('%s', (cells, a, b) => {
    expect(rowOf(cells)).toEqual([a, b]);
  });
});

describe('a mutual exclusion row stays prose', () => {
  test.each([
    'Session creation | Token refresh',
    'Task 1.1 | A second worker',
    'Task 9.9 | Task 1.1',
    'Task 1.1 | Task 1.1',
    'HTTP 1.1 | HTTP 1.2',
    'a 1.1 | a 1.2',
    '1.1 GB of memory | 1.2 GB of disk',
    'Deploys during Task 1.1 | Deploys during Task 1.2',
    'Everything except Task 1.1 | Task 1.2',
    'Task 1.1 | Wave 2',
    '`openssl 1.1` | `openssl 1.2`',
    '~~Task 1.1~~ | Task 1.2',
    'Task 1.1 | The page (like Task 1.2)',
    'The writes of Task 2.1 | The load (Task 1.3)',
    'All but Task 1.1 | Task 1.2',
    'Unlike Task 1.1 | Task 1.2',
    'As in Task 1.1 | Task 1.2',
    'Node 1.1 | Node 1.2',
    '1.1 GB of cache | 1.2 GB of cache',
    'Running 1.1 | Running 1.2',
    'Rollback of Task 1.1 | Task 1.2',
    'Task 1.1 unless it only reads | Task 1.2',
    'Task 1.1 | Task 1.2 if the flag is on',
    'Task 1.1 of the billing plan | Task 1.2',
  ])('%s', (cells) => {
    expect(rowOf(cells)).toEqual(['', '']);
  });
});
