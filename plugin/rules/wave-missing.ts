import type { Rule } from './support/rule.ts';
import { are, taskNames } from './support/wording.ts';

/** One finding a file. An optional task holds nobody up, in whatever wave it is. */
export const waveMissing: Rule = {
  summary: 'A task is in none of the waves that the plan declares.',
  severity: 'warning',
  *check({ plan: { waves, tasks, containers } }) {
    const [last] = waves.slice(-1);
    if (!last) return;
    const named = new Set(waves.flatMap((wave) => wave.tasks.map(({ value }) => value)));
    const placed = new Set([...named, ...containers.flatMap((one) => (named.has(one.id) ? one.tasks : []))]);
    const missing = tasks.filter(({ id, optional, status }) => !optional && status !== 'cancelled' && !placed.has(id));
    if (missing.length === 0) return;
    const names = taskNames(missing.map(({ id }) => id));
    yield {
      message: `${names} ${are(missing)} in no wave.`,
      hint: `Add ${names} to the waves, later than what they wait for.`,
      position: missing[0]?.at.id.position ?? missing[0]?.title.position,
    };
  },
};
