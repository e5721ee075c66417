import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as tables from '../../rules/tables.ts';
import { bruteForce, closure, girth } from '../brute.ts';
import { graphOf, list } from '../graph-of.ts';
import { sketches, toMarkdown } from '../sketch.ts';

const sequence = (...rows: string[]) => `\n${tables.sequence(...rows.map((row) => `${row} | x | y`))}\n`;
const atomicity = (...rows: string[]) => `\n${tables.atomicity(...rows.map((row) => `${row} | undo | y`))}\n`;

const deadlocksOf = (source: string) =>
  graphOf(`# P\n${source}`).constraints.deadlocks.map(({ members, edges, groups, at, isExplained }) => ({
    members: members.join(' '),
    edges: edges.map(({ from, to, step, row }) => `${from} > ${to}: ${row ? `row ${row.index}` : step.source?.value}`),
    groups: groups.map(({ index }) => index),
    at: at.row
      ? 'constraint' in at.row.row
        ? `sequence ${at.row.index}`
        : `atomicity ${at.row.index}`
      : at.source.value,
    isExplained,
  }));

describe('the wait-for graph', () => {
  test('has groups as nodes: waits inside one group do not count', () => {
    expect(deadlocksOf(list(['1', '2'], ['2', '1']) + atomicity('Task 1 + Task 2'))).toEqual([]);
    expect(deadlocksOf(list(['1'], ['2', '1'], ['3', '1, 2']) + atomicity('Tasks 1, 2, 3'))).toEqual([]);
  });

  test('a part of a group waits for what waits for another part', () => {
    expect(deadlocksOf(list(['1'], ['2', 'Task 1'], ['3', 'Task 2']) + atomicity('Task 1 + Task 3'))).toEqual([
      {
        members: '1 2 3',
        edges: ['1 > 2: Task 1', '2 > 3: Task 2'],
        groups: [0],
        at: 'atomicity 0',
        isExplained: false,
      },
    ]);
  });

  test('groups that share a task are one node', () => {
    const groups = atomicity('Task 1 + Task 2', 'Task 2 + Task 4');
    expect(deadlocksOf(list(['1'], ['2'], ['3', 'Task 1'], ['4', 'Task 3']) + groups)).toMatchObject([
      { members: '1 2 3 4', edges: ['1 > 3: Task 1', '3 > 4: Task 3'], groups: [0, 1], at: 'atomicity 0' },
    ]);
  });

  test('expansions that hold members of a group on both sides do not make the group wait for itself', () => {
    expect(deadlocksOf(list(['1'], ['2'], ['3', '1-2']) + atomicity('Task 1 + Task 3'))).toEqual([]);
    expect(deadlocksOf(list(['1'], ['2', '4'], ['3', '1-2'], ['4', '3']) + atomicity('Task 1 + Task 3'))).toMatchObject(
      [{ members: '1 2 3 4', isExplained: true }],
    );
  });

  test('rows wait too; the place is the first row in page order', () => {
    const tasks = list(['1'], ['2', 'Task 1'], ['3'], ['4']);
    expect(deadlocksOf(tasks + atomicity('Task 4 + Task 1') + sequence('Task 3 before Task 4', '2 → 3'))).toMatchObject(
      [{ edges: ['1 > 2: Task 1', '2 > 3: row 1', '3 > 4: row 0'], groups: [0], at: 'atomicity 0' }],
    );
    expect(deadlocksOf(tasks + sequence('Task 3 before Task 4', '2 → 3') + atomicity('Task 4 + Task 1'))).toMatchObject(
      [{ at: 'sequence 0' }],
    );
  });

  test('dependencies alone: the cycle is listed, at its first field, and explained by dependency-cycle', () => {
    expect(deadlocksOf(list(['1', 'Task 2'], ['2', 'Task 1']))).toEqual([
      { members: '1 2', edges: ['1 > 2: Task 1', '2 > 1: Task 2'], groups: [], at: 'Task 2', isExplained: true },
    ]);
  });

  test('a contradicted row explains a deadlock whose shortest cycle is another, if it is about two of its nodes', () => {
    const tasks = list(['1'], ['2', '1'], ['3', '2'], ['4', '3']) + atomicity('Task 1 + Task 3');
    const shortest = { members: '1 2 3', edges: ['1 > 2: 1', '2 > 3: 2'] };
    expect(deadlocksOf(tasks)).toMatchObject([{ ...shortest, isExplained: false }]);
    const contradicted = tasks + sequence('Task 4 before Task 1');
    expect(deadlocksOf(contradicted)).toMatchObject([{ edges: shortest.edges, isExplained: true }]);
    expect(deadlocksOf(tasks + sequence('Task 3 before Task 1'))).toMatchObject([{ ...shortest, isExplained: false }]);
  });

  test('the order of phases is not one of the author’s waits', () => {
    const phases = `## Phase 1\n${list(['1.1'])}## Phase 2\n${list(['2.1'])}`;
    expect(deadlocksOf(phases + sequence('Task 2.1 before Task 1.1'))).toEqual([]);
  });
});

