import { isSettled } from '../graph/progress.ts';
import type { Task } from '../plan/model.ts';
import { MOST_RELATED } from './support/related.ts';
import type { Rule } from './support/rule.ts';
import { are, statusWords, taskName, taskNames } from './support/wording.ts';

/** One finding a wave. */
export const waveStatus: Rule = {
  summary: 'A task of a later wave is done, but one of an earlier wave is not.',
  severity: 'warning',
  *check({ plan: { waves, containers }, graph }) {
    const below = new Map(containers.map(({ id, tasks }) => [id, tasks]));
    const placed = new Set<string>();
    const open: Task[] = [];
    for (const { id: wave, tasks } of waves) {
      const ids = tasks.flatMap(({ value }) => below.get(value) ?? [value]).filter((id) => !placed.has(id));
      const own = [...new Set(ids)].flatMap((id) => graph.byId.get(id)?.task ?? []);
      const done = own.filter(({ status }) => status === 'done');
      if (done.length > 0 && open.length > 0) {
        const [names, earlier] = [done, open].map((list) => taskNames(list.map(({ id }) => id)));
        yield {
          message: `${names} of wave ${wave} ${are(done)} done, but ${earlier}, of ${open.length === 1 ? 'an earlier wave' : 'earlier waves'}, ${are(open)} not.`,
          hint: `Tick ${earlier}, or take the tick off ${names}.`,
          position: done[0]?.statusSource?.position ?? done[0]?.title.position,
          related: open.slice(0, MOST_RELATED).map((task) => ({
            message: `${taskName(task.id)} is ${statusWords[task.status]}.`,
            position: task.statusSource?.position ?? task.title.position,
          })),
        };
      }
      for (const id of ids) placed.add(id);
      open.push(...own.filter(({ status, optional }) => !optional && !isSettled(status)));
    }
  },
};
