/** Which tasks the rows of the constraint tables name (FORMAT section 4). */
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
import type { CellMentions, Unbound } from './model.ts';

/** Tasks as a row names them. */
export interface Side {
  /** Their indexes, ascending. */
  tasks: readonly number[];
  /** Their ids, in the author's order. */
  ids: readonly string[];
}

/** A row of any of the tables, with its index there. */
interface BoundRow<Row extends ConstraintRow> {
  row: Row;
  index: number;
  isPlaceholder: boolean;
  mentions: readonly CellMentions[];
}

/** A row of two sides: what comes first and what waits, or what excludes what. */
export interface BoundPair<Row extends ConstraintRow> extends BoundRow<Row> {
  one: Side;
  other: Side;
  /** Null for a bound row; then each side names a task, and not both the same single one. */
  unbound: Unbound | null;
}

/** A row about any number of tasks. */
export interface BoundGroup<Row extends ConstraintRow> extends BoundRow<Row> {
  side: Side;
  /** The words that name the tasks. */
  references: readonly { source: Sourced; isAlone: boolean; tasks: readonly number[] }[];
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
  const rowOf = <Row extends ConstraintRow>(row: Row, index: number, readings: readonly Reading[]): BoundRow<Row> => {
    const isPlaceholder = placeholderOf(row) !== undefined;
    if (!isPlaceholder) unknown.push(...readings.flatMap((reading) => unknownIn(reading, lookup)));
    const mentions = readings.map(({ cell, mentions: all }) => ({
      cell,
      mentions: all.filter((mention) => targetsOf(mention, lookup).some(isKnown)),
    }));
    return { row, index, isPlaceholder, mentions };
  };
  const group = <Row extends ConstraintRow>(
    row: Row,
    index: number,
    cells: readonly Cell[],
    table: 'liveness' | 'atomicity',
  ): BoundGroup<Row> => {
    const read = cells.map((cell) => readNames(cell, names, table));
    const references = read.flatMap(({ reading, names: named }) =>
      named.map((mention) => ({
        source: sourceOf(mention, reading.cell),
        isAlone: namesOne(mention.reference),
        tasks: tasksIn(mention, lookup),
      })),
    );
    const side = sideOf(
      references.flatMap(({ tasks }) => tasks),
      lookup,
    );
    const readings = read.map(({ reading }) => reading);
    return { ...rowOf(row, index, readings), side, references };
  };
  return {
    sequence: (tables.sequence?.rows ?? []).map((row, index) => {
      const { reading, order } = readSequence(row.constraint, names);
      const sides = typeof order === 'string' ? unboundPair(order) : bindPair(order.before, order.after, lookup);
      return { ...rowOf(row, index, [reading]), ...sides };
    }),
    mutualExclusion: (tables.mutualExclusion?.rows ?? []).map((row, index) => {
      const [a, b] = [readNames(row.a, names, 'exclusion'), readNames(row.b, names, 'exclusion')];
      return { ...rowOf(row, index, [a.reading, b.reading]), ...bindPair(a.names, b.names, lookup) };
    }),
    liveness: (tables.liveness?.rows ?? []).map((row, index) =>
      group(row, index, [row.requirement, row.trigger], 'liveness'),
    ),
    atomicity: (tables.atomicity?.rows ?? []).map((row, index) => group(row, index, [row.group], 'atomicity')),
    unknown,
  };
}

function namesOf({ task, phase, phases }: Lookup): Names {
  const words = phases.map(({ phase: { heading } }) => phaseWordIn(heading.value) ?? '');
  return { tasks: task, phases: phase, phaseWords: new Set(['phase', ...words]) };
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
  const isOneTask = one.tasks.length === 1 && other.tasks.length === 1 && one.tasks[0] === other.tasks[0];
  return isOneTask ? unboundPair('one-task') : { one, other, unbound: null };
}

/** The tasks that one side names. Those that the other side writes out are left out of its expansions. */
function tasksBeside(side: readonly Mention[], against: readonly Mention[], lookup: Lookup): number[] {
  const written = new Set(
    against.filter(({ reference }) => namesOne(reference)).flatMap((mention) => tasksIn(mention, lookup)),
  );
  return side.flatMap((mention) => {
    const tasks = tasksIn(mention, lookup);
    return namesOne(mention.reference) ? tasks : tasks.filter((task) => !written.has(task));
  });
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

function isKnown({ kind }: Target): boolean {
  return kind === 'tasks' || kind === 'phases';
}

function sourceOf({ from, to }: Mention, { inlineText }: Cell): Sourced {
  return { value: inlineText.text.slice(from, to), position: inlineText.positionOf(from, to) };
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
