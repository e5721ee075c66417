/** Which of the copies of a task counts, where its id is written more than once. */
import type { Occurrence, Plan } from '../model.ts';
import { isSameTitle } from './task-line.ts';
import { hasBoxes, stepIds, type TaskCopy } from './tasks.ts';

/** The copies that count, in the order of the page, each with the copies that only mention the task. */
interface Counted extends Pick<Plan, 'duplicates'> {
  counted: readonly TaskCopy[];
  mentions: ReadonlyMap<TaskCopy, Occurrence[]>;
}

/** For formats in which each line is a task: the first with an id counts, each further one is a duplicate, or refers back to it. */
export function firstCopies(copies: readonly TaskCopy[]): Counted {
  const mentions = new Map<TaskCopy, Occurrence[]>();
  const duplicates: Plan['duplicates'] = [];
  const firsts = new Map<string, TaskCopy>();
  for (const copy of copies) {
    const { outlined, at } = copy;
    const first = firsts.get(outlined.id);
    if (first && refersBack(at)) mentions.get(first)?.push({ ...at, mark: null });
    else if (first) duplicates.push({ id: outlined.id, at, first: first.at });
    else {
      firsts.set(outlined.id, copy);
      mentions.set(copy, []);
    }
  }
  return { counted: [...firsts.values()], mentions, duplicates };
}

function refersBack({ title }: Occurrence): boolean {
  return /\b(?:see|as|listed|described|done)\s+(?:\S+\s+){0,2}above\b|[見见]上|同上|上記|上述|siehe oben|ci-dessus|см\. выше/iu.test(
    title.value,
  );
}

/**
 * An id written twice is one task where at most one copy carries fields and the titles do not differ: that copy counts,
 * else the first. A further copy with fields or another title is a duplicate.
 */
export function countedCopies(all: readonly TaskCopy[]): Counted {
  const copies = withoutSteps(all);
  const mentions = new Map<TaskCopy, Occurrence[]>();
  const duplicates: Plan['duplicates'] = [];
  for (const [id, all] of Map.groupBy(copies, ({ outlined }) => outlined.id)) {
    const [counted = firstOf(all), ...further] = all.filter(({ at }) => at.fields.length > 0);
    if (!counted) continue;
    const others = all.filter((copy) => copy !== counted && (further.includes(copy) || isAnother(copy, counted)));
    duplicates.push(...others.map(({ at }) => ({ id, at, first: counted.at })));
    const rest = all.filter((copy) => copy !== counted && !others.includes(copy));
    mentions.set(
      counted,
      rest.map((copy) => (isEntry(copy, counted) ? copy.at : { ...copy.at, mark: null })),
    );
  }
  return { counted: copies.filter((copy) => mentions.has(copy)), mentions, duplicates };
}

/** Leaves out headings that say nothing about a task, and whose id is that of a step in another task. */
function withoutSteps(copies: readonly TaskCopy[]): readonly TaskCopy[] {
  const bare = new Set(copies.filter(isBare));
  if (bare.size === 0) return copies;
  const steps = new Set(copies.flatMap(({ outlined }) => stepIds(outlined.blocks)));
  return copies.filter((copy) => !bare.has(copy) || !steps.has(copy.outlined.id));
}

function isBare({ at, outlined }: TaskCopy): boolean {
  return at.form === 'heading' && at.mark === null && at.fields.length === 0 && !hasBoxes(outlined.blocks);
}

/** The first copy; a heading that says nothing about the task, over files or remarks, gives way to one with boxes. */
function firstOf(copies: readonly TaskCopy[]): TaskCopy | undefined {
  const [first] = copies;
  const headings = copies.filter(({ at }) => at.form === 'heading');
  return first && isBare(first) ? (headings.find((copy) => !isBare(copy)) ?? first) : first;
}

/** Whether a copy has a title of its own. */
function isAnother(copy: TaskCopy, counted: TaskCopy): boolean {
  return isEntry(copy, counted) && !isSameTitle(copy.at.title.value, counted.at.title.value);
}

/** Without a colon or the like before its title, a copy is prose about the task; below another box, it is one of its steps. */
function isEntry({ outlined, at }: TaskCopy, counted: TaskCopy): boolean {
  const isTitle = outlined.line.isSeparated || !counted.outlined.line.isSeparated || at.title.value === '';
  return isTitle && !outlined.isUnderBox;
}
