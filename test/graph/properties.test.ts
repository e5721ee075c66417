import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PlanGraph } from '../../plugin/graph/model.ts';
import { pathBetween } from '../../plugin/graph/paths.ts';
import { ancestors } from './ancestors.ts';
import { type Brute, bruteForce, closure, girth } from './brute.ts';
import { graphOf } from './graph-of.ts';
import { type Sketch, sketches, toMarkdown } from './sketch.ts';

/** Each case is written as Markdown, read, related, and held against what brute force makes of the sketch. */
function holds(check: (graph: PlanGraph, brute: Brute, sketch: Sketch) => void, numRuns = 150): void {
  fc.assert(
    fc.property(sketches, (sketch) => {
      const graph = graphOf(toMarkdown(sketch), { phaseOrder: sketch.implied ? 'implied' : 'none' });
      check(graph, bruteForce(sketch), sketch);
    }),
    { numRuns },
  );
}

const isClosed = ({ status }: { status: string }) => status === 'done' || status === 'cancelled';

test('the plan is read as it was sketched', () => {
  holds((graph, _, { tasks }) => {
    expect(graph.tasks.map(({ task }) => [task.id, task.status])).toEqual(tasks.map(({ id, status }) => [id, status]));
    expect(graph.tasks.map(({ task }) => task.estimate?.hours ?? null)).toEqual(tasks.map(({ hours }) => hours));
  });
});

test('dependencies and dependents are the declared edges, both ways; edges are what tasks themselves name', () => {
  holds((graph, { needs }, { tasks }) => {
    const ids = (list: Iterable<number>) => [...list].map((task) => tasks[task]?.id).sort();
    for (const [index, node] of graph.tasks.entries()) {
      expect([...node.prerequisites].sort()).toEqual(ids(needs[index] ?? []));
      const unlocks = tasks.keys().filter((other) => needs[other]?.has(index) ?? false);
      expect([...node.dependents].sort()).toEqual(ids(unlocks));
      expect(node.dependsOn.filter((name) => graph.byId.has(name))).toEqual(node.prerequisites);
    }
    for (const { from, to } of graph.edges) expect(graph.byId.get(to)?.prerequisites).toContain(from);
  });
});

test('an implied edge stays exactly where it closes no cycle', () => {
  holds((graph, { keepsImplied }, { tasks, phases }) => {
    const kept = tasks.map(({ phase }, index) => (keepsImplied[index] ? [phases[phase - 1]?.id] : []));
    expect(graph.tasks.map(({ impliedPhases }) => impliedPhases)).toEqual(kept);
    const listed = new Set(tasks.flatMap(({ phase }, index) => (keepsImplied[index] ? [phases[phase]?.id] : [])));
    const implied = graph.phaseEdges.filter(({ kind }) => kind === 'implied');
    expect(implied.map(({ to }) => to)).toEqual([...listed]);
  });
});

test('cycles are the strongly connected parts, each with a shortest cycle of declared edges', () => {
  holds((graph, { needs }, { tasks }) => {
    const reach = closure(needs);
    const parts = new Set(
      tasks.flatMap((_, one) => {
        const part = [...tasks.keys()].filter((other) => reach[one]?.has(other) && reach[other]?.has(one));
        return part.length > 0 ? [part.map((task) => tasks[task]?.id).join()] : [];
      }),
    );
    expect(graph.cycles.map(({ members }) => members.join())).toEqual([...parts]);
    for (const { members, edges } of graph.cycles) {
      expect(edges.map(({ to }) => to)).toEqual([...edges.slice(1), ...edges.slice(0, 1)].map(({ from }) => from));
      for (const { from, to } of edges) expect(graph.byId.get(to)?.prerequisites).toContain(from);
      expect(edges.length).toBe(
        girth(
          members.map((id) => graph.byId.get(id)?.index ?? -1),
          needs,
        ),
      );
    }
  });
});

test('a task is ready when all it waits for is closed and nothing else blocks it', () => {
  holds((graph, { waits, held }, { tasks }) => {
    const ready = tasks.flatMap(({ id, status }, index) => {
      const freed = [...(waits[index] ?? [])].every((other) => isClosed(tasks[other] ?? { status: '' }));
      return status === 'todo' && freed && !held[index] ? [id] : [];
    });
    expect(graph.schedule.ready).toEqual(ready);
  });
});

