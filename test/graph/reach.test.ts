import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ancestors } from '../../plugin/graph/ancestors.ts';
import { sweeps } from '../../plugin/graph/reach.ts';
import { redundantDependencies } from '../../plugin/graph/redundant.ts';
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

test('what comes behind many tasks is the same as when each is asked alone', () => {
  fc.assert(
    fc.property(plans, fc.constantFrom('declared' as const, 'all' as const), (text, over) => {
      const graph = graphOf(text);
      const sources = graph.tasks.map(({ index }) => index);
      for (const { sources: chunk, reaches } of sweeps(graph, sources, over)) {
        for (const { task, index } of graph.tasks) {
          const before = new Set(ancestors(graph, task.id, over));
          for (const [bit, source] of chunk.entries()) {
            const id = graph.plan.tasks[source]?.id ?? '';
            expect(reaches(bit, index)).toBe(source === index || before.has(id));
          }
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
      for (const { task, needed, item, again } of redundantDependencies(graph)) {
        if (again) continue;
        const without = text.split('\n').map((line, index, lines) => {
          const owner = lines[index - 1] ?? '';
          return owner.includes(`Task ${task.id}:`)
            ? line.replace(new RegExp(`${item.source.value}(?!\\d)`, 'g'), 'Task 9.9')
            : line;
        });
        expect(ancestors(graphOf(without.join('\n')), task.id, 'declared')).toContain(needed.id);
      }
    }),
    { numRuns: 60 },
  );
});
