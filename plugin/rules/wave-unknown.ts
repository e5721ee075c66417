import { nearestId } from './support/ids.ts';
import type { Rule } from './support/rule.ts';
import { taskName } from './support/wording.ts';

/** A task in two waves, and waves that cannot be read, are warnings. */
export const waveUnknown: Rule = {
  summary: 'The waves that a plan declares name a task that it does not have.',
  severity: 'error',
  *check({ plan: { waves, unreadWaves, containers }, graph }) {
    if (unreadWaves) {
      yield {
        message: 'The waves are not read: this is not JSON.',
        hint: 'Correct the JSON: names and ids in double quotes, a comma between two, none after the last.',
        position: unreadWaves.position,
        severity: 'warning',
      };
    }
    const known = new Set([...graph.byId.keys(), ...containers.map(({ id }) => id)]);
    const first = new Map<string, string>();
    for (const { id: wave, tasks } of waves) {
      for (const { value, position } of tasks) {
        const before = first.get(value);
        if (!known.has(value)) {
          const like = nearestId(value, known);
          yield {
            message: `Wave ${wave} names ${taskName(value)}, which is not in this plan.`,
            hint:
              like === undefined
                ? 'Remove it from the wave, or add the task.'
                : `Write \`"${like}"\`, or remove it from the wave.`,
            position,
          };
        } else if (before !== undefined) {
          yield {
            message: `${taskName(value)} is in wave ${before} and in wave ${wave}.`,
            hint: `Remove it from one of them; now it counts for wave ${before}.`,
            position,
            severity: 'warning',
          };
        }
        first.set(value, before ?? wave);
      }
    }
  },
};
