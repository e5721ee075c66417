import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { delayedTasks } from '../../plugin/graph/waves.ts';
import { exclusion } from '../rules/tables.ts';
import { graphOf, list } from './graph-of.ts';
import { sketches, toMarkdown } from './sketch.ts';

/** A plan with rows under Mutual Exclusion, each `a | b`. */
const plan = (tasks: string, ...rows: string[]) =>
  `# P\n\n${tasks}\n${exclusion(...rows.map((row) => `${row} | x`))}\n`;

const wavesOf = (tasks: string, ...rows: string[]) => graphOf(plan(tasks, ...rows)).schedule.waves;

describe('tasks that exclude each other', () => {
  test('are in different waves, and each wave is as full as can be', () => {
    expect(wavesOf(list(['1.1'], ['1.2'], ['1.3']), 'Task 1.1 | Task 1.2')).toEqual([['1.1', '1.3'], ['1.2']]);
  });

  test('do not wait for each other: what is ready stays ready', () => {
    const graph = graphOf(plan(list(['1.1'], ['1.2']), '1.1 | 1.2'));
    expect(graph.schedule.ready).toEqual(['1.1', '1.2']);
    expect(graph.edges).toEqual([]);
  });

  test('the one with more work after it goes first', () => {
    expect(wavesOf(list(['1.1'], ['1.2'], ['1.3', '1.2']), '1.1 | 1.2')).toEqual([['1.2'], ['1.1', '1.3']]);
  });

  test('take two waves where two colours are enough', () => {
    // Each of the odd ones excludes all even ones but its neighbour: by plan order alone that would take four waves.
    const tasks = list(['1.1'], ['1.2'], ['1.3'], ['1.4'], ['1.5'], ['1.6'], ['1.7'], ['1.8']);
    const rows = ['1.1 | 1.4, 1.6, 1.8', '1.3 | 1.2, 1.6, 1.8', '1.5 | 1.2, 1.4, 1.8', '1.7 | 1.2, 1.4, 1.6'];
    expect(wavesOf(tasks, ...rows)).toEqual([
      ['1.1', '1.3', '1.5', '1.7'],
      ['1.2', '1.4', '1.6', '1.8'],
    ]);
  });

  test('whole phases', () => {
    const tasks = `## Phase 1\n${list(['1.1', 'None'], ['1.2', 'None'])}\n## Phase 2\n${list(['2.1', 'None'], ['2.2', 'None'])}`;
    expect(wavesOf(tasks, 'Phase 1 | Phase 2')).toEqual([
      ['1.1', '1.2'],
      ['2.1', '2.2'],
    ]);
    expect(wavesOf(tasks, 'Phase 1 | Phase 1')).toEqual([['1.1', '2.1', '2.2'], ['1.2']]);
  });

  test('that are in progress make the first wave as they are, and keep others out of it', () => {
    const tasks = list(['1.1', undefined, '~'], ['1.2', undefined, '~'], ['1.3'], ['1.4']);
    expect(wavesOf(tasks, '1.1 | 1.2', '1.2 | 1.3')).toEqual([['1.1', '1.2', '1.4'], ['1.3']]);
  });

  test('that are closed exclude nothing', () => {
    const tasks = list(['1.1', undefined, 'x'], ['1.2'], ['1.3']);
    expect(wavesOf(tasks, '1.1 | 1.2, 1.3')).toEqual([['1.2', '1.3']]);
  });

  test('on or downstream of a cycle are in no wave', () => {
    const tasks = list(['1.1', '1.2'], ['1.2', '1.1'], ['1.3', '1.2'], ['1.4'], ['1.5']);
    expect(wavesOf(tasks, '1.1 | 1.4', '1.4 | 1.5')).toEqual([['1.4'], ['1.5']]);
  });
});

