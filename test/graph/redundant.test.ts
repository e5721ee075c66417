import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkPlan } from '../../plugin/check/check.ts';
import { members } from '../../plugin/graph/algorithms/closure.ts';
import { ancestors } from './ancestors.ts';
import { graphOf } from './graph-of.ts';

const size = 20;
const says = fc.oneof(
  fc.constant('Depends on: None'),
  fc.constant(''),
  fc
    .array(fc.integer({ min: 1, max: size }), { minLength: 1, maxLength: 4 })
    .map((ids) => `Depends on: ${ids.map((id) => `Task ${Math.ceil(id / 5)}.${((id - 1) % 5) + 1}`).join(', ')}`),
  fc.integer({ min: 1, max: 4 }).map((phase) => `Depends on: Phase ${phase}, Task 1.1`),
);

/** Four phases of five tasks with any dependencies, cycles among them. */
const plans = fc.array(says, { minLength: size, maxLength: size }).map((lines) =>
  lines
    .map((line, index) => {
      const [phase, number] = [Math.floor(index / 5) + 1, (index % 5) + 1];
      const heading = number === 1 ? `## Phase ${phase}: Part\n\n` : '';
      return `${heading}- [ ] Task ${phase}.${number}: Do it${line && `\n  - ${line}`}`;
    })
    .join('\n'),
);

test('the closure is what a search from each task alone finds', () => {
  fc.assert(
    fc.property(plans, fc.constantFrom('declared' as const, 'all' as const), (text, over) => {
      const { network } = graphOf(text);
      const { before, after, waitsFor } = network.reach[over];
      const uses = (arc: number) => over === 'all' || network.causeOf(arc)?.kind !== 'implied';
      const isTask = (node: number) => node < network.tasks;
      for (let task = 0; task < network.tasks; task++) {
        const earlier = network.search.backward().reach(task, uses).filter(isTask);
        const later = network.search.forward().reach(task, uses).filter(isTask);
        expect(members(before(task))).toEqual(earlier.sort((a, b) => a - b));
        expect(members(after(task))).toEqual(later.sort((a, b) => a - b));
        for (let other = 0; other < network.tasks; other++) {
          expect(waitsFor(task, other)).toBe(earlier.includes(other));
        }
      }
    }),
    { numRuns: 40 },
  );
});

test('a dependency is redundant exactly where the task waits for the same without it', () => {
  fc.assert(
    fc.property(plans, (text) => {
      const graph = graphOf(text);
      for (const { message, hint } of checkPlan(graph.plan, graph)) {
        const [, id = '', needed] = /^Task (\S+) already depends on Task (\S+) through/.exec(message) ?? [];
        if (needed === undefined) continue;
        const words = /^Remove `(.*)`;/.exec(hint)?.[1];
        const without = text.split('\n').map((line, index, lines) => {
          const owner = lines[index - 1] ?? '';
          return owner.includes(`Task ${id}:`) ? line.replace(new RegExp(`${words}(?!\\d)`, 'g'), 'Task 9.9') : line;
        });
        expect(ancestors(graphOf(without.join('\n')), id, 'declared')).toContain(needed);
      }
    }),
    { numRuns: 60 },
  );
});