/** Open tasks that are on no cycle of open tasks, nor downstream of one. */
function schedulable({ waits, selfish }: Brute, { tasks }: Sketch): { open: Set<number>; needs: Set<number>[] } {
  const isOpen = (index: number) => !isClosed(tasks[index] ?? { status: '' });
  const needs = waits.map((list, index) => new Set(isOpen(index) ? [...list].filter(isOpen) : []));
  const reach = closure(
    needs.map((list, index) => (selfish[index] && isOpen(index) ? new Set([...list, index]) : list)),
  );
  const looped = (index: number) => reach[index]?.has(index) ?? false;
  const open = [...tasks.keys()].filter(
    (index) => isOpen(index) && !looped(index) && ![...(reach[index] ?? [])].some(looped),
  );
  return { open: new Set(open), needs };
}

test('waves are those of a run wave by wave', () => {
  holds((graph, brute, sketch) => {
    const { open, needs } = schedulable(brute, sketch);
    const waves: string[][] = [];
    const over = new Set<number>();
    while (over.size < open.size) {
      const wave = [...open].filter((task) => {
        const running = waves.length === 0 && sketch.tasks[task]?.status === 'in-progress';
        return !over.has(task) && (running || [...(needs[task] ?? [])].every((other) => over.has(other)));
      });
      for (const task of wave) over.add(task);
      waves.push(wave.map((task) => sketch.tasks[task]?.id ?? ''));
    }
    expect(graph.schedule.waves).toEqual(waves);
    expect(graph.tasks.map(({ wave }) => wave !== null)).toEqual(sketch.tasks.map((_, index) => open.has(index)));
  });
});

test('the critical path is the longest of all chains, the first of equal ones', () => {
  holds((graph, brute, sketch) => {
    const { open, needs } = schedulable(brute, sketch);
    const left = sketch.tasks.filter((task) => !isClosed(task));
    const timed = left.length > 0 && left.every(({ hours }) => hours !== null);
    const weight = (task: number) => (timed ? (sketch.tasks[task]?.hours ?? 0) : 1);
    const from = (task: number): number[][] => {
      const next = [...open].filter((other) => needs[other]?.has(task));
      return [[task], ...next.flatMap((other) => from(other).map((chain) => [task, ...chain]))];
    };
    const measure = (chain: readonly number[]) => chain.reduce((sum, task) => sum + weight(task), 0);
    const chains = [...open].flatMap(from).sort((a, b) => measure(b) - measure(a) || compare(a, b));
    const path = chains[0] ?? [];
    expect(graph.schedule.criticalPath).toEqual(path.map((task) => sketch.tasks[task]?.id));
    expect(graph.schedule).toMatchObject({ unit: timed ? 'hours' : 'tasks', length: measure(path) });
  });
});

function compare(a: readonly number[], b: readonly number[]): number {
  const differs = a.findIndex((task, index) => task !== b[index]);
  return (a[differs] ?? 0) - (b[differs] ?? 0);
}

test('ancestors are all that a task waits for, and every path to them has real steps', () => {
  holds((graph, { needs, waits }, { tasks }) => {
    for (const [over, edges] of [
      ['declared', needs],
      ['all', waits],
    ] as const) {
      const reach = closure(edges);
      for (const [later, { id }] of tasks.entries()) {
        const expected = tasks.flatMap((task, earlier) => (reach[later]?.has(earlier) ? [task.id] : []));
        expect(ancestors(graph, id, over)).toEqual(expected);
        for (const { id: earlier } of tasks) {
          const way = pathBetween(graph, earlier, id, over);
          expect(way !== null).toBe(expected.includes(earlier));
          if (!way) continue;
          expect([way[0]?.from, way.at(-1)?.to]).toEqual([earlier, id]);
          for (const { from, to, kind } of way) {
            const list = (kind === 'declared' ? needs : waits)[graph.byId.get(to)?.index ?? -1];
            expect(list?.has(graph.byId.get(from)?.index ?? -1)).toBe(true);
          }
        }
      }
    }
  }, 100);
});