describe('tasks that an exclusion delays', () => {
  const delayed = (tasks: string, ...rows: string[]) =>
    Object.fromEntries([...delayedTasks(graphOf(plan(tasks, ...rows)))].map(([id, { excluded }]) => [id, excluded]));

  test('are those that could run in an earlier wave, each after one of the wave before', () => {
    const free = list(['1.1'], ['1.2'], ['1.3']);
    expect(delayed(free, '1.1 | 1.2')).toEqual({ '1.2': '1.1' });
    expect(delayed(free, '1.1, 1.2 | 1.2, 1.3', '1.1 | 1.3')).toEqual({ '1.2': '1.1', '1.3': '1.2' });
  });

  test('are not those that are late because of their dependencies', () => {
    expect(delayed(list(['1.1'], ['1.2', '1.1']), '1.1 | 1.2')).toEqual({});
    expect(delayed(list(['1.1'], ['1.2'], ['1.3', '1.2']), '1.1 | 1.2')).toEqual({ '1.1': '1.2' });
  });

  test('wait for what is in progress, and for nothing that is done', () => {
    expect(delayed(list(['1.1', undefined, '~'], ['1.2']), '1.2 | 1.1')).toEqual({ '1.2': '1.1' });
    expect(delayed(list(['1.1', undefined, 'x'], ['1.2']), '1.2 | 1.1')).toEqual({});
  });
});

test('two waves are enough wherever possible, and the same plan gives the same waves', () => {
  const rows = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(rows, (drawn) => {
      const ids = Array.from({ length: 16 }, (_, index) => `1.${index + 1}`);
      // Even ones exclude odd ones only, so two colours are enough.
      const cells = drawn.map(([a, b]) => `${ids[2 * a]} | ${ids[2 * b + 1]}`);
      const source = plan(list(...ids.map((id) => [id] as [string])), ...cells);
      const { waves } = graphOf(source).schedule;
      expect(waves).toHaveLength(2);
      expect(graphOf(source).schedule.waves).toEqual(waves);
    }),
    { numRuns: 200 },
  );
});

test('every wave can run from the state before it, and could take no task of a later one', () => {
  const pairs = fc.array(fc.tuple(fc.nat(15), fc.nat(15)), { maxLength: 12 });
  fc.assert(
    fc.property(sketches, pairs, (sketch, drawn) => {
      const ids = sketch.tasks.map(({ id }) => id);
      const sides = drawn.flatMap(([a, b]) => {
        const [one, other] = [ids[a % ids.length] ?? '', ids[b % ids.length] ?? ''];
        return one === other ? [] : [[one, other] as const];
      });
      const rows = sides.map(([a, b]) => `Task ${a} | Task ${b} | x`);
      const phaseOrder = sketch.implied ? 'implied' : 'none';
      const graph = graphOf(`${toMarkdown(sketch)}\n${exclusion(...rows)}`, { phaseOrder });
      const alone = graphOf(toMarkdown(sketch), { phaseOrder });
      const isApart = (a: string, b: string) => sides.some(([x, y]) => (x === a && y === b) || (x === b && y === a));
      const status = (id: string) => graph.byId.get(id)?.task.status;
      const waits = (id: string) => {
        const node = graph.byId.get(id);
        const phase = sketch.phases.findIndex((one) => one.id === node?.impliedPhases[0]);
        return [
          ...(node?.prerequisites ?? []),
          ...sketch.tasks.filter((task) => phase >= 0 && task.phase === phase).map((task) => task.id),
        ];
      };
      const done = new Set(ids.filter((id) => status(id) === 'done' || status(id) === 'cancelled'));
      const { waves } = graph.schedule;
      for (const [index, wave] of waves.entries()) {
        for (const id of wave) {
          if (status(id) === 'in-progress') expect(index).toBe(0);
          else expect(waits(id).filter((other) => !done.has(other))).toEqual([]);
          for (const other of wave) {
            expect(isApart(id, other) && !(status(id) === 'in-progress' && status(other) === 'in-progress')).toBe(
              false,
            );
          }
        }
        for (const later of waves.slice(index + 1).flat()) {
          const isFree = waits(later).every((other) => done.has(other)) && !wave.some((id) => isApart(id, later));
          expect(isFree).toBe(false);
        }
        for (const id of wave) done.add(id);
      }
      expect(waves.flat().sort()).toEqual(alone.schedule.waves.flat().sort());
      if (sides.length === 0) expect(waves).toEqual(alone.schedule.waves);
      expect(graph.schedule.ready).toEqual(alone.schedule.ready);
      expect(graph.schedule.criticalPath).toEqual(alone.schedule.criticalPath);
    }),
    { numRuns: 200 },
  );
});
