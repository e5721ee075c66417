import { isDependency } from '../plan/labels.ts';
import type { Plan, UnreadField } from '../plan/model.ts';
import type { Report } from './support/finding.ts';
import type { Rule } from './support/rule.ts';
import { quoted, taskName } from './support/wording.ts';

export const unreadField: Rule = {
  summary: 'A line looks like a field but was not read as one, or a field is written twice.',
  severity: 'contract',
  check: ({ plan }) => plan.unreadFields.filter((field) => !followsUnreadTask(field, plan)).map(reportOf),
};

/** Fields of a task that was not read are its own: `unread-task` reports it. */
function followsUnreadTask({ kind, task, label }: UnreadField, { tasks, unread }: Plan): boolean {
  const from = tasks.find(({ id }) => id === task)?.position?.start.offset;
  const to = label.position?.start.offset;
  if (!['stray', 'indented', 'cut'].includes(kind) || from === undefined || to === undefined) return false;
  return unread.some(({ source: { position } }) => {
    const at = position?.start.offset;
    return at !== undefined && from < at && at < to;
  });
}

function reportOf(field: UnreadField): Report {
  return { ...textOf(field), position: field.label.position, ...severityOf(field) };
}

/** A dependency that is lost is an error; ids that may be none, and a step that may be one, are not. */
function severityOf({ kind, names }: UnreadField): Pick<Report, 'severity'> {
  if (kind === 'twice') return { severity: 'warning' };
  return kind !== 'ids' && kind !== 'boxed' && names.some(isDependency) ? { severity: 'error' } : {};
}

function textOf({ kind, task, label, meant }: UnreadField): Pick<Report, 'message' | 'hint'> {
  switch (kind) {
    case 'misspelt':
      return {
        message: `${taskName(task)} has a field ${quoted(label.value)}, which is not known and was not read.`,
        hint: `Did you mean \`**${meant}**:\`?`,
      };
    case 'ids':
      return {
        message: `${taskName(task)} names tasks under ${quoted(label.value)}, which is not a known field, so they were not read.`,
        hint: 'Write `**Depends on**:` for the tasks that come first, `**Blocks**:` for those that wait, or put the ids in a sentence.',
      };
    case 'stray':
      return {
        message: `${quoted(label.value)} is not below ${taskName(task)} or any other task, so it was not read.`,
        hint: 'Indent by two: a field begins under the first letter of its task, and so do code blocks between its fields.',
      };
    case 'cut':
      return {
        message: `${quoted(label.value)} is below another heading than ${taskName(task)}, so it was not read.`,
        hint: 'A heading of the same level ends a task: move the field above it, or write that heading one level lower.',
      };
    case 'indented':
      return {
        message: `${quoted(label.value)} is indented so far that Markdown takes it for code, so it was not read.`,
        hint: `Indent it by two below a list item, and not at all below a heading: it belongs to ${taskName(task)}.`,
      };
    case 'nested':
      return {
        message: `${quoted(label.value)} is below another item of ${taskName(task)}, so it was not read.`,
        hint: 'Write it right below the task: indent it as far as the other fields.',
      };
    case 'quoted':
      return {
        message: `${quoted(label.value)} is in a quote in ${taskName(task)}, so it was not read as a field.`,
        hint: 'Write it without the `>` in front.',
      };
    case 'row':
      return {
        message: `${quoted(label.value)} is a cell of a table in ${taskName(task)}, so it was not read as a field.`,
        hint: `Write each field as a line, such as \`- **${label.value}**: …\`.`,
      };
    case 'boxed':
      return {
        message: `${quoted(label.value)} has a box, so it is a step of ${taskName(task)} and was not read as a field.`,
        hint: `Write it without the box: \`- **${label.value}**: …\`.`,
      };
    case 'twice':
      return {
        message: `${taskName(task)} has the field ${quoted(label.value)} twice, and the values differ; the first one counts.`,
        hint: `Keep one of them; the first one is ${quoted(meant ?? '')}.`,
      };
  }
}
