import type { Occurrence, Plan, Sourced, Status, Task } from '../plan/model.ts';
import { statusOfValue } from '../plan/status.ts';
import type { Report } from './support/finding.ts';
import type { Rule } from './support/rule.ts';
import { statusWords, taskName } from './support/wording.ts';

/** Of two places that say a status, the one that does not count is at fault. */
export const statusMismatch: Rule = {
  summary: 'A task’s marks, its Status field or its line in another list or table of the plan disagree.',
  severity: 'warning',
  check: ({ plan }) => plan.tasks.flatMap((task) => [...inTask(task), ...elsewhere(task, plan)]),
};

/** A status, and what says it. */
interface Said extends Sourced<Status> {
  by: string;
}

function inTask(task: Task): Report[] {
  const { mark, secondMark } = task.at;
  const said: Said[] = [
    ...(mark ? [{ ...mark, by: 'its mark' }] : []),
    ...(secondMark ? [{ ...secondMark, by: 'a second mark' }] : []),
    ...fieldsOf(task.at),
  ];
  const counted = said.find(({ value }) => value === task.status) ?? said[0];
  return said.flatMap((one) => (counted && one.value !== counted.value ? [report(task, one, counted)] : []));
}

function fieldsOf({ fields }: Occurrence): Said[] {
  const all = fields.filter(({ name, text }) => name === 'status' && text.value !== '');
  return all.flatMap(({ text }, index): Said[] => {
    const value = statusOfValue(text.value);
    const by = index === 0 ? 'its Status' : 'a second Status';
    return value === undefined ? [] : [{ value, by, position: text.position }];
  });
}

/** Lists and tables that name the task again, with a mark. */
function elsewhere(task: Task, { listed }: Plan): Report[] {
  const counted: Said = { value: task.status, by: 'its own lines', position: task.statusSource?.position };
  const said = [
    ...task.mentions.flatMap(({ mark }) => (mark ? { ...mark, by: places.line } : [])),
    ...listed.filter(({ id }) => id === task.id).map(({ mark, place }) => ({ ...mark, by: places[place] })),
  ];
  return said.filter(({ value }) => value !== task.status).map((one) => report(task, one, counted));
}

const places = { line: 'its line in this list', row: 'its row in this table' } as const;

function report({ id, title }: Task, wrong: Said, counted: Said): Report {
  const [right, other] = [statusWords[counted.value], statusWords[wrong.value]];
  return {
    message: `${taskName(id)} is ${right} by ${counted.by}, but ${other} by ${wrong.by}.`,
    hint: `Write the same status in both places. The task counts as ${right}.`,
    position: wrong.position ?? title.position,
    related: [{ message: `Here it is ${right}.`, position: counted.position ?? title.position }],
  };
}
