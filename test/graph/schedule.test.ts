import { describe, expect, test } from 'vitest';
import { graphOf } from './graph-of.ts';

const wavesOf = (source: string) => graphOf(source).schedule.waves;

describe('waves', () => {
  test('are what can run side by side, wave by wave, and hold open tasks only', () => {
    const graph = graphOf(`# P
## Phase 1
- [x] Task 1.1: A
- [ ] Task 1.2: B
- [ ] Task 1.3: C
  - Depends on: 1.2
## Phase 2
- [ ] Task 2.1: D
- [ ] Task 2.2: E
  - Depends on: 1.1
- [ ] ~~Task 2.3: F~~
`);
    expect(graph.schedule.waves).toEqual([['1.2', '2.2'], ['1.3'], ['2.1']]);
    expect(graph.tasks.map(({ wave }) => wave)).toEqual([null, 1, 2, 3, 1, null]);
  });

  test('tasks in progress are in the first, whatever they wait for', () => {
    const source =
      '# P\n- [ ] Task 1: A\n- [ ] Task 2: B\n  - Depends on: 1\n- [~] Task 3: C\n  - Depends on: 2\n- [ ] Task 4: D\n  - Depends on: 3\n';
    expect(wavesOf(source)).toEqual([
      ['1', '3'],
      ['2', '4'],
    ]);
  });

  test('blocked tasks and those with a condition are placed as if unblocked', () => {
    const source =
      '# P\n- [!] Task 1: A\n- [ ] Task 2: B\n  - Depends on: PR #3 merged\n- [ ] Task 3: C\n  - Depends on: 1, 2\n';
    expect(wavesOf(source)).toEqual([['1', '2'], ['3']]);
  });

  test('tasks on or downstream of a cycle are in none, those that wait for themselves too', () => {
    const source =
      '# P\n- [ ] Task 1: A\n  - Depends on: 2\n- [~] Task 2: B\n  - Depends on: 1\n- [ ] Task 3: C\n  - Depends on: 2\n- [ ] Task 4: D\n- [ ] Task 5: E\n  - Depends on: Task 5\n- [ ] Task 6: F\n  - Depends on: 5\n';
    const graph = graphOf(source);
    expect(graph.schedule.waves).toEqual([['4']]);
    expect(graph.tasks.map(({ wave }) => wave)).toEqual([null, null, null, 1, null, null]);
  });

  test('no open task, no wave', () => {
    expect(wavesOf('# P\n- [x] Task 1: A\n')).toEqual([]);
    expect(wavesOf('# Nothing\n')).toEqual([]);
  });
});

/** Two chains of unequal length and time: 1 → 2 → 3 and 4 → 5. */
const chains = (hours: (string | null)[]) =>
  `# P\n${[
    ['1', null],
    ['2', '1'],
    ['3', '2'],
    ['4', null],
    ['5', '4'],
  ]
    .map(([id, on], index) => {
      const estimate = hours[index] ? `  - Estimate: ${hours[index]}\n` : '';
      return `- [ ] Task ${id}: T\n${on ? `  - Depends on: Task ${on}\n` : ''}${estimate}`;
    })
    .join('')}`;

describe('the critical path', () => {
  test('goes by count where one open task has no number', () => {
    const { schedule, byId } = graphOf(chains(['1h', '1h', '1h', '8h', null]));
    expect(schedule).toMatchObject({ criticalPath: ['1', '2', '3'], unit: 'tasks', length: 3 });
    expect(byId.get('2')?.critical).toBe(true);
    expect(byId.get('4')?.critical).toBe(false);
  });

  test('goes by hours where every open task has one', () => {
    const { schedule } = graphOf(chains(['1h', '30 min', '1h', '1 day', '2h']));
    expect(schedule).toMatchObject({ criticalPath: ['4', '5'], unit: 'hours', length: 10 });
  });

  test('a closed task needs no number and is on no chain', () => {
    const source = chains([null, '1h', '1h', '1h', '0.5h']).replace('- [ ] Task 1:', '- [x] Task 1:');
    expect(graphOf(source).schedule).toMatchObject({ criticalPath: ['2', '3'], unit: 'hours', length: 2 });
  });

  test('of equal chains the first in plan order, in whatever order the hours are added', () => {
    expect(graphOf(chains(['22 min', '22 min', '22 min', '33 min', '33 min'])).schedule.criticalPath).toEqual([
      '1',
      '2',
      '3',
    ]);
    const diamond =
      '# P\n- [ ] Task 1: A\n- [ ] Task 2: B\n- [ ] Task 3: C\n  - Depends on: 2\n- [ ] Task 4: D\n  - Depends on: 1, 2\n- [ ] Task 5: E\n  - Depends on: 3, 4\n';
    expect(graphOf(diamond).schedule.criticalPath).toEqual(['1', '4', '5']);
  });

  test('runs over implied and phase edges too', () => {
    const source =
      '# P\n## Phase 1\n- [ ] Task 1.1: A\n- [ ] Task 1.2: B\n  - Depends on: 1.1\n## Phase 2\n- [ ] Task 2.1: C\n## Phase 3 (depends on Phase 2)\n- [ ] Task 3.1: D\n';
    expect(graphOf(source).schedule.criticalPath).toEqual(['1.1', '1.2', '2.1', '3.1']);
  });

  test('is empty where nothing is open', () => {
    expect(graphOf('# P\n- [x] Task 1: A\n').schedule).toMatchObject({ criticalPath: [], unit: 'tasks', length: 0 });
  });
});
