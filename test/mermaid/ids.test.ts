import fc from 'fast-check';
import { expect, test } from 'vitest';
import { endsOf, meaningOf, phaseNodes, taskNode } from '../../plugin/mermaid/ids.ts';
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

test('what a node stands for is read from it', () => {
  fc.assert(
    fc.property(id, (a) => {
      expect(meaningOf(taskNode(a))).toEqual({ kind: 'task', id: a });
    }),
  );
  expect(meaningOf('p1__2')).toEqual({ kind: 'phase', id: '1' });
  expect(meaningOf('x1')).toBeNull();
});

test('so are the ends of an edge, whatever other ids the plan has', () => {
  fc.assert(
    fc.property(id, id, fc.array(id), (a, b, others) => {
      const [from, to] = [taskNode(a), taskNode(b)];
      expect(endsOf(`L_${from}_${to}_0`, new Set([...others.map(taskNode), from, to]))).toEqual({ from, to });
    }),
    { numRuns: 5000 },
  );
  const known = new Set(['t1', 't2__2e_t3', 't1__2e_t2', 't3', 'p1__2', 'p1', 't1_1']);
  expect(endsOf('L_p1__2_t1_1_0', known)).toEqual({ from: 'p1__2', to: 't1_1' });
  expect(endsOf('L_p1_t1_1_12', known)).toEqual({ from: 'p1', to: 't1_1' });
  expect(endsOf('L_a_b_0', known)).toBeNull();
});
