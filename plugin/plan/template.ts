/**
 * The texts of the plan template itself, by which text that was left in place is known. They are part of the contract,
 * `template/tasks.md`; nothing else in brackets counts as a placeholder.
 */
import type { Constraints, Placeholder, Plan, Sourced, Task } from './model.ts';

const bracketed = new Set(
  [
    'Feature Name|Link to design.md|count|rough estimate if known|Title|What needs to be done',
    'Expected files to create/modify|Specific completion criteria|test file locations|doc file locations',
    'Edge case 1|Edge case 2|component|feature|specific functionality|specific integration',
    'Constraint|Type|Why|Operation A|Operation B|Conflict type|Requirement|Trigger|Guarantee',
    'Operation|Rollback|Notes|None / Description of any found',
    'Important context from design phase|Patterns to follow with file references|Common mistakes to avoid',
    'Link to relevant documentation|Link to similar implementations in codebase',
    'Any known blockers to watch for|Risks identified in design phase|date/time',
  ].flatMap((line) => line.split('|').map((text) => `[${text}]`)),
);

/** Title, Description and Done when of the template's tasks that are no placeholders altogether. */
const templateTasks: readonly (readonly [title: string, description: string, doneWhen: string])[] = [
  ['Write unit tests for [component]', 'Test [specific functionality]', 'Tests pass, coverage adequate for component'],
  ['Write integration tests for [feature]', 'Test [specific integration]', 'Tests pass, key scenarios covered'],
  ['Test edge cases', 'Handle and test edge cases:\n[Edge case 1]\n[Edge case 2]', 'Edge cases handled and tested'],
  ['Update documentation', 'Update API docs, README, etc.', 'Documentation is current and accurate'],
  ['Code cleanup', 'Remove TODOs, clean up debug code, final review', 'Code is production-ready'],
];

const templateRows = new Set(
  [
    ['Auth middleware MUST be deployed before protected routes', 'Deploy order', 'Routes depend on auth'],
    ['Database migration MUST complete before API deployment', 'Deploy order', 'API needs schema'],
    ['Session creation', 'Token refresh', 'Race condition'],
    ['Write to user table', 'Concurrent user update', 'Data integrity'],
    ['User MUST eventually see confirmation', 'After purchase', '30 seconds'],
    ['Webhook MUST eventually fire', 'After state change', '5 retries'],
    ['Payment + Order creation', 'Refund payment if order fails', 'Saga pattern'],
    ['If payment fails, cart MUST NOT be cleared', 'No action needed', 'Preserve state'],
  ].map((row) => row.join('|')),
);

/** A whole value that the template holds in brackets, `TBD` or `YYYY-MM-DD`. */
export function isPlaceholder(text: string): boolean {
  return bracketed.has(text) || text === 'TBD' || text === 'YYYY-MM-DD';
}

/** A task whose title is a placeholder, or that is word for word one of the template's. */
function isUntouched(task: Task): boolean {
  if (isPlaceholder(task.title.value)) return true;
  const written = [task.title.value, task.description?.value ?? '', task.doneWhen?.value ?? ''];
  return templateTasks.some((known) => known.every((text, index) => text === written[index]));
}

/** True where there is a task and each is still the template's own. */
export function isUntouchedTemplate(tasks: readonly Task[]): boolean {
  return tasks.length > 0 && tasks.every(isUntouched);
}

/** Every value that the author left as the template has it, in no particular order. */
export function findPlaceholders(plan: Omit<Plan, 'placeholders' | 'untouched'>): Placeholder[] {
  return [
    ...plan.tasks.flatMap(ofTask),
    ...ofRows(plan.constraints),
    ...ofValues('elsewhere', [
      plan.title,
      plan.overview.designDocument,
      plan.overview.totalTasks,
      plan.overview.estimatedEffort,
    ]),
    ...ofValues('elsewhere', [plan.progress?.lastUpdated]),
  ];
}

function ofTask(task: Task): Placeholder[] {
  const fields = task.at.fields.filter(
    (field) => field.name === 'files' || field.name === 'estimate' || field.name === 'status',
  );
  return [
    ...ofValues('title', [task.title]),
    ...ofValues('doneWhen', [task.doneWhen]),
    ...ofValues('dependsOn', [task.dependsOn?.source]),
    ...ofValues('elsewhere', [task.description, ...fields.map((field) => field.text)]),
  ];
}

function ofValues(where: Placeholder['where'], values: (Sourced | null | undefined)[]): Placeholder[] {
  return values.flatMap((source) => (source && isPlaceholder(source.value) ? [{ source, where }] : []));
}

/** One a row: its first placeholder cell, or the whole row where it is the template's own. */
function ofRows(constraints: Constraints): Placeholder[] {
  const { sequence, mutualExclusion, liveness, atomicity } = constraints;
  const rows = [sequence, mutualExclusion, liveness, atomicity].flatMap(
    (table) => table?.rows.map((row) => Object.values(row)) ?? [],
  );
  return rows.flatMap((cells) => {
    const left = cells.find((cell) => isPlaceholder(cell.text));
    const whole = templateRows.has(cells.map((cell) => cell.text).join('|')) ? cells[0] : undefined;
    const found = left ?? whole;
    return found ? [{ source: { value: found.text, position: found.position }, where: 'row' as const }] : [];
  });
}