test('deadlocks are the strongly connected parts, each with a shortest cycle', () => {
  const pairs = fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 4 });
  fc.assert(
    fc.property(sketches, pairs, pairs, (sketch, drawnRows, drawnGroups) => {
      const ids = sketch.tasks.map(({ id }) => id);
      const inPlan = (drawn: [number, number][]) =>
        drawn.map(([a, b]) => [a % ids.length, b % ids.length] as const).filter(([a, b]) => a !== b);
      const [rows, groups] = [inPlan(drawnRows), inPlan(drawnGroups)];
      const source = [
        toMarkdown(sketch),
        sequence(...rows.map(([a, b]) => `Task ${ids[a]} before Task ${ids[b]}`)),
        atomicity(...groups.map(([a, b]) => `Task ${ids[a]} + Task ${ids[b]}`)),
      ].join('');
      const { constraints } = graphOf(source, { phaseOrder: sketch.implied ? 'implied' : 'none' });

      const node = ids.map((_, index) => index);
      for (const [a, b] of groups) {
        const [one, other] = [node[a] ?? 0, node[b] ?? 0];
        for (const [index, root] of node.entries())
          if (root === Math.max(one, other)) node[index] = Math.min(one, other);
      }
      const waits = ids.map(() => new Set<number>());
      const join = (a: number, b: number) => {
        if (node[a] !== node[b]) waits[node[b] ?? 0]?.add(node[a] ?? 0);
      };
      for (const [b, list] of bruteForce(sketch).needs.entries()) for (const a of list) join(a, b);
      for (const [a, b] of rows) join(a, b);
      const reach = closure(waits);
      const parts = new Set(
        node.flatMap((one) => {
          const part = ids.filter((_, other) => reach[one]?.has(node[other] ?? 0) && reach[node[other] ?? 0]?.has(one));
          return part.length > 0 ? [part.join()] : [];
        }),
      );
      expect(constraints.deadlocks.map(({ members }) => members.join()).sort()).toEqual([...parts].sort());
      for (const { members, edges } of constraints.deadlocks) {
        const at = (id: string) => node[ids.indexOf(id)] ?? -1;
        for (const [index, { from, to, row, step }] of edges.entries()) {
          expect(waits[at(to)]?.has(at(from))).toBe(true);
          expect(at(edges[(index + 1) % edges.length]?.from ?? '')).toBe(at(to));
          if (row) expect([row.before, row.after]).toEqual([[from], [to]]);
          else expect([step.from, step.to, step.kind]).toEqual([from, to, 'declared']);
        }
        expect(edges.length).toBe(girth(members.map(at), waits));
      }
    }),
    { numRuns: 300 },
  );
});
