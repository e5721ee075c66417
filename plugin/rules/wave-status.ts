import { isClosed } from '../graph/progress.ts';
import type { Task } from '../plan/model.ts';
import { declaredWaves } from '../plan/waves.ts';
import { relatedStatuses, statusPosition } from './support/related.ts';
import type { Rule } from './support/rule.ts';
import { are, taskNames } from './support/wording.ts';

/** One finding a wave. */
export const waveStatus: Rule = {
  summary: 'A task of a later wave is done, but one of an earlier wave is not.',
  severity: 'warning',
  *check({ plan, graph }) {
    const placed = new Set<string>();
    const open: Task[] = [];
    for (const { wave, ids: all } of declaredWaves(plan)) {
      const ids = all.filter((id) => !placed.has(id));
      const own = ids.flatMap((id) => graph.byId.get(id)?.task ?? []);
      const done = own.filter(({ status }) => status === 'done');
      const [first] = done;
      if (first && open.length > 0) {
        const [names, earlier] = [done, open].map((list) => taskNames(list.map(({ id }) => id)));
        yield {
          message: `${names} of wave ${wave.id} ${are(done)} done, but ${earlier}, of ${open.length === 1 ? 'an earlier wave' : 'earlier waves'}, ${are(open)} not.`,
          hint: `Tick ${earlier}, or take the tick off ${names}.`,
          position: statusPosition(first),
          related: relatedStatuses(open),
        };
      }
      for (const id of ids) placed.add(id);
      open.push(...own.filter(({ status, optional }) => !optional && !isClosed(status)));
    }
  },
};
