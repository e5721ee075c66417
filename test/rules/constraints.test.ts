import { expect, test } from 'vitest';
import { examine } from '../../plugin/check/examine.ts';
import { toJson } from '../../plugin/render/json.ts';
import { broken } from './broken.ts';

test('the export has every verdict, with what the rows bind to', () => {
  const { plan: read, graph } = examine({ text: broken, id: 'shop', path: 'tasks.md' });
  const { constraints } = toJson(read, graph);
  const line = (text: string) => broken.split('\n').findIndex((one) => one.includes(text)) + 1;
  expect(constraints.sequence[0]).toEqual({
    constraint: 'Task 1.1 before Task 1.2',
    type: 'Order',
    rationale: 'Holds',
    before: ['1.1'],
    after: ['1.2'],
    verdict: 'enforced',
    line: line('| Task 1.1 before Task 1.2'),
  });
  expect(constraints.sequence.map(({ verdict }) => verdict)).toEqual([
    'enforced',
    'unenforced',
    'contradicted',
    'broken',
    'not-bound',
    'not-bound',
  ]);
  expect(constraints.mutualExclusion[0]).toEqual({
    a: 'Task 1.3',
    b: 'Task 1.4',
    conflict: 'Both run',
    tasksA: ['1.3'],
    tasksB: ['1.4'],
    verdict: 'broken',
    line: line('| Task 1.3 | Task 1.4'),
  });
  expect(constraints.mutualExclusion.map(({ verdict }) => verdict)).toEqual([
    'broken',
    'serialised',
    'ordered',
    'not-bound',
  ]);
  expect(constraints.liveness).toMatchObject([
    { tasks: ['1.5'], bound: { count: 5 }, verdict: 'unreachable' },
    { tasks: ['1.8'], bound: null, verdict: 'unbounded' },
    { tasks: ['1.9', '1.2'], bound: { seconds: 30, count: 3 }, verdict: 'bounded' },
    { tasks: [], bound: { seconds: 3600 }, verdict: 'bounded' },
  ]);
  expect(constraints.atomicity).toMatchObject([
    { tasks: ['1.1', '1.2'], verdict: 'partial' },
    { tasks: [], verdict: 'no-rollback' },
    { tasks: ['1.10', '1.12'], verdict: 'whole' },
    { tasks: [], verdict: 'not-bound' },
  ]);
  expect(constraints.deadlock).toMatchObject([
    { ticked: true, verdict: 'contradicted' },
    { ticked: false, verdict: 'authors-claim' },
  ]);
});
