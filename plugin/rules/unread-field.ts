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
  const { value: label, position } = field.label;
  const words = { label, quote: quoted(label), task: taskName(field.task), meant: field.meant ?? '' };
  const [message, hint] = texts[field.kind](words);
  return { message, hint, position, ...severityOf(field) };
}

/** A dependency that is lost is an error; ids that may be none, and a step that may be one, are not. */
function severityOf({ kind, names }: UnreadField): Pick<Report, 'severity'> {
  if (kind === 'twice') return { severity: 'warning' };
  return kind !== 'ids' && kind !== 'boxed' && names.some(isDependency) ? { severity: 'error' } : {};
}

/** The label as it is and in quotation marks, the task by its name, and what was meant or comes first. */
type Words = Record<'label' | 'quote' | 'task' | 'meant', string>;

/** What is said of each kind, and what to write instead. */
const texts: Record<UnreadField['kind'], (words: Words) => [message: string, hint: string]> = {
  misspelt: ({ quote, task, meant }) => [
    `${task} has a field ${quote}, which is not known and was not read.`,
    `Did you mean \`**${meant}**:\`?`,
  ],
  ids: ({ quote, task }) => [
    `${task} names tasks under ${quote}, which is not a known field, so they were not read.`,
    'Write `**Depends on**:` for the tasks that come first, `**Blocks**:` for those that wait, or put the ids in a sentence.',
  ],
  stray: ({ quote, task }) => [
    `${quote} is not below ${task} or any other task, so it was not read.`,
    'Indent by two: a field begins under the first letter of its task, and so do code blocks between its fields.',
  ],
  cut: ({ quote, task }) => [
    `${quote} is below another heading than ${task}, so it was not read.`,
    'A heading of the same level ends a task: move the field above it, or write that heading one level lower.',
  ],
  indented: ({ quote, task }) => [
    `${quote} is indented so far that Markdown takes it for code, so it was not read.`,
    `Indent it by two below a list item, and not at all below a heading: it belongs to ${task}.`,
  ],
  nested: ({ quote, task }) => [
    `${quote} is below another item of ${task}, so it was not read.`,
    'Write it right below the task: indent it as far as the other fields.',
  ],
  quoted: ({ quote, task }) => [
    `${quote} is in a quote in ${task}, so it was not read as a field.`,
    'Write it without the `>` in front.',
  ],
  row: ({ quote, task, label }) => [
    `${quote} is a cell of a table in ${task}, so it was not read as a field.`,
    `Write each field as a line, such as \`- **${label}**: …\`.`,
  ],
  boxed: ({ quote, task, label }) => [
    `${quote} has a box, so it is a step of ${task} and was not read as a field.`,
    `Write it without the box: \`- **${label}**: …\`.`,
  ],
  twice: ({ quote, task, meant }) => [
    `${task} has the field ${quote} twice, and the values differ; the first one counts.`,
    `Keep one of them; the first one is ${quoted(meant)}.`,
  ],
};
