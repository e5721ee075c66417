import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generatePlan } from '../support/generate.ts';

/** A plan for the benchmark: 12 to 18 tasks, three to five a phase. */
export function benchPlan(number: number): string {
  return generatePlan(12 + (number % 7), 3 + (number % 3), number);
}

/** Plans in a folder. */
export interface BenchFolder extends Disposable {
  folder: string;
  bytes: number;
  /** How many plans hold one mistake, so that a reader sees that they were judged. */
  wrong: number;
}

/** Every this many plans, one waits for a task that there is not. */
const WRONG_EVERY = 10;

/** Writes plans, each into a folder of its own, with the files that they name; all of it goes when the folder is disposed of. */
export function writeBenchPlans(count: number): BenchFolder {
  const folder = mkdtempSync(join(tmpdir(), 'planwright-bench-'));
  const plans = Array.from({ length: count }, (_, index) => {
    const text = benchPlan(index + 1);
    return index % WRONG_EVERY === 0
      ? text.replace('**Depends on**: Task 1.1', '**Depends on**: Task 1.1, 99.1')
      : text;
  });
  for (const [index, text] of plans.entries()) {
    const home = join(folder, `plan-${index + 1}`);
    mkdirSync(home);
    writeFileSync(join(home, 'tasks.md'), text);
    writeFileSync(join(home, 'design.md'), '# Design\n');
  }
  for (const file of new Set(plans.flatMap(filesIn))) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), '');
  }
  return {
    folder,
    bytes: plans.reduce((sum, text) => sum + Buffer.byteLength(text), 0),
    wrong: Math.ceil(count / WRONG_EVERY),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function filesIn(plan: string): string[] {
  return plan.match(/(?:src|test)\/part-\d+\/[\w.-]+\.ts/g) ?? [];
}
