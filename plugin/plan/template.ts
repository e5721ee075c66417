/**
 * The texts of the plan template itself, by which text that was left in place is known. They are part of the contract,
 * `template/tasks.md`; nothing else in brackets counts as a placeholder.
 */
import { isField } from './field/field.ts';
import { inlineTextOf, sourced } from './inline/inline-text.ts';
import { textOf } from './inline/layout.ts';
import type { Block, Cell, Constraints, Placeholder, Plan, ProgressRow, Sourced, Task } from './model.ts';
import type { Outline } from './outline.ts';
import type { Page } from './page.ts';
import { TEMPLATE } from './template-text.ts';
import type { Source } from './text/source.ts';
import { textBlocks } from './walk.ts';

/** Its texts in brackets; a box holds only one character. */
const bracketed: ReadonlySet<string> = new Set(TEMPLATE.match(/\[[^\]\n]{2,}\]/g));

/** Title, Description and Done when of its tasks. */
const templateTasks = Array.from(
  TEMPLATE.matchAll(
    /\*\*Task [\d.]+\*\*: (.+)\n {2}- \*\*Description\*\*: ([\s\S]+?)\n(?: {2}- \*\*(?:Depends on|Files)\*\*: .+\n)* {2}- \*\*Done when\*\*: (.+)/g,
  ),
  ([, ...texts]) => texts.map((text) => text.replace(/\n +- /g, '\n')),
);

/** Its constraint rows by their first cells, the cells joined by bars. */
const templateRows = new Map(
  Array.from(TEMPLATE.matchAll(/^\| (.+) \|$/gm), ([, row = '']) => [row.split(' | ')[0], row.replaceAll(' | ', '|')]),
);

/** A whole value that the template holds in brackets, `TBD` or `YYYY-MM-DD`. */
export function isPlaceholder(text: string): boolean {
  return (text.startsWith('[') && bracketed.has(text)) || text === 'TBD' || text === 'YYYY-MM-DD';
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

/** Every value that the author left as the template has it. */
export function findPlaceholders(
  plan: Omit<Plan, 'placeholders' | 'untouched'>,
  { tree, source }: Page,
  { outsideTasks }: Outline,
): Placeholder[] {
  const { designDocument, totalTasks, estimatedEffort } = plan.overview;
  const outside = tree.children.flatMap((_, index) => outsideTasks(index) ?? []);
  return [
    ...plan.tasks.flatMap((task) => ofTask(task, source)),
    ...ofRows(plan.constraints),
    ...(plan.progress?.rows ?? []).flatMap(ofProgressRow),
    ...ofValues('elsewhere', [plan.title, designDocument, totalTasks, estimatedEffort, plan.progress?.lastUpdated]),
    ...ofBlocks(outside, source),
  ];
}

function ofTask({ at, title, doneWhen, dependsOn }: Task, source: Source | null): Placeholder[] {
  const weighty = [title, doneWhen, dependsOn?.source];
  const others = at.fields.map(({ text }) => text).filter((text) => !weighty.includes(text));
  const blocks = at.body.filter((part): part is Block => !isField(part));
  return [
    ...ofValues('title', [title]),
    ...ofValues('doneWhen', [doneWhen]),
    ...ofValues('dependsOn', [dependsOn?.source]),
    ...ofValues('elsewhere', others),
    ...ofBlocks(blocks, source),
  ];
}

function ofValues(where: Placeholder['where'], values: (Sourced | null | undefined)[]): Placeholder[] {
  const left = values.filter((source) => source && isPlaceholder(source.value)) as Sourced[];
  return left.map((source) => ({ source, where }));
}

/** Paragraphs and list items that are one placeholder, such as the template's notes. */
function ofBlocks(blocks: readonly Block[], source: Source | null): Placeholder[] {
  const left = textBlocks(blocks).filter(({ children }) => isPlaceholder(textOf(children).trim()));
  return left.map(({ children }) => ({ source: sourced(inlineTextOf(children, source)), where: 'elsewhere' }));
}

/** Cells of the progress table: the template counts nothing yet and writes `X`. */
function ofProgressRow({ cells }: ProgressRow): Placeholder[] {
  const left = cells.filter(({ text }) => text === 'X' || isPlaceholder(text));
  return left.map(({ text, position }) => ({ source: { value: text, position }, where: 'row' }));
}

/** One a row. */
function ofRows(constraints: Constraints): Placeholder[] {
  const { sequence, mutualExclusion, liveness, atomicity } = constraints;
  const rows = [sequence, mutualExclusion, liveness, atomicity].flatMap((table): ConstraintRow[] => table?.rows ?? []);
  return rows.flatMap((row) => {
    const found = placeholderOf(row);
    return found ? [{ source: { value: found.text, position: found.position }, where: 'row' as const }] : [];
  });
}

/** A row of any of the four tables. */
export type ConstraintRow = NonNullable<
  Constraints['sequence' | 'mutualExclusion' | 'liveness' | 'atomicity']
>['rows'][number];

/** The cell at which a constraint row is still the template's: its first placeholder, or the first of a whole such row. */
export function placeholderOf(row: ConstraintRow): Cell | undefined {
  const cells: Cell[] = Object.values(row);
  const [first] = cells;
  const known = first && templateRows.get(first.text);
  const isWhole = known !== undefined && known === cells.map((cell) => cell.text).join('|');
  return cells.find((cell) => isPlaceholder(cell.text)) ?? (isWhole ? first : undefined);
}
