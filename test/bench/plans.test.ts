import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { examine } from '../../plugin/check/examine.ts';
import { Boundary } from '../../plugin/files/inside.ts';
import { defaultLimits } from '../../plugin/plan/limits.ts';
import { surroundingsOf } from '../../plugin/workspace/surroundings.ts';
import { benchPlan, writeBenchPlans } from './plans.ts';

test('the plans that are measured have about 15 tasks, every section, and nothing wrong with them', () => {
  const examined = Array.from({ length: 21 }, (_, index) =>
    examine({ text: benchPlan(index + 1), id: 'plan', path: 'plan/tasks.md' }),
  );
  expect(examined.flatMap(({ findings }) => findings)).toEqual([]);
  const counts = examined.map(({ plan }) => plan.tasks.length);
  expect([Math.min(...counts), Math.max(...counts)]).toEqual([12, 18]);
  for (const { plan } of examined) {
    const { sequence, mutualExclusion, liveness, atomicity, deadlock } = plan.constraints;
    for (const table of [sequence, mutualExclusion, liveness, atomicity]) expect(table?.rows).not.toHaveLength(0);
    expect(deadlock?.claims).not.toHaveLength(0);
    expect(plan.phases.length).toBeGreaterThan(2);
    expect(plan.drawing).not.toBeNull();
    expect(plan.progress?.rows).toHaveLength(plan.phases.length);
  }
  expect(new Set(examined.map(({ source }) => source)).size).toBe(21);
  expect(new Set(examined.map(({ graph }) => graph.progress.done)).size).toBeGreaterThan(5);
});

test('of the plans that are written one in ten has one mistake, and all files are there', () => {
  let folder: string;
  {
    using files = writeBenchPlans(20);
    folder = files.folder;
    const findings = globSync('**/tasks.md', { cwd: folder }).flatMap((path) => {
      const file = join(files.folder, path);
      const surroundings = surroundingsOf(file, folder, new Boundary(folder), defaultLimits);
      return examine({ bytes: readFileSync(file), id: path, path }, {}, null, surroundings).findings;
    });
    expect(findings.map(({ rule }) => rule)).toEqual(['unknown-dependency', 'unknown-dependency']);
    expect(files.wrong).toBe(2);
  }
  expect(existsSync(folder)).toBe(false);
});
