import type { Plan } from '../plan/model.ts';
import { freeId } from './support/ids.ts';
import type { Rule } from './support/rule.ts';
import { taskName } from './support/wording.ts';

/** Each task but the first is at fault. A bare mention of a task, as in a checklist, is not a second definition. */
export const duplicateTask: Rule = {
  summary: 'Two tasks have the same id.',
  severity: 'error',
  *check({ plan, graph }) {
    for (const { id, at, first } of [...plan.duplicates, ...containersTwice(plan)]) {
      const free = freeId(id, [...graph.byId.keys(), ...plan.containers.map((one) => one.id)]);
      yield {
        message: `${taskName(id)} is defined more than once.`,
        hint: `Give this task another id${free === null ? '' : `, such as \`${taskName(free)}\``}, or merge the two tasks.`,
        position: at.id.position ?? at.title.position,
        related: [{ message: 'First defined here.', position: first.id.position ?? first.title.position }],
      };
    }
  },
};

/** Tasks with others below their number. */
function containersTwice({ containers }: Plan) {
  const tasks = containers
    .filter(({ kind }) => kind === 'task')
    .map(({ id, box, title }) => ({ id, at: { id: box, title } }));
  return tasks.flatMap(({ id, at }) => {
    const first = tasks.find((one) => one.id === id)?.at;
    return first && first !== at ? [{ id, at, first }] : [];
  });
}
