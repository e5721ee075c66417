import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Constraints } from '../../plugin/graph/constraints/model.ts';
import { relate } from '../../plugin/graph/relate.ts';
import { parseMarkdown } from '../../plugin/plan/parse.ts';
import { readPlan } from '../../plugin/plan/read.ts';

/** The others, such as contradicted and broken, are errors. */
const ofValidPlans = {
  sequence: ['enforced', 'not-bound', 'unenforced'],
  mutualExclusion: ['not-bound', 'ordered', 'serialised'],
  liveness: ['bounded', 'unbounded'],
  atomicity: ['no-rollback', 'not-bound', 'partial', 'whole'],
  deadlock: ['authors-claim', 'verified'],
} satisfies { [Kind in keyof Constraints]?: Constraints[Kind] extends readonly { verdict: infer V }[] ? V[] : never };

const plans = fileURLToPath(new URL('../../plans/', import.meta.url));

test.each(Object.entries(ofValidPlans))(
  'the example plans show every verdict of %s that a valid plan can have',
  (kind, verdicts) => {
    const shown = globSync('**/tasks.md', { cwd: plans }).flatMap((path) => {
      const source = readFileSync(plans + path, 'utf8');
      const { constraints } = relate(readPlan(parseMarkdown(source), { id: path, path, source }));
      return constraints[kind as keyof typeof ofValidPlans].map(({ verdict }) => verdict);
    });
    expect([...new Set(shown)].sort()).toEqual(verdicts);
  },
);
