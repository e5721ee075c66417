import fc from 'fast-check';
import { expect, test } from 'vitest';
import { edgeId, phaseNodes, planNode, taskNode } from '../../plugin/mermaid/ids.ts';
import type { Phase } from '../../plugin/plan/model.ts';
import { graphOf } from '../graph/graph-of.ts';

const letters = fc.constantFrom(
  'a',
  'b',
  '1',
  '5f',
  '.',
  '..',
  '_',
  '__',
  '-',
  'x',
  'é',
  '²',
  '\u{1f600}',
  'end',
  'K',
  't',
  'p1',
);
const id = fc.array(letters, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));

test('different ids have different nodes', () => {
  fc.assert(
    fc.property(id, id, (a, b) => {
      expect(taskNode(a) === taskNode(b)).toBe(a === b);
    }),
    { numRuns: 5000 },
  );
});

test('nodes are plain words that Mermaid has no meaning for', () => {
  fc.assert(
    fc.property(id, (a) => {
      expect(taskNode(a)).toMatch(/^t[A-Za-z0-9_]+$/);
    }),
  );
  expect(['1.1', '1.10', 'a.b', 'a_b', 'A.1', 'end', '__proto__'].map(taskNode)).toEqual([
    't1_1',
    't1_10',
    'ta__2e_b',
    'ta__5f_b',
    'tA_1',
    'tend',
    't__5f___5f_proto__5f___5f_',
  ]);
});

test('phases that share an id do not share a node', () => {
  const { phases } = graphOf('### Phase 1: A\n- [ ] **Task 1.1**: A\n\n### Phase 1: B\n- [ ] **Task 1.2**: B\n');
  expect([...phaseNodes(phases.map(({ phase }) => phase)).values()]).toEqual(['p1', 'p1__2']);
});

test('different pairs of nodes have different edges', () => {
  const characters = ['1', '.', 't', '_'];
  const ids = characters.flatMap((a) => [
    a,
    ...characters.flatMap((b) => [a + b, ...characters.map((c) => a + b + c)]),
  ]);
  const phases = phaseNodes(['1', '1', 'A'].map((id) => ({ id }) as Phase));
  const nodes = [...ids.map(taskNode), ...ids.map(planNode), ...phases.values()];
  const edges = nodes.flatMap((from) => nodes.map((to) => edgeId(from, to)));
  expect(new Set(edges).size).toBe(nodes.length ** 2);
});
