/** Binds the rows of the constraint tables to the tasks that they name (FORMAT section 4). */
import type {
  AtomicityRow,
  Cell,
  LivenessRow,
  MutualExclusionRow,
  SequenceRow,
  Sourced,
  Constraints as Tables,
} from '../../plan/model.ts';
import { type ConstraintRow, placeholderOf } from '../../plan/template.ts';
import { phaseWordIn } from '../../plan/vocabulary.ts';
import { at } from '../algorithms/digraph.ts';
import type { UnknownName } from '../model.ts';
import { type Lookup, namesOne, resolve, type Target, tasksOf } from '../references.ts';
import { type Reading, readNames, readSequence } from './cell.ts';
import type { Mention, Names } from './mentions.ts';
import type { JudgedPair, JudgedRow, Unbound } from './model.ts';

/** Tasks as a row names them. */
export interface Side {
  /** Their indexes, ascending. */
  tasks: readonly number[];
  /** Their ids, in the author's order. */
  ids: readonly string[];
}

/** A row of two sides, before it is judged: where it is bound, each names a task, and not both the same single one. */
export interface BoundPair<Row> extends JudgedPair<Row> {
  one: Side;
  other: Side;
}

/** A row about any number of tasks, before it is judged. */
export interface BoundGroup<Row> extends JudgedRow<Row> {
  side: Side;
  /** The words that name the tasks. */
  references: readonly { mention: Mention; cell: Cell; tasks: readonly number[] }[];
}

/** All rows, in the order of their tables. */
export interface BoundConstraints {
  sequence: readonly BoundPair<SequenceRow>[];
  mutualExclusion: readonly BoundPair<MutualExclusionRow>[];
  liveness: readonly BoundGroup<LivenessRow>[];
  atomicity: readonly BoundGroup<AtomicityRow>[];
  /** Names that nothing in the plan has, in the order of the tables. */
  unknown: readonly UnknownName[];
}

export function bindConstraints(tables: Tables, lookup: Lookup): BoundConstraints {
  const names = namesOf(lookup);
  const unknown: UnknownName[] = [];
  const rowOf = <Row extends ConstraintRow>(row: Row, index: number, readings: readonly Reading[]): JudgedRow<Row> => {
    const isPlaceholder = placeholderOf(row) !== undefined;
    if (!isPlaceholder) unknown.push(...readings.flatMap((reading) => unknownIn(reading, lookup)));
    const mentions = readings.map(({ cell, mentions: all }) => ({
      cell,
      mentions: all.filter((mention) => tasksIn(mention, lookup).length > 0),
    }));
    return { row, index, isPlaceholder, mentions };
  };
  const groupOf = <Row extends ConstraintRow>(row: Row, index: number, readings: readonly Reading[]) => {
    const references = readings.flatMap((reading) =>
      bindingIn(reading).map((mention) => ({ mention, cell: reading.cell, tasks: tasksIn(mention, lookup) })),
    );
    const named = references.flatMap(({ tasks }) => tasks);
    return { ...rowOf(row, index, readings), side: sideOf(named, lookup), references };
  };
  return {
    sequence: (tables.sequence?.rows ?? []).map((row, index) => {
      const reading = readSequence(row.constraint, names);
      const { order } = reading;
      const sides = typeof order === 'string' ? unboundPair(order) : bindPair(order.before, order.after, lookup);
      return { ...rowOf(row, index, [reading]), ...sides };
    }),
    mutualExclusion: (tables.mutualExclusion?.rows ?? []).map((row, index) => {
      const [a, b] = [readNames(row.a, names, 'exclusion'), readNames(row.b, names, 'exclusion')];
      return { ...rowOf(row, index, [a, b]), ...bindPair(bindingIn(a), bindingIn(b), lookup) };
    }),
    liveness: (tables.liveness?.rows ?? []).map((row, index) => {
      const readings = [row.requirement, row.trigger].map((cell) => readNames(cell, names, 'liveness'));
      return groupOf(row, index, readings);
    }),
    atomicity: (tables.atomicity?.rows ?? []).map((row, index) =>
      groupOf(row, index, [readNames(row.group, names, 'atomicity')]),
    ),
    unknown,
  };
}

function namesOf({ task, phase, phases }: Lookup): Names {
  const words = phases.map(({ phase: { heading } }) => phaseWordIn(heading.value) ?? '');
  return { tasks: task, phases: phase, phaseWords: new Set(['phase', ...words]) };
}

/** The names that bind a row: none where the cell is prose. */
function bindingIn({ mentions, isForm }: Reading): readonly Mention[] {
  return isForm ? mentions : [];
}

const nobody: Side = { tasks: [], ids: [] };

function unboundPair(unbound: Unbound) {
  return { one: nobody, other: nobody, unbound };
}

function bindPair(some: readonly Mention[], others: readonly Mention[], lookup: Lookup) {
  const one = sideOf(tasksBeside(some, others, lookup), lookup);
  const other = sideOf(tasksBeside(others, some, lookup), lookup);
  const named = [one, other].filter(({ tasks }) => tasks.length > 0).length;
  if (named < 2) return unboundPair(named === 1 ? 'one-side' : 'no-names');
  const isOneTask = new Set([...one.tasks, ...other.tasks]).size === 1;
  return isOneTask ? unboundPair('one-task') : { one, other, unbound: null };
}

/** The tasks that one side names. Those that the other side writes out are left out of its expansions. */
function tasksBeside(side: readonly Mention[], against: readonly Mention[], lookup: Lookup): number[] {
  const isAlone = ({ reference }: Mention) => namesOne(reference);
  const written = new Set(against.filter(isAlone).flatMap((mention) => tasksIn(mention, lookup)));
  return side.flatMap((mention) => tasksIn(mention, lookup).filter((task) => isAlone(mention) || !written.has(task)));
}

function sideOf(named: readonly number[], { tasks }: Lookup): Side {
  const distinct = [...new Set(named)];
  return { tasks: distinct.toSorted((a, b) => a - b), ids: distinct.map((task) => at(tasks, task).id) };
}

function targetsOf({ reference }: Mention, lookup: Lookup): Target[] {
  return resolve(reference, lookup, () => []);
}

function tasksIn(mention: Mention, lookup: Lookup): readonly number[] {
  return targetsOf(mention, lookup).flatMap((target) => tasksOf(target, lookup));
}

/** Names that nothing has: those with the word, and in a cell that has one of the forms the others as well. */
function unknownIn({ cell, mentions, isForm }: Reading, lookup: Lookup): UnknownName[] {
  return mentions.flatMap((mention) =>
    targetsOf(mention, lookup).flatMap((target) =>
      target.kind === 'unknown' && (mention.worded || isForm)
        ? [{ id: target.id, kind: target.of, source: sourceOf(mention, cell) }]
        : [],
    ),
  );
}

export function sourceOf({ from, to }: Mention, { inlineText }: Cell): Sourced {
  return { value: inlineText.text.slice(from, to), position: inlineText.positionOf(from, to) };
}
