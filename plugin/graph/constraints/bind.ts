/** What the rows of the constraint tables bind to (FORMAT section 4). */
import type {
  AtomicityRow,
  Cell,
  LivenessRow,
  MutualExclusionRow,
  SequenceRow,
  Constraints as Tables,
} from '../../plan/model.ts';
import type { ConstraintRow } from '../../plan/template.ts';
import type { Lookup } from '../lookup.ts';
import type { Stretch } from '../stretch.ts';
import { type CellDoubts, cellDoubts } from './cell-doubts.ts';
import type { Mention, Names } from './mention.ts';
import type { CellMentions, Unbound, UnknownMention } from './model.ts';
import { namedIn } from './naming.ts';
import { allMentions, onlyNames, type Reading, type ReadRow, readCell } from './reading.ts';
import { readOrder } from './sentence.ts';
import { sizeOf, union } from './sets.ts';
import { isKnown, namesOf, nobody, type Side, side, sideOf, stretchesOf } from './side.ts';
import { unknownMentions } from './unknown.ts';

/** A row of any of the tables. */
export interface BoundRow<Row extends ConstraintRow> extends ReadRow<Row> {
  /** The words in these cells that name what the plan has, whether the row is bound or not. */
  mentions(): CellMentions[];
}

/** A row of two sides: what comes first and what waits, or what excludes what. */
export interface BoundPair<Row extends ConstraintRow> extends BoundRow<Row> {
  one: Side;
  other: Side;
  /** Null for a bound row; then each side names a task, and not both the same single one. */
  unbound: Unbound | null;
}

/** A row about tasks, as many as its cells name. */
export interface BoundGroup<Row extends ConstraintRow> extends BoundRow<Row> {
  tasks: Side;
  /** The words that name them. */
  namings: readonly Naming[];
}

/** Words of a row, and the tasks that they come to. */
export interface Naming {
  cell: Cell;
  mention: Mention;
  stretches: readonly Stretch[];
}

/** All rows, in the order of their tables. */
export interface Bound {
  sequence: readonly BoundPair<SequenceRow>[];
  mutualExclusion: readonly BoundPair<MutualExclusionRow>[];
  liveness: readonly BoundGroup<LivenessRow>[];
  atomicity: readonly BoundGroup<AtomicityRow>[];
  /** Names that nothing in the plan has, in the order of the tables. */
  unknown: readonly UnknownMention[];
}

export function bind(tables: Tables, lookup: Lookup): Bound {
  const names = namesOf(lookup);
  const sequence = (tables.sequence?.rows ?? []).map((row) => bindSequence(row, lookup, names));
  const mutualExclusion = (tables.mutualExclusion?.rows ?? []).map((row) => bindExclusion(row, lookup, names));
  const liveness = (tables.liveness?.rows ?? []).map((row) =>
    bindGroup(row, [row.requirement, row.trigger], cellDoubts.liveness, lookup, names),
  );
  const atomicity = (tables.atomicity?.rows ?? []).map((row) =>
    bindGroup(row, [row.group], cellDoubts.atomicity, lookup, names),
  );
  const unknown = unknownMentions([...sequence, ...mutualExclusion, ...liveness, ...atomicity], lookup);
  return { sequence, mutualExclusion, liveness, atomicity, unknown };
}

function bindSequence(row: SequenceRow, lookup: Lookup, names: Names): BoundPair<SequenceRow> {
  const reading = readCell(row.constraint, names, 'sentence');
  const order = readOrder(reading);
  const read = asRead(row, [reading], lookup);
  if (typeof order === 'string') return { ...read, one: nobody, other: nobody, unbound: order };
  return { ...read, ...bindPair(order.before, order.after, lookup) };
}

function bindExclusion(row: MutualExclusionRow, lookup: Lookup, names: Names): BoundPair<MutualExclusionRow> {
  const [a, b] = [readCell(row.a, names, 'names'), readCell(row.b, names, 'names')];
  const sides = [namesIn(a, cellDoubts.exclusion), namesIn(b, cellDoubts.exclusion)] as const;
  return { ...asRead(row, [a, b], lookup), ...bindPair(...sides, lookup) };
}

function bindGroup<Row extends ConstraintRow>(
  row: Row,
  cells: readonly Cell[],
  doubts: CellDoubts,
  lookup: Lookup,
  names: Names,
): BoundGroup<Row> {
  const readings = cells.map((cell) => readCell(cell, names, 'names'));
  const namings = readings.flatMap((reading) =>
    namesIn(reading, doubts).map((mention) => ({
      cell: reading.cell,
      mention,
      stretches: stretchesOf(mention, lookup),
    })),
  );
  const tasks = side(
    namings.flatMap(({ stretches }) => stretches),
    lookup,
  );
  return { ...asRead(row, readings, lookup), tasks, namings };
}

function asRead<Row extends ConstraintRow>(row: Row, readings: readonly Reading[], lookup: Lookup): BoundRow<Row> {
  const mentions = () =>
    readings.map((reading) => ({
      cell: reading.cell,
      mentions: allMentions(reading).filter((mention) => isKnown(mention, lookup)),
    }));
  return { row, readings, mentions };
}

function bindPair(
  one: readonly Mention[],
  other: readonly Mention[],
  lookup: Lookup,
): Pick<BoundPair<never>, 'one' | 'other' | 'unbound'> {
  const sides = { one: sideOf(one, lookup, other), other: sideOf(other, lookup, one) };
  const unbound = whyUnbound(sides.one, sides.other);
  return unbound === null ? { ...sides, unbound } : { one: nobody, other: nobody, unbound };
}

function whyUnbound(one: Side, other: Side): Unbound | null {
  const named = [one, other].filter(({ stretches }) => stretches.length > 0).length;
  if (named < 2) return named === 1 ? 'one-side' : 'no-names';
  return sizeOf(union([...one.stretches, ...other.stretches])) === 1 ? 'one-task' : null;
}

function namesIn(reading: Reading, { before, anywhere, among }: CellDoubts): readonly Mention[] {
  const { text, sides, mentions } = reading;
  const [whole] = sides;
  const plain = onlyNames(reading, whole);
  if (plain) return plain;
  if (mentions(whole).length === 0 || anywhere.test(text)) return [];
  const found = namedIn(reading, whole, before);
  return among.test(text.slice(found[0]?.from ?? 0, found.at(-1)?.to ?? 0)) ? [] : found;
}
