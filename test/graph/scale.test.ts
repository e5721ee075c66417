import { describe, expect, test } from 'vitest';
import { ancestors, waitsFor } from '../../plugin/graph/ancestors.ts';
import { relate } from '../../plugin/graph/relate.ts';
import type { Dependencies, Plan } from '../../plugin/plan/model.ts';
import { planOf } from './graph-of.ts';

/** A read plan of one phase and two tasks, the second with a dependency: large plans are grown from it, since parsing is slow. */
const seed = planOf(
  '# P\n## Phase 1 (depends on Phase 7)\n- [ ] Task 1.1: A\n- [ ] Task 1.2: B\n  - Depends on: Task 1.1\n',
);

/** @param needs the id that a task names, or null for silence */
function grown(
  sizes: number[],
  needs: (phase: number, task: number) => string | null,
  waits: Waits = () => null,
): Plan {
  const [silent, speaking] = seed.tasks;
  const [phase] = seed.phases;
  if (!silent || !speaking || !phase) throw new Error('the seed was not read');
  const tasks = sizes.flatMap((size, at) =>
    Array.from({ length: size }, (_, index) => {
      const on = needs(at, index);
      const dependsOn = on === null ? null : naming(speaking.dependsOn, { kind: 'task', id: on });
      return { ...silent, id: `${at}.${index}`, phase: `${at}`, dependsOn };
    }),
  );
  const phases = sizes.map((size, at) => {
    const on = waits(at);
    const dependsOn = on === null ? null : naming(phase.dependsOn, { kind: 'phase', id: on, to: null });
    return { ...phase, id: `${at}`, tasks: Array.from({ length: size }, (_, index) => `${at}.${index}`), dependsOn };
  });
  return { ...seed, tasks, phases };
}

type Waits = (phase: number) => string | null;

function naming(
  from: Dependencies | null,
  reference: { kind: 'task'; id: string } | { kind: 'phase'; id: string; to: null },
) {
  const [item] = from?.items ?? [];
  if (!from || !item) throw new Error('the seed was not read');
  return { ...from, items: [{ ...reference, source: item.source }] };
}

/** Seconds of computing: far above what it takes (a tenth), far below what anything quadratic would. */
const soon = 3;

function timed<T>(run: () => T): { value: T; took: number } {
  const start = process.cpuUsage();
  const value = run();
  const { user, system } = process.cpuUsage(start);
  return { value, took: (user + system) / 1e6 };
}

describe('10,000 tasks', () => {
  test('in one chain', () => {
    const plan = grown([10_000], (_, task) => (task > 0 ? `0.${task - 1}` : null));
    const { value: graph, took } = timed(() => relate(plan));
    expect(graph.schedule.waves).toHaveLength(10_000);
    expect(graph.schedule.length).toBe(10_000);
    expect(waitsFor(graph, '0.9999', '0.0')).toHaveLength(9_999);
    expect(took).toBeLessThan(soon);
  });

  test('in one ring', () => {
    const plan = grown([10_000], (_, task) => `0.${(task + 9_999) % 10_000}`);
    const { value: graph, took } = timed(() => relate(plan));
    expect(graph.cycles).toHaveLength(1);
    expect(graph.cycles[0]?.edges).toHaveLength(10_000);
    expect(graph.schedule.waves).toEqual([]);
    expect(took).toBeLessThan(soon);
  });

  test('in 2,000 phases, by implied order alone', () => {
    const plan = grown(Array(2_000).fill(5), () => null);
    const { value: graph, took } = timed(() => relate(plan));
    expect(graph.phaseEdges).toHaveLength(1_999);
    expect(graph.schedule.waves).toHaveLength(2_000);
    expect(ancestors(graph, '1999.0')).toHaveLength(9_995);
    expect(took).toBeLessThan(soon);
  });

  test('in 2,000 phases that wait for each other in a ring', () => {
    const plan = grown(
      Array(2_000).fill(5),
      () => null,
      (phase) => `${(phase + 1_999) % 2_000}`,
    );
    const { value: graph, took } = timed(() => relate(plan));
    expect(graph.cycles[0]?.members).toHaveLength(10_000);
    expect(graph.cycles[0]?.edges).toHaveLength(2_000);
    expect(took).toBeLessThan(soon);
  });

  test('in two phases, one declared behind the other: neither a million arcs nor a million names', () => {
    const plan = grown(
      [5_000, 5_000],
      () => null,
      (phase) => (phase === 1 ? '0' : null),
    );
    const { value: graph, took } = timed(() => {
      const related = relate(plan);
      return { ...related, names: related.tasks.map(({ dependsOn, needs, unlocks }) => [dependsOn, needs, unlocks]) };
    });
    // One list of needs, one of names and one of what is unlocked, each of 5,000, for everybody.
    expect([...new Set(graph.names.flat())].flat()).toHaveLength(15_000);
    expect(graph.network.from.length).toBeLessThan(20_000);
    expect(graph.byId.get('1.4999')?.needs).toHaveLength(5_000);
    expect(graph.byId.get('0.0')?.unlocks).toBe(graph.byId.get('0.4999')?.unlocks);
    expect(took).toBeLessThan(soon);
  });
});
