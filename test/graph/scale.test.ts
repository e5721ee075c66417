import { describe, expect, test } from 'vitest';
import { pathBetween } from '../../plugin/graph/paths.ts';
import { relate } from '../../plugin/graph/relate.ts';
import type { Dependencies, Dependency, Plan, Reference } from '../../plugin/plan/model.ts';
import { ancestors } from './ancestors.ts';
import { planOf } from './graph-of.ts';

/** A read plan of one phase and two tasks, the second with a dependency: large plans are grown from it, since parsing is slow. */
const seed = planOf(
  '# P\n## Phase 1 (depends on Phase 7)\n- [ ] Task 1.1: A\n- [ ] Task 1.2: B\n  - Depends on: Task 1.1\n',
);

/** @param says what each task names, or null for silence; `waits`, what each phase names */
function grown(sizes: number[], says: Says, waits: Waits = () => null): Plan {
  const [silent, speaking] = seed.tasks;
  const [heading] = seed.phases;
  if (!silent || !speaking || !heading) throw new Error('the seed was not read');
  const tasks = sizes.flatMap((size, at) =>
    Array.from({ length: size }, (_, index) => {
      const dependsOn = naming(speaking.dependsOn, says(at, index));
      return { ...silent, id: `${at}.${index}`, phase: `${at}`, dependsOn };
    }),
  );
  const phases = sizes.map((size, at) => {
    const dependsOn = naming(heading.dependsOn, waits(at));
    return { ...heading, id: `${at}`, tasks: Array.from({ length: size }, (_, index) => `${at}.${index}`), dependsOn };
  });
  return { ...seed, tasks, phases };
}

type Says = (phase: number, task: number) => Reference | null;
type Waits = (phase: number) => Reference | null;

function naming(from: Dependencies | null, reference: Reference | null): Dependencies | null {
  const [item] = from?.items ?? [];
  if (!from || !item || !reference) return null;
  return { ...from, items: [{ ...reference, source: item.source } as Dependency] };
}

const task = (id: string): Reference => ({ kind: 'task', id });
const phase = (index: number): Reference => ({ kind: 'phase', id: `${index}`, to: null });

describe('10,000 tasks', () => {
  test('in one chain', () => {
    const plan = grown([10_000], (_, n) => (n > 0 ? task(`0.${n - 1}`) : null));
    const graph = relate(plan);
    expect(graph.schedule.waves).toHaveLength(10_000);
    expect(graph.schedule.length).toBe(10_000);
    expect(pathBetween(graph, '0.0', '0.9999')).toHaveLength(9_999);
  });

  test('in one ring', () => {
    const plan = grown([10_000], (_, n) => task(`0.${(n + 9_999) % 10_000}`));
    const graph = relate(plan);
    expect(graph.cycles).toHaveLength(1);
    expect(graph.cycles[0]?.edges).toHaveLength(10_000);
    expect(graph.schedule.waves).toEqual([]);
  });

  test('in 2,000 phases, by implied order alone', () => {
    const plan = grown(Array(2_000).fill(5), () => null);
    const graph = relate(plan);
    expect(graph.phaseEdges).toHaveLength(1_999);
    expect(graph.schedule.waves).toHaveLength(2_000);
    expect(ancestors(graph, '1999.0')).toHaveLength(9_995);
  });

  test('in 2,000 phases that wait for each other in a ring', () => {
    const plan = grown(
      Array(2_000).fill(5),
      () => null,
      (index) => phase((index + 1_999) % 2_000),
    );
    const graph = relate(plan);
    expect(graph.cycles[0]?.members).toHaveLength(10_000);
    expect(graph.cycles[0]?.edges).toHaveLength(2_000);
  });
});

test('two phases of 1,000 tasks, one declared after the other, are joined by the end of the first', () => {
  const plan = grown(
    [1_000, 1_000],
    () => null,
    (index) => (index === 1 ? phase(0) : null),
  );
  const graph = relate(plan);
  expect(graph.network.from).toHaveLength(3_000);
  expect(graph.byId.get('1.999')?.prerequisites).toHaveLength(1_000);
  expect(graph.byId.get('0.0')?.dependents).toHaveLength(1_000);
});

describe('2,000 tasks that name very many others', () => {
  const all: Reference = { kind: 'all' };
  const everything: Reference = { kind: 'range', from: '0.0', to: '0.1999' };

  test('all previous tasks, each of them', () => {
    const graph = relate(grown([2_000], () => all));
    expect(graph.schedule.waves).toHaveLength(2_000);
    expect(graph.byId.get('0.1999')?.prerequisites).toHaveLength(1_999);
    expect(graph.edges).toHaveLength(1_999_000);
  });

  test('each of them all the others', () => {
    const graph = relate(grown([2_000], () => everything));
    expect(graph.cycles.map(({ members, edges }) => [members.length, edges.length])).toEqual([[2_000, 2]]);
  });

  test('the layer before, in a ring of 20 layers', () => {
    const start = (n: number) => ((Math.floor(n / 100) + 19) % 20) * 100;
    const layer = (n: number): Reference => ({ kind: 'range', from: `0.${start(n)}`, to: `0.${start(n) + 99}` });
    const graph = relate(grown([2_000], (_, n) => layer(n)));
    expect(graph.cycles.map(({ members, edges }) => [members.length, edges.length])).toEqual([[2_000, 20]]);
  });

  test('in Blocks', () => {
    const plan = grown([2_000], () => null);
    const tasks = plan.tasks.map((one) => ({ ...one, blocks: naming(seed.tasks[1]?.dependsOn ?? null, all) }));
    const graph = relate({ ...plan, tasks });
    expect(graph.byId.get('0.0')?.dependents).toHaveLength(1_999);
    expect(graph.byId.get('0.1999')?.prerequisites).toHaveLength(1_999);
  });

  test('in the words of their phases', () => {
    const graph = relate(
      grown(
        Array(2_000).fill(1),
        () => null,
        () => all,
      ),
    );
    expect(graph.schedule.waves).toHaveLength(2_000);
    expect(graph.phaseEdges).toHaveLength(1_999_000);
  });
});
