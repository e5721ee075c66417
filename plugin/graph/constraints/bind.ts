/** What the rows of the constraint tables bind to (FORMAT section 4). */
import type {
  AtomicityRow,
  Cell,
  LivenessRow,
  MutualExclusionRow,
  SequenceRow,
  Constraints as Tables,
} from '../../plan/model.ts';
import type { Lookup } from '../lookup.ts';
import { type CellDoubts, cellDoubts } from './cell-doubts.ts';
import { maskedText } from './mask.ts';
import type { Mention, Names } from './mention.ts';
import type { Unbound, UnknownMention } from './model.ts';
import { namedIn } from './naming.ts';
import { readOrder } from './sentence.ts';
import { namesOf, nobody, type Side, sideOf, writesOut } from './side.ts';
import { sizeOf, union } from './union.ts';
import { unknownMentions } from './unknown.ts';

/** A row of two sides: what comes first and what waits, or what excludes what. */
export interface BoundPair<Row> {
  row: Row;
  one: Side;
  other: Side;
  /** Null for a bound row; then each side names a task, and not both the same single one. */
  unbound: Unbound | null;
}

/** A row about tasks, as many as its cells name. */
export interface BoundGroup<Row> {
  row: Row;
  tasks: Side;
}

/** `written`: those of the tasks that are named one by one, not by a range or a phase. */
export interface BoundRequirement extends BoundGroup<LivenessRow> {
  written: Side;
}

/** All rows, in the order of their tables. */
export interface Bound {
  sequence: readonly BoundPair<SequenceRow>[];
  mutualExclusion: readonly BoundPair<MutualExclusionRow>[];
  liveness: readonly BoundRequirement[];
  atomicity: readonly BoundGroup<AtomicityRow>[];
  /** Names that nothing in the plan has, in the order of the tables. */
  unknown: readonly UnknownMention[];
}

export function bind(tables: Tables, lookup: Lookup): Bound {
  const names = namesOf(lookup);
  const { sequence, mutualExclusion, liveness, atomicity } = tables;
  return {
    sequence: (sequence?.rows ?? []).map((row) => bindSequence(row, lookup, names)),
    mutualExclusion: (mutualExclusion?.rows ?? []).map((row) => bindExclusion(row, lookup, names)),
    liveness: (liveness?.rows ?? []).map((row) => bindRequirement(row, lookup, names)),
    atomicity: (atomicity?.rows ?? []).map((row) => ({
      row,
      tasks: sideOf(namesIn(row.group, names, cellDoubts.atomicity), row.group, lookup),
    })),
    unknown: unknownMentions(tables, lookup, names),
  };
}

function bindSequence(row: SequenceRow, lookup: Lookup, names: Names): BoundPair<SequenceRow> {
  const order = readOrder(maskedText(row.constraint.flow), names);
  if (typeof order === 'string') return { row, one: nobody, other: nobody, unbound: order };
  const { constraint } = row;
  return bindPair(row, [order.before, constraint], [order.after, constraint], lookup);
}

function bindExclusion(row: MutualExclusionRow, lookup: Lookup, names: Names): BoundPair<MutualExclusionRow> {
  const [a, b] = [row.a, row.b].map((cell) => namesIn(cell, names, cellDoubts.exclusion)) as [Mention[], Mention[]];
  return bindPair(row, [a, row.a], [b, row.b], lookup);
}

function bindRequirement(row: LivenessRow, lookup: Lookup, names: Names): BoundRequirement {
  const cells = [row.requirement, row.trigger].map(
    (cell) => [cell, namesIn(cell, names, cellDoubts.liveness)] as const,
  );
  return {
    row,
    tasks: join(cells.map(([cell, mentions]) => sideOf(mentions, cell, lookup))),
    written: join(cells.map(([cell, mentions]) => sideOf(mentions.filter(writesOut), cell, lookup))),
  };
}

type Named = readonly [mentions: readonly Mention[], cell: Cell];

function bindPair<Row>(row: Row, one: Named, other: Named, lookup: Lookup): BoundPair<Row> {
  const sides = [sideOf(...one, lookup, ...other), sideOf(...other, lookup, ...one)] as const;
  const named = sides.filter(({ stretches }) => stretches.length > 0).length;
  const isOneTask = sizeOf(union(sides.flatMap(({ stretches }) => stretches))) === 1;
  const unbound = named < 2 ? (named === 1 ? 'one-side' : 'no-names') : isOneTask ? 'one-task' : null;
  return unbound === null
    ? { row, one: sides[0], other: sides[1], unbound }
    : { row, one: nobody, other: nobody, unbound };
}

function namesIn({ flow }: Cell, names: Names, { before, anywhere, among }: CellDoubts): Mention[] {
  const text = maskedText(flow);
  if (anywhere.test(text)) return [];
  const found = namedIn(text, { from: 0, to: text.length }, names, before);
  return among.test(text.slice(found[0]?.from ?? 0, found.at(-1)?.to ?? 0)) ? [] : found;
}

/** Several cells as one side. */
function join(sides: readonly Side[]): Side {
  return {
    mentions: sides.flatMap(({ mentions }) => mentions),
    stretches: union(sides.flatMap(({ stretches }) => stretches)),
    ids: () => [...new Set(sides.flatMap(({ ids }) => ids()))],
  };
}
