import { isClosed } from '../graph/progress.ts';
import { relatedStatuses } from './support/related.ts';
import type { Rule } from './support/rule.ts';
import { are, nameOf, statusWords, taskNames } from './support/wording.ts';

/** Below a box that is ticked, optional tasks may be open. */
export const containerStatus: Rule = {
  summary: 'The box of a task that has others below it disagrees with theirs.',
  severity: 'warning',
  *check({ plan, graph }) {
    for (const { kind, id, box, tasks } of plan.containers) {
      const name = nameOf({ kind, id });
      const own = tasks.flatMap((one) => graph.byId.get(one)?.task ?? []);
      const left = own.filter(({ status }) => !isClosed(status));
      const open = left.filter(({ optional }) => !optional);
      if (box.value === 'done' && open.length > 0) {
        const names = taskNames(open.map((task) => task.id));
        yield {
          message: `${name} is done, but ${names}, which ${are(open)} below it, ${are(open)} not.`,
          hint: `Tick ${names}, or take the tick off ${name}.`,
          position: box.position,
          related: relatedStatuses(open),
        };
      }
      if (box.value !== 'done' && left.length === 0 && own.some(({ status }) => status === 'done')) {
        yield {
          message: `${name} is ${statusWords[box.value]}, but all tasks below it are done.`,
          hint: `Tick ${name}, too, or add the task that is left.`,
          position: box.position,
          severity: 'info',
        };
      }
    }
  },
};
