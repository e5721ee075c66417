import type { Constraints } from '../../plugin/graph/constraints/model.ts';
import { relate } from '../../plugin/graph/relate.ts';
import type { Plan } from '../../plugin/plan/model.ts';
import { parseMarkdown } from '../../plugin/plan/parse.ts';
import { readPlan } from '../../plugin/plan/read.ts';
import { printTable } from './table.ts';
import { atMost, time } from './time.ts';

/** Tasks and rows: twice the rows over the same tasks, then twice of both. */
const SIZES = [
  [1_000, 1_000],
  [1_000, 2_000],
  [2_000, 4_000],
] as const;
const RUNS = 3;

/** What a side of a row names: one task, or a stretch of the plan. */
const shapes = {
  'one task a side': (one: number, _: number) => id(one),
  'a stretch of the plan a side': (one: number, other: number) =>
    `${id(Math.min(one, other))}-${id(Math.max(one, other))}`,
} as const;

/** Prints what binding and judging constraint rows and finding their evidence costs, where there are one or two for each task of a plan. */
export async function run(): Promise<void> {
  console.log('\nConstraint rows, bound and judged: milliseconds\n');
  const table = [['', 'tasks', 'rows', 'relate without', 'with rows', 'verdicts', 'evidence', 'all a row']];
  const growths: string[] = [];
  for (const [name, side] of Object.entries(shapes)) {
    const costs: number[] = [];
    for (const [tasks, rows] of SIZES) {
      const [bare, full] = [planOf(tasks, 0, side), planOf(tasks, rows, side)];
      const { ms: without } = await time(RUNS, () => relate(bare));
      const { ms: related } = await time(RUNS, () => relate(full));
      const fresh = Array.from({ length: RUNS }, () => relate(full));
      const { ms: verdicts } = await time(RUNS, () => fresh.pop()?.constraints);
      const judged = Array.from({ length: RUNS }, () => relate(full).constraints);
      const { ms: evidence } = await time(RUNS, () => allEvidence(judged.pop()));
      const cost = Math.max(0, related - without + verdicts + evidence) / rows;
      costs.push(cost);
      table.push([
        name,
        ...[tasks, rows].map(String),
        ...[without, related, verdicts, evidence].map((ms) => ms.toFixed(0)),
        cost.toFixed(3),
      ]);
    }
    const [few = 1, many = 0, larger = 0] = costs;
    growths.push(
      `A row with ${name} among 2,000, in times of one among 1,000: ${atMost(many / few, 2)}`,
      `The same in a plan twice as large, where stretches are twice as wide: ${(larger / many).toFixed(2)}`,
    );
  }
  printTable(table);
  console.log(`\n${growths.join('\n')}`);
}

/** What a page shows of rows of two sides. */
function allEvidence(judged: Constraints | undefined) {
  return [...(judged?.sequence ?? []), ...(judged?.mutualExclusion ?? [])].map(({ evidence }) => evidence);
}

function id(index: number): string {
  return `${Math.floor(index / 50) + 1}.${(index % 50) + 1}`;
}

/** A plan whose rows, half of them sequences and half exclusions, name tasks all over it. */
function planOf(tasks: number, rows: number, side: (one: number, other: number) => string): Plan {
  const lines = Array.from({ length: tasks }, (_, index) => {
    const heading = index % 50 === 0 ? `## Phase ${index / 50 + 1}\n` : '';
    const needed = index % 3 > 0 ? `  - Depends on: ${id(Math.floor(index / 2))}\n` : '';
    return `${heading}- [ ] Task ${id(index)}: T\n${needed}`;
  });
  const cells = Array.from({ length: rows / 2 }, (_, row) => {
    const [one, other] = [(row * 7_919) % tasks, (row * 104_729 + 1) % tasks];
    return [side(Math.min(one, other), other), side(Math.max(one, other), one)] as const;
  });
  const text = [
    `# P\n${lines.join('')}`,
    '## Sequence Constraints\n\n| Constraint | Type | Rationale |\n|---|---|---|',
    ...cells.map(([one, other]) => `| ${one} before ${other} | x | y |`),
    '\n## Mutual Exclusion\n\n| A | B | Conflict Type |\n|---|---|---|',
    ...cells.map(([one, other]) => `| ${one} | ${other} | x |`),
  ].join('\n');
  return readPlan(parseMarkdown(text), { id: 'plan', path: 'plan/tasks.md', source: text });
}
