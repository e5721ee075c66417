import type { Plan, Sourced, Task } from '../plan/model.ts';
import type { Report } from './support/finding.ts';
import type { Rule } from './support/rule.ts';
import { taskName } from './support/wording.ts';

const doneWhen = {
  name: 'doneWhen',
  label: 'Done when',
  line: '`- **Done when**: …`',
  says: 'says how to check that the task is done',
  severity: {},
} as const;
const description = {
  name: 'description',
  label: 'Description',
  line: '`- **Description**: …`',
  says: 'says what needs to be done',
  severity: { severity: 'info' },
} as const;
const required = [doneWhen, description];

/**
 * A cancelled task needs neither field. Where a plan does not follow the template and no task has a field, its author
 * does without it: that is one finding, not one for each task, unless a preset holds every plan to the template.
 */
export const missingField: Rule = {
  summary: 'A task has no Done when or no Description.',
  severity: 'contract',
  *check({ plan, preset }) {
    const isHeld = plan.followsTemplate || preset !== undefined;
    const unused = required.filter(({ name }) => !isHeld && plan.tasks.every((task) => isBlank(task[name])));
    if (plan.tasks.some(needsFields)) for (const field of unused) yield inPlan(field, plan);
    for (const task of plan.tasks.filter(needsFields)) {
      for (const field of required) {
        if (unused.includes(field) || !isBlank(task[field.name]) || isUnread(field.name, task, plan)) continue;
        yield {
          message: `${taskName(task.id)} has no ${field.label}.`,
          hint: `Add a line ${field.line} below it that ${field.says}.`,
          position: titlePosition(task),
          ...field.severity,
        };
      }
    }
  },
};

function inPlan({ label, line, says }: (typeof required)[number], { title }: Plan): Report {
  return {
    message: `No task of this plan has a ${label}.`,
    hint: `Add a line ${line} below each task that ${says}.`,
    position: title?.position,
    severity: 'info',
  };
}

function needsFields({ status }: Task): boolean {
  return status !== 'cancelled';
}

/** Whether the field is there and `unread-field` says why it was not read. */
function isUnread(name: 'doneWhen' | 'description', { id }: Task, { unreadFields }: Plan): boolean {
  return unreadFields.some(({ kind, task, names }) => kind !== 'twice' && task === id && names.includes(name));
}

function isBlank(field: Sourced | null): boolean {
  return field === null || field.value.trim() === '';
}

function titlePosition({ title, at, position }: Task) {
  return title.position ?? at.id.position ?? position;
}
